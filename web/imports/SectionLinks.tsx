/** The four sections by name and number; a press brings one into sight. */
import type { ImportPreview } from '#contract/import.ts'
import { figure, useT } from '#web/language.ts'

export function SectionLinks({ preview }: { preview: ImportPreview }) {
  const t = useT()
  const rows = Object.entries(preview.summary).reduce(
    (sum, [kind, count]) => (kind === 'missing' ? sum : sum + count),
    0,
  )
  const links = [
    { id: 'import-columns', label: t('imports.columns.title'), count: preview.columns.length },
    { id: 'import-place', label: t('imports.place.title'), count: preview.picture.total },
    { id: 'import-rows', label: t('imports.rows.title'), count: rows },
    { id: 'import-findings', label: t('imports.findings.title'), count: preview.findingsTotal },
  ]
  return (
    <nav className="import-links" aria-label={t('imports.sections')}>
      {links.map(({ id, label, count }) => (
        <button
          key={id}
          type="button"
          onClick={() => document.getElementById(id)?.scrollIntoView({ block: 'start', behavior: 'auto' })}
        >
          {label} <b>{figure(count)}</b>
        </button>
      ))}
    </nav>
  )
}
