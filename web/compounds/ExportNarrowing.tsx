/** My area, my year, my fund: narrows a file beyond the filters of the page, which stay as they are. */
import { useId } from 'react'
import type { Area } from '#contract/area.ts'
import type { CompoundRow } from '#contract/compound.ts'
import { useT } from '#web/language.ts'
import { choicesIn, type Narrowing } from './export-filter.ts'

type ExportNarrowingProps = {
  rows: readonly CompoundRow[]
  areas: readonly Pick<Area, 'id' | 'number' | 'name'>[]
  chosen: Narrowing
  onChoose: (chosen: Narrowing) => void
}

export function ExportNarrowing({ rows, areas, chosen, onChoose }: ExportNarrowingProps) {
  const t = useT()
  const { areaIds, planYears, fundings } = choicesIn(rows)
  const nameOf = new Map(areas.map(({ id, number, name }) => [id, `${number} ${name}`]))
  return (
    <div className="export-narrowing">
      <Choice
        label={t('exports.narrow.area')}
        all={t('exports.narrow.allAreas')}
        options={areaIds.map((id) => [id, nameOf.get(id) ?? id])}
        value={chosen.area}
        onChange={(area) => onChoose({ ...chosen, area })}
      />
      <Choice
        label={t('exports.narrow.planYear')}
        all={t('exports.narrow.allYears')}
        options={planYears.map((year) => [year, year === 'none' ? t('compounds.noPlanYear') : year])}
        value={chosen.planYear}
        onChange={(planYear) => onChoose({ ...chosen, planYear })}
      />
      <Choice
        label={t('exports.narrow.funding')}
        all={t('exports.narrow.allFunds')}
        options={fundings.map((words) => [words, words])}
        value={chosen.funding}
        onChange={(funding) => onChoose({ ...chosen, funding })}
      />
    </div>
  )
}

type ChoiceProps = {
  label: string
  all: string
  options: readonly (readonly [string, string])[]
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/** Nothing to choose among is nothing to show. */
function Choice({ label, all, options, value, onChange }: ChoiceProps) {
  const id = useId()
  if (options.length === 0) return null
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      >
        <option value="">{all}</option>
        {options.map(([code, words]) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </select>
    </>
  )
}
