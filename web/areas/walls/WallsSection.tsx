/** Where members of an area face each other: what becomes of each wall, who agrees, and metres in all. */
import { useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import type { AreaWalls, Wall } from '#contract/wall.ts'
import { boundsOf } from '#geodata/geojson.ts'
import { figure, useT } from '#web/language.ts'
import { withRoom } from '#web/map/around.ts'
import { useLent, useStage } from '#web/stage.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { useDecideWall, useWalls, type WallDecided } from './use-walls.ts'
import { WallRow } from './WallRow.tsx'
import { WallTotalsList } from './WallTotalsList.tsx'

type WallsSectionProps = { areaId: string; readOnly: boolean }

export function WallsSection({ areaId, readOnly }: WallsSectionProps) {
  const t = useT()
  const walls = useWalls(areaId)
  const [isOpen, setOpen] = useState(true)
  if (walls.error) return <ProblemNote problem={walls.error} onRetry={() => walls.refetch()} />
  if (!walls.data) return null
  const { total, undecided, lengthM } = walls.data
  const toggle = total > 0 && (
    <Button className="link" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
      {isOpen ? t('walls.close') : t('walls.open', { count: total })}
    </Button>
  )
  return (
    <Section title={t('walls.title')} remark={toggle} className="walls">
      {total === 0 && <p className="quiet">{t('walls.none')}</p>}
      {undecided > 0 && (
        <Note tone="warning">{t('walls.undecided', { count: undecided, length: figure(lengthM.undecided) })}</Note>
      )}
      {total > 0 && undecided === 0 && <Note tone="good">{t('walls.allDecided')}</Note>}
      {total > 0 && <WallTotalsList lengthM={lengthM} />}
      {isOpen && total > 0 && <OpenWalls areaId={areaId} walls={walls.data} readOnly={readOnly} />}
    </Section>
  )
}

const keyOf = ({ from, to }: Pick<Wall, 'from' | 'to'>) => `${from} ${to}`

/** The list itself; while it is open its walls are on the map. */
function OpenWalls({ areaId, walls: { items }, readOnly }: { areaId: string; walls: AreaWalls; readOnly: boolean }) {
  const t = useT()
  const stage = useStage()
  const decision = useDecideWall(areaId)
  const [lit, setLit] = useState<string | null>(null)
  useLent(useMemo(() => ({ walls: items.map((wall) => ({ ...wall, lit: keyOf(wall) === lit })) }), [items, lit]))

  const decide = (before: Wall, change: Pick<WallDecided, 'decision' | 'consent' | 'note'>) => {
    const { from, to } = before
    const undo = { from, to, decision: before.decision, consent: before.consent, note: before.note }
    decision.mutate(
      { from, to, ...change },
      {
        onSuccess: (saved) =>
          stage.say({
            text: t('walls.saved', {
              from: saved.fromName,
              to: saved.toName,
              decision: t(`walls.decision.${saved.decision ?? 'undecided'}`),
              consent: t(`walls.consent.${saved.consent}`),
            }),
            undo: () => decision.mutate({ ...undo, version: saved.version }),
          }),
      },
    )
  }
  const show = ({ lines }: Wall) => {
    const bounds = boundsOf({ type: 'MultiLineString', coordinates: lines })
    if (bounds) stage.lookAt(withRoom(bounds))
  }
  return (
    <>
      <p className="quiet">{t('walls.hint')}</p>
      {decision.error && <ProblemNote problem={decision.error} />}
      <ul className="wall-list">
        {items.map((wall) => (
          <WallRow
            key={keyOf(wall)}
            wall={wall}
            readOnly={readOnly}
            onDecide={(change) => decide(wall, change)}
            onRest={(isResting) => setLit(isResting ? keyOf(wall) : null)}
            onShow={() => show(wall)}
          />
        ))}
      </ul>
    </>
  )
}
