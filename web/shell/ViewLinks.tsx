/** The three views of the one map, each with its own address. */
import { useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { urlOf, type View, viewNamed, viewNames } from '#web/view.ts'
import { Link } from 'wouter'

export function ViewLinks({ view, className, withIcons = false }: { view: View; className: string; withIcons?: boolean }) {
  const t = useT()
  return (
    <nav className={className} aria-label={t('shell.views')}>
      {viewNames.map((name) => (
        <Link key={name} href={urlOf(viewNamed(view, name))} aria-current={view.name === name ? 'page' : undefined}>
          {withIcons && <Icon name={name} />}
          {t(`shell.viewNames.${name}`)}
        </Link>
      ))}
    </nav>
  )
}
