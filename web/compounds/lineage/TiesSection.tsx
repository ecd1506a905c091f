/** What goes along with a split or a merge and what waits with the old record, said before anybody confirms. */
import type { Fate, Tie } from '#contract/carrying.ts'
import { type Say, useT } from '#web/language.ts'
import { Note } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'

type TiesSectionProps = {
  fates: readonly Fate[]
  /** Names of the new compounds, in their order. */
  names: readonly string[]
  /** Whose a tie is, where several are merged. */
  nameOf?: (id: string) => string
  /** Sentences of what else goes along, and of what else stays. */
  goes?: readonly string[]
  stays?: readonly string[]
}

export function TiesSection({ fates, names, nameOf, goes = [], stays = [] }: TiesSectionProps) {
  const t = useT()
  const told = (tie: Tie) => tieTold(t, tie, nameOf)
  const along = fates.flatMap(({ tie, to, why }) => {
    if (why !== null) return []
    const which = to.map((place) => names[place]).join(t('shell.comma'))
    return names.length > 1 ? t('lineage.ties.to', { what: told(tie), names: which }) : told(tie)
  })
  const behind = fates.flatMap(({ tie, why }) =>
    why === null ? [] : t('lineage.ties.because', { what: told(tie), why: t(`lineage.ties.why.${why}`) }),
  )
  const [going, staying] = [
    [...goes, ...along],
    [...behind, ...stays],
  ]
  return (
    <>
      {going.length > 0 && (
        <Section title={t('lineage.ties.goes')} className="ties">
          <List sentences={going} />
        </Section>
      )}
      {staying.length > 0 && (
        <Section title={t('lineage.ties.stays')} className="ties">
          <Note tone="warning">
            <List sentences={staying} />
          </Note>
        </Section>
      )}
    </>
  )
}

/** Decisions that only name the retired, long after: they are gone from here once somebody decided anew. */
export function LeftTies({ ties }: { ties: readonly Tie[] }) {
  const t = useT()
  if (ties.length === 0) return null
  return (
    <Note tone="warning">
      {t('lineage.ties.left')}
      <List sentences={ties.map((tie) => tieTold(t, tie))} />
    </Note>
  )
}

const List = ({ sentences }: { sentences: readonly string[] }) => (
  <ul className="note-list">
    {[...new Set(sentences)].map((sentence) => (
      <li key={sentence}>{sentence}</li>
    ))}
  </ul>
)

function tieTold(t: Say, tie: Tie, nameOf?: (id: string) => string): string {
  const what = whatTold(t, tie)
  return nameOf ? t('lineage.ties.of', { of: nameOf(tie.of), what }) : what
}

function whatTold(t: Say, tie: Tie): string {
  switch (tie.kind) {
    case 'neighbours':
      return t(tie.linked ? 'lineage.ties.declared' : 'lineage.ties.denied', {
        name: tie.other.name,
        reason: tie.reason,
      })
    case 'wall': {
      const decision = t(`walls.decision.${tie.decision ?? 'undecided'}`)
      const told = tie.note ? [decision, t('lineage.ties.wallNoted')].join(t('shell.comma')) : decision
      return t('lineage.ties.wall', { name: tie.other.name, decision: told })
    }
    case 'balance':
      return t('lineage.ties.balance', { name: tie.unit.name })
    case 'records':
      return t(`lineage.ties.records.${tie.what}`, { count: tie.count })
    case 'draft':
      return t('lineage.ties.draft', { name: tie.scheme.name })
  }
}
