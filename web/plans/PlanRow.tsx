/** One compound of a plan: its facts, how urgent it is, its class of work and year, its place in the order. */
import { Button } from 'react-aria-components'
import { type LivePlanRow, type RowUrgency, rowUrgencies } from '#contract/plan-rows.ts'
import type { Plan } from '#contract/plans.ts'
import { type WorkClass, workClasses } from '#contract/policy.ts'
import { figure, useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'
import type { PlanProps } from './OpenPlan.tsx'
import type { useRows } from './use-rows.ts'

type PlanRowProps = PlanProps & {
  row: LivePlanRow
  /** Its place in the plan, from 0. */
  at: number
  isMovable: boolean
  rows: ReturnType<typeof useRows>
  onRemove: (id: string) => void
  onMap: () => void
}

export function PlanRow({ plan, row, at, isMovable, rows, onRemove, onMap, readOnly }: PlanRowProps) {
  const t = useT()
  const { id, name, street, builtYear, builtYearNote, households, costWan, area, workClass, retired } = row
  return (
    <tr data-retired={retired || undefined}>
      <td>{at + 1}</td>
      <th scope="row">
        <Button className="link" aria-label={t('plans.showOnMap', { name })} onPress={onMap}>
          {name}
        </Button>
      </th>
      <td>
        <Urgency row={row} rows={rows} readOnly={readOnly} />
      </td>
      <td>{street ?? '—'}</td>
      <td>{builtYear ?? builtYearNote ?? '—'}</td>
      <td data-number>
        <Amount value={households} />
      </td>
      <td data-number>
        <Amount value={costWan} />
      </td>
      <td>{area ?? '—'}</td>
      <td>
        {readOnly ? (
          workClass && t(`policies.workClass.${workClass}`)
        ) : (
          <select
            className="input"
            aria-label={t('plans.workClassOf', { name })}
            value={workClass ?? ''}
            onChange={({ target }) => rows.change(id, { workClass: (target.value || null) as WorkClass | null })} // its options are these
          >
            <option value="">{t('plans.anyClass')}</option>
            {workClasses.map((each) => (
              <option key={each} value={each}>
                {t(`policies.workClass.${each}`)}
              </option>
            ))}
          </select>
        )}
      </td>
      <td>
        <Year plan={plan} row={row} rows={rows} readOnly={readOnly} />
      </td>
      {!readOnly && (
        <td className="plan-tools">
          <Button
            className="icon-button plan-up"
            aria-label={t('plans.up', { name })}
            isDisabled={!isMovable || at === 0}
            onPress={() => rows.move(id, -1)}
          >
            <Icon name="chevron" size={14} />
          </Button>
          <Button
            className="icon-button"
            aria-label={t('plans.down', { name })}
            isDisabled={!isMovable || at === plan.rows.length - 1}
            onPress={() => rows.move(id, 1)}
          >
            <Icon name="chevron" size={14} />
          </Button>
          <Button
            className="icon-button plan-remove"
            aria-label={t('plans.remove', { name })}
            onPress={() => onRemove(id)}
          >
            <Icon name="close" size={14} />
          </Button>
        </td>
      )}
    </tr>
  )
}

/** Told by a sign and a word, never by colour alone. */
function Urgency({ row: { id, name, urgency }, rows, readOnly }: Pick<PlanRowProps, 'row' | 'rows' | 'readOnly'>) {
  const t = useT()
  return (
    <span className="plan-row-urgency" data-urgency={urgency ?? undefined}>
      {readOnly ? (
        urgency && t(`plans.rowUrgencies.${urgency}`)
      ) : (
        <select
          className="input"
          aria-label={t('plans.urgencyOf', { name })}
          value={urgency ?? ''}
          onChange={({ target }) => rows.change(id, { urgency: (target.value || null) as RowUrgency | null })} // its options are these
        >
          <option value="">{t('plans.noUrgency')}</option>
          {rowUrgencies.map((each) => (
            <option key={each} value={each}>
              {t(`plans.rowUrgencies.${each}`)}
            </option>
          ))}
        </select>
      )}
    </span>
  )
}

/** A plan over several years gives each compound one of them; where the ledger says another, that stands beside it. */
function Year({ plan, row, rows, readOnly }: Pick<PlanRowProps, 'plan' | 'row' | 'rows' | 'readOnly'>) {
  const t = useT()
  const { id, name, year, planYear } = row
  const differs = planYear !== year && (
    <small className="plan-differs">{t('plans.ledgerSays', { year: planYear ?? t('plans.noYear') })}</small>
  )
  if (plan.kind !== 'three-year' || readOnly)
    return (
      <>
        {year ?? t('plans.noYear')}
        {differs}
      </>
    )
  return (
    <>
      <select
        className="input"
        aria-label={t('plans.yearOf', { name })}
        value={year ?? ''}
        onChange={({ target }) => rows.change(id, { year: target.value === '' ? null : Number(target.value) })}
      >
        <option value="">{t('plans.noYear')}</option>
        {yearsIn(plan).map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
      {differs}
    </>
  )
}

const yearsIn = ({ fromYear, toYear }: Plan) => Array.from({ length: toYear - fromYear + 1 }, (_, i) => fromYear + i)

function Amount({ value }: { value: LivePlanRow['households'] }) {
  const t = useT()
  if (!value) return <span className="quiet">—</span>
  return (
    <>
      {figure(value.amount, 1)}
      {value.estimated && <em className="tag">{t('areaPanel.estimated')}</em>}
    </>
  )
}
