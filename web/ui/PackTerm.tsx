/** 有效期: from when and until when a document sets what comes again, with its clause, and whether that is printed or our reading. */
import type { PackHead } from '#contract/policy.ts'
import { useT } from '#web/language.ts'
import { documentName } from './document-name.ts'
import { PrintedClause } from './PrintedClause.tsx'

export function PackTerm({ pack }: { pack: PackHead }) {
  const t = useT()
  if (!pack.validity) return null
  const { from, to, basis, clause, printed, note } = pack.validity
  const how = t(`policies.page.termBasis.${basis}`)
  const told = [
    from && t('policies.page.termBegins', { day: from, basis: how }),
    to && t('policies.page.termEnds', { day: to, basis: how }),
  ]
    .filter(Boolean)
    .join(t('shell.comma'))
  return (
    <span className="pack-term quiet">
      {told}{' '}
      <PrintedClause document={pack} clause={clause} printed={printed} note={note ?? null} about={documentName(pack)} />
    </span>
  )
}
