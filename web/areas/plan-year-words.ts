/** What one plan year for an area means, as sentences. */
import type { Area } from '#contract/area.ts'
import type { PlanYearPreview } from '#contract/plan-year.ts'
import { figure, type Say } from '#web/language.ts'

/** "2019 × 2、2020 × 4" */
export const yearsInWords = (t: Say, { totals }: Area): string =>
  totals.planYears
    .map(({ year, compounds }) => `${year ?? t('areaPanel.noYear')} × ${compounds}`)
    .join(t('shell.comma'))

export const isAllFixed = ({ moves, stays, fixed }: PlanYearPreview): boolean =>
  fixed.length > 0 && moves.length + stays.length === 0

/** "统一到 2026 年：调整 3 个小区，合 410 户·年（其中估 110）。1 个年度已定，不动。" */
export function shiftInWords(t: Say, seen: PlanYearPreview): string {
  const { year, moves, fixed, householdYears } = seen
  if (isAllFixed(seen)) return t('areaPanel.oneYear.allFixed')
  if (year === null) return t('areaPanel.oneYear.none')
  if (moves.length === 0) return withFixed(t, t('areaPanel.oneYear.same', { year }), fixed.length)
  const { recorded, estimated, unknown } = householdYears
  const told = t('areaPanel.oneYear.moves', {
    year,
    count: moves.length,
    householdYears: figure((recorded ?? 0) + (estimated ?? 0)),
  })
  const given = moves.filter(({ from }) => from === null).length
  const remarks = [
    estimated !== null && recorded === null && t('areaPanel.oneYear.allEstimated'),
    estimated !== null && recorded !== null && t('areaPanel.oneYear.estimated', { householdYears: figure(estimated) }),
    unknown > 0 && t('areaPanel.oneYear.unknown', { count: unknown }),
    given > 0 && t('areaPanel.oneYear.given', { count: given }),
  ].filter((remark) => remark !== false)
  const sentence =
    remarks.length > 0 ? t('areaPanel.oneYear.remarked', { told, remarks: remarks.join(t('shell.comma')) }) : told
  return withFixed(t, t('areaPanel.oneYear.sentence', { told: sentence }), fixed.length)
}

const withFixed = (t: Say, told: string, count: number): string =>
  count === 0 ? told : t('areaPanel.oneYear.andFixed', { told, fixed: t('areaPanel.oneYear.fixed', { count }) })
