/** What stands behind one target: its words, the rows of the difference, the dated steps, the ledger by street and fund. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { isUnexplained } from '#contract/target-footnotes.ts'
import type { DifferenceRow, TargetList, TargetStanding } from '#contract/targets.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { useStage } from '#web/stage.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { useToMap } from '#web/use-to-map.ts'
import { useUndo } from '#web/use-undo.ts'
import { OutcomeList } from './OutcomeList.tsx'
import { SettleDialog } from './SettleDialog.tsx'
import { TargetDialog } from './TargetDialog.tsx'
import { TargetWords } from './TargetWords.tsx'
import { useDeleteTarget, useSaveTarget } from './use-targets.ts'
import { footnoteIn } from './words.ts'

export type DetailProps = PanelProps & { standing: TargetStanding; list: TargetList; name: string }

export function TargetDetail(props: DetailProps) {
  const { standing, readOnly, name } = props
  const t = useT()
  const [settling, setSettling] = useState(false)
  const { target, reach, state, difference, undecided } = standing
  return (
    <>
      <TargetWords target={target} />
      <p className="quiet">{t(`targets.reaches.${reach}`, { year: target.year })}</p>
      {isUnexplained(standing) && <Note tone="warning">{footnoteIn(t, standing)}</Note>}
      <Rows {...props} />
      {standing.households && state === 'unassigned' && <Unassigned standing={standing} />}
      {undecided.length > 0 && <p className="quiet">{t('targets.undecided', { count: undecided.length })}</p>}
      <Actual standing={standing} />
      <Breakdown standing={standing} />
      <OutcomeList {...props} />
      <div className="target-acts">
        {!readOnly && difference !== 0 && (
          <Button className="button primary" onPress={() => setSettling(true)}>
            {t('targets.settle')}
          </Button>
        )}
        {!readOnly && target.pack === null && <OwnActs {...props} />}
      </div>
      {settling && <SettleDialog {...props} name={name} onClose={() => setSettling(false)} />}
    </>
  )
}

/** The rows behind the difference; each opens its compound on the map. */
function Rows({ standing: { rows, isExact }, ledger, change }: DetailProps) {
  const t = useT()
  const toMap = useToMap({ ledger, change })
  if (rows.length === 0) return null
  return (
    <section className="target-part">
      <h3>{t(isExact ? 'targets.behind' : 'targets.behindAmong')}</h3>
      <ul className="target-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <Button
              className="link"
              aria-label={t('targets.showOnMap', { name: row.name })}
              onPress={() => toMap([row.id])}
            >
              {row.name}
            </Button>{' '}
            <span className="quiet">{whyIn(t, row)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const whyIn = (t: ReturnType<typeof useT>, { why, planYear }: DifferenceRow) =>
  t(`targets.whys.${why}`, { year: planYear ?? '' })

function Unassigned({ standing: { households, wanted, planned } }: { standing: TargetStanding }) {
  const t = useT()
  if (!households) return null
  return (
    <section className="target-part">
      <h3>{t('targets.unassignedTitle')}</h3>
      <p>{t('targets.unassignedText', { ...households, wanted, planned })}</p>
    </section>
  )
}

function Actual({ standing: { target, actual } }: { standing: TargetStanding }) {
  const t = useT()
  const { judgedOn, isOver, done, withinYear, ofPlanned, invented } = actual
  const told = t(target.measure === 'start' ? 'targets.actualStart' : 'targets.actualFinish', {
    day: judgedOn,
    count: done.length,
  })
  return (
    <section className="target-part">
      <h3>{t('targets.actualTitle')}</h3>
      <p>
        {told}
        {done.length > 0 && (
          <span className="quiet">
            {' '}
            {t('targets.actualParts', { year: target.year, within: withinYear, ofPlanned })}
          </span>
        )}{' '}
        <em className="tag">{t(isOver ? 'targets.over' : 'targets.notOver')}</em>
      </p>
      {invented > 0 && <p className="quiet">{t('targets.actualInvented', { count: invented })}</p>}
    </section>
  )
}

function Breakdown({ standing: { streets, funds } }: { standing: TargetStanding }) {
  const t = useT()
  if (streets.length === 0) return null
  const told = (counts: TargetStanding['streets']) =>
    counts.map(({ name, count }) => `${name ?? t('targets.withoutKey')} ${count}`).join(t('shell.comma'))
  return (
    <section className="target-part">
      <h3>{t('targets.breakdown')}</h3>
      <p>{told(streets)}</p>
      <p>{told(funds)}</p>
    </section>
  )
}

/** A target of the district's own is changed and taken away by the district. */
function OwnActs(props: DetailProps) {
  const { standing, view, change } = props
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const [editing, setEditing] = useState(false)
  const removing = useDeleteTarget(view.adcode)
  const saving = useSaveTarget(view.adcode)
  const { target } = standing
  const remove = () =>
    void removing.mutateAsync(target).then(
      () => {
        change({ item: null }, { replace: true })
        const { measure, strength, unit, year, amount, onDay, builtBefore, fundingLabel, source, printed } = target
        const stated = { measure, strength, unit, year, amount, onDay, builtBefore, fundingLabel }
        const again = {
          ...{ adcode: view.adcode, ...stated, streetOfficeId: target.streetOffice?.id ?? null },
          ...{ words: printed ?? '', by: source },
        }
        const add = () => saving.mutateAsync({ kind: 'add', target: again })
        stage.say({ text: t('targets.removed'), undo: () => undo(add, t('targets.undone')) })
      },
      () => undefined, // the refusal stands below
    )
  return (
    <>
      <Button className="button" onPress={() => setEditing(true)}>
        {t('targets.edit')}
      </Button>
      {standing.outcomes.length === 0 && (
        <Button className="button danger" isDisabled={removing.isPending} onPress={remove}>
          {t('targets.remove')}
        </Button>
      )}
      {removing.error && <ProblemNote problem={removing.error} />}
      {editing && <TargetDialog {...props} target={target} onClose={() => setEditing(false)} />}
    </>
  )
}
