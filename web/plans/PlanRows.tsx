/** The compounds in a plan, in its order, with their facts as the ledger has them; and all of them on the map. */
import { Button } from 'react-aria-components'
import type { LivePlanRow, Plan } from '#contract/plans.ts'
import { type WorkClass, workClasses } from '#contract/policy.ts'
import { figure, useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'
import type { PlanProps } from './OpenPlan.tsx'
import { useRows } from './use-rows.ts'

/** An address holds no more. */
const mostOnMap = 200

export function PlanRows(props: PlanProps) {
  const { plan, change, readOnly } = props
  const t = useT()
  const rows = useRows(plan)
  if (plan.rows.length === 0) return <p className="empty">{t('plans.noRows')}</p>
  return (
    <>
      <Button
        className="link plan-on-map"
        onPress={() => change({ page: null, item: null, selected: plan.rows.slice(0, mostOnMap).map(({ id }) => id) })}
      >
        {t('plans.showAllOnMap')}
      </Button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="plan-scroll" tabIndex={0} aria-label={t('plans.rows')}>
        <table className="plan-table">
          <thead>
            <tr>
              <th scope="col">{t('plans.columns.serial')}</th>
              <th scope="col">{t('plans.columns.name')}</th>
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
            {plan.rows.map((row, at) => (
              <Row key={row.id} {...props} row={row} at={at} rows={rows} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

type RowProps = PlanProps & { row: LivePlanRow; at: number; rows: ReturnType<typeof useRows> }

function Row({ plan, row, at, rows, change, readOnly }: RowProps) {
  const t = useT()
  const { id, name, street, builtYear, builtYearNote, households, costWan, area, workClass, retired } = row
  return (
    <tr data-retired={retired || undefined}>
      <td>{at + 1}</td>
      <th scope="row">
        <Button
          className="link"
          aria-label={t('plans.showOnMap', { name })}
          onPress={() => change({ page: null, item: null, selected: [id] })}
        >
          {name}
        </Button>
      </th>
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
            isDisabled={at === 0}
            onPress={() => rows.move(id, -1)}
          >
            <Icon name="chevron" size={14} />
          </Button>
          <Button
            className="icon-button"
            aria-label={t('plans.down', { name })}
            isDisabled={at === plan.rows.length - 1}
            onPress={() => rows.move(id, 1)}
          >
            <Icon name="chevron" size={14} />
          </Button>
          <Button className="icon-button" aria-label={t('plans.remove', { name })} onPress={() => rows.remove(id)}>
            <Icon name="close" size={14} />
          </Button>
        </td>
      )}
    </tr>
  )
}

/** A plan over several years gives each compound one of them; where the ledger says another, that stands beside it. */
function Year({ plan, row, rows, readOnly }: Pick<RowProps, 'plan' | 'row' | 'rows' | 'readOnly'>) {
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
