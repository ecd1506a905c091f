/** The clause a rule of money rests on, by the pack it is of; nothing where no document says it. */
import type { Cited, PackWords } from '#contract/money.ts'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'

type PackClauseProps = { cites: Cited | null; packs: readonly PackWords[]; about: string }

export function PackClause({ cites, packs, about }: PackClauseProps) {
  const pack = packs.find(({ id }) => id === cites?.pack)
  if (!cites || !pack) return null
  return (
    <PrintedClause
      document={pack}
      clause={cites.clause}
      printed={cites.printed}
      quoted={pack.clauses.find(({ id }) => id === cites.clause)?.quoted}
      about={about}
    />
  )
}
