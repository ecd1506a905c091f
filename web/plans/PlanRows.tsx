/** The compounds in a plan, in its order or the urgent ones first, with their facts as the ledger has them; and all on the map. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { type LivePlanRow, type RowUrgency, rowUrgencies } from '#contract/plan-rows.ts'
import { useT } from '#web/language.ts'
import { Picker } from '#web/ui/Picker.tsx'
import { useKeptFocus } from '#web/use-kept-focus.ts'
import { useToMap } from '#web/use-to-map.ts'
import type { PlanProps } from './OpenPlan.tsx'
import { PlanRow } from './PlanRow.tsx'
import { useRows } from './use-rows.ts'

const every = 'every'
const unsaid = 'unsaid'
type Shown = { only: string; urgentFirst: boolean }

export function PlanRows(props: PlanProps) {
  const { plan, readOnly } = props
  const t = useT()
  const rows = useRows(plan)
  const toMap = useToMap(props)
  const [wanted, want] = useState<Shown>({ only: every, urgentFirst: false })
  const shown = rowsShown(plan.rows, wanted)
  const { list, leaving } = useKeptFocus<HTMLElement>(
    shown.map(({ id }) => id),
    '.plan-remove',
  )
  const remove = (id: string) => {
    leaving(id)
    rows.remove(id)
  }
  // what is not all there, or not in the plan's own order, has no place to be moved to
  const isWhole = shown.length === plan.rows.length && !wanted.urgentFirst
  return (
    <>
      {plan.rows.length > 0 && (
        <div className="plan-bar">
          <Picker
            label={t('plans.columns.urgency')}
            options={[
              { value: every, label: t('plans.anyUrgency') },
              ...rowUrgencies.map((value) => ({ value, label: t(`plans.rowUrgencies.${value}`) })),
              { value: unsaid, label: t('plans.noUrgency') },
            ]}
            value={wanted.only}
            onChange={(only) => want({ ...wanted, only })}
          />
          <label>
            <input
              type="checkbox"
              checked={wanted.urgentFirst}
              onChange={({ target }) => want({ ...wanted, urgentFirst: target.checked })}
            />{' '}
            {t('plans.byUrgency')}
          </label>
          {shown.length < plan.rows.length && (
            <span className="quiet">{t('plans.shownOf', { shown: shown.length, all: plan.rows.length })}</span>
          )}
          <Button className="link plan-on-map" onPress={() => toMap(shown.map(({ id }) => id))}>
            {t('plans.showAllOnMap')}
          </Button>
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard, and is where it goes when the last row is gone */}
      <section className="plan-scroll" ref={list} tabIndex={0} aria-label={t('plans.rows')}>
        {shown.length === 0 ? (
          <p className="empty">{t(plan.rows.length === 0 ? 'plans.noRows' : 'plans.noneSuch')}</p>
        ) : (
          <table className="plan-table">
            <thead>
              <tr>
                <th scope="col">{t('plans.columns.serial')}</th>
                <th scope="col">{t('plans.columns.name')}</th>
                <th scope="col" title={t('plans.urgencyRule')}>
                  {t('plans.columns.urgency')}
                </th>
                <th scope="col">{t('plans.columns.street')}</th>
                <th scope="col">{t('plans.columns.builtYear')}</th>
                <th scope="col" data-number>
                  {t('plans.columns.households')}
                </th>
                <th scope="col" data-number>
                  {t('plans.columns.costWan')}
                </th>
                <th scope="col">{t('plans.columns.area')}</th>
                <th scope="col">{t('plans.columns.workClass')}</th>
                <th scope="col">{t('plans.columns.year')}</th>
                {!readOnly && <th className="plan-tools" aria-label={t('plans.removeShort')} />}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <PlanRow
                  key={row.id}
                  {...props}
                  row={row}
                  at={plan.rows.indexOf(row)}
                  isMovable={isWhole}
                  rows={rows}
                  onRemove={remove}
                  onMap={() => toMap([row.id])}
                />
              ))}
            </tbody>
          </table>
        )}
      </section>
      {shown.length > 0 && <p className="quiet plan-urgency-rule">{t('plans.urgencyRule')}</p>}
    </>
  )
}

function rowsShown(rows: readonly LivePlanRow[], { only, urgentFirst }: Shown): readonly LivePlanRow[] {
  const kept = only === every ? rows : rows.filter(({ urgency }) => (urgency ?? unsaid) === only)
  return urgentFirst ? [...kept].sort((a, b) => placeOf(a.urgency) - placeOf(b.urgency)) : kept
}

/** Whoever has no grade yet comes last. */
const placeOf = (urgency: RowUrgency | null) => (urgency === null ? rowUrgencies.length : rowUrgencies.indexOf(urgency))
