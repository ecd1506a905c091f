/** The plan years of an area's members, and what giving them all one would mean; the button that asks for it. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Area } from '#contract/area.ts'
import { useT } from '#web/language.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import { PlanYearDialog } from './PlanYearDialog.tsx'
import { isAllFixed, shiftInWords, yearsInWords } from './plan-year-words.ts'
import { usePlanYear } from './use-areas.ts'

export function PlanYear({ area, readOnly }: { area: Area; readOnly: boolean }) {
  const t = useT()
  const [asks, setAsks] = useState(false)
  const seen = usePlanYear(area, area.planYear)
  const { data } = seen
  const isOne = data?.moves.length === 0 && area.planYear === data.year
  return (
    <div className="plan-year">
      <h3>
        {t('areaPanel.oneYear.title')} <span className="quiet">{yearsInWords(t, area)}</span>
      </h3>
      {seen.error && <ProblemNote problem={seen.error} onRetry={() => seen.refetch()} />}
      {data && <p>{shiftInWords(t, data)}</p>}
      {data && !readOnly && !isAllFixed(data) && (
        <Button className={isOne ? 'link' : 'button'} onPress={() => setAsks(true)}>
          {isOne || data.year === null
            ? t('areaPanel.oneYear.choose')
            : t('areaPanel.oneYear.harmonise', { year: data.year })}
        </Button>
      )}
      {asks && <PlanYearDialog area={area} onClose={() => setAsks(false)} />}
    </div>
  )
}
