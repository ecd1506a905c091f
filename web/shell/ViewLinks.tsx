/** The three views of the one map, each with its own address, and what stands beside them. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useT } from '#web/language.ts'
import type { ViewName } from '#web/map/scene.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { urlOf, type View, viewNamed, viewNames } from '#web/view.ts'

type ViewLinksProps = {
  view: View
  className: string
  names?: readonly ViewName[]
  withIcons?: boolean
  children?: ReactNode
}

export function ViewLinks({ view, className, names = viewNames, withIcons = false, children }: ViewLinksProps) {
  const t = useT()
  return (
    <nav className={className} aria-label={t('shell.views')}>
      {names.map((name) => (
        <Link
          key={name}
          href={urlOf(viewNamed(view, name))}
          aria-current={view.name === name && view.page === null ? 'page' : undefined}
        >
          {withIcons && <Icon name={name} />}
          {t(`shell.viewNames.${name}`)}
        </Link>
      ))}
      {children}
    </nav>
  )
}
