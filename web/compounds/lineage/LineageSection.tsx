/** Where a compound came from and what became of it: “由同乐社区南北院拆分而来”, with the way back while there is one. */
import { Button } from 'react-aria-components'
import type { LineageEvent } from '#contract/lineage.ts'
import { useT } from '#web/language.ts'
import { Section } from '#web/ui/Section.tsx'
import { DifferenceNotes } from './DifferenceNotes.tsx'
import { LeftTies } from './TiesSection.tsx'
import { useLineage, useUndoLineage } from './use-lineage.ts'

type LineageSectionProps = { id: string; readOnly: boolean; onSelect: (ids: string[]) => void }

export function LineageSection({ id, readOnly, onSelect }: LineageSectionProps) {
  const t = useT()
  const { data: lineage } = useLineage(id)
  if (!lineage?.cameFrom && !lineage?.became) return null
  return (
    <Section title={t('lineage.title')} className="lineage">
      {lineage.cameFrom && (
        <Event id={id} event={lineage.cameFrom} side="came" readOnly={readOnly} onSelect={onSelect} />
      )}
      {lineage.became && <Event id={id} event={lineage.became} side="became" readOnly={readOnly} onSelect={onSelect} />}
    </Section>
  )
}

const sentences = {
  came: { split: 'lineage.splitFrom', merge: 'lineage.mergedFrom' },
  became: { split: 'lineage.splitInto', merge: 'lineage.mergedInto' },
} as const

type EventProps = LineageSectionProps & { event: LineageEvent; side: 'came' | 'became' }

function Event({ id: own, event, side, readOnly, onSelect }: EventProps) {
  const t = useT()
  const undo = useUndoLineage()
  const { kind, compounds, onDay, reason, undoneBy, differences, left } = event
  const others = compounds.map(({ id }) => id)
  // of a split the whole comes back; of a merge those that were merged, of whom this may be one
  const survivors = kind === 'split' ? [undoneBy.id] : side === 'came' ? others : [own]
  return (
    <div>
      <p>{t(sentences[side][kind], { names: compounds.map(({ name }) => `“${name}”`).join(t('shell.comma')) })}</p>
      <p className="quiet">{t('lineage.onDay', { day: onDay, reason })}</p>
      <DifferenceNotes differences={differences} />
      <LeftTies ties={left} />
      <p className="lineage-acts">
        {compounds.map(({ id, name }) => (
          <Button key={id} className="link" onPress={() => onSelect([id])}>
            {name}
          </Button>
        ))}
        {!readOnly && (
          <Button
            className="link"
            isDisabled={undo.isPending}
            onPress={() => undo.mutate({ ...undoneBy, kind, survivors, onSelect })}
          >
            {t(`lineage.undo.${kind}`)}
          </Button>
        )}
      </p>
    </div>
  )
}
