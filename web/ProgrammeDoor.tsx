/** Leads to the programme: to the page last open in this window, else the first. */
import { Link } from 'wouter'
import { useT } from './language.ts'
import { pages } from './pages.tsx'
import { pageNames, urlOf, type View } from './view.ts'

type ProgrammeDoorProps = { view: View; className?: string }

export function ProgrammeDoor({ view, className }: ProgrammeDoorProps) {
  const t = useT()
  const first = pageNames.find((name) => name in pages)
  if (!first) return null
  return (
    <Link
      className={className}
      href={urlOf({ ...view, page: view.page ?? first, item: null, importing: null })}
      aria-current={view.page === null ? undefined : 'page'}
    >
      {t('programme.title')}
    </Link>
  )
}
