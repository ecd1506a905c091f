/**
 * One target against the ledger. Pure: rows and a target in, the difference and the rows behind it out. That a target is
 * compared with 计划改造年代 is our reading; what really began or ended by its day is told beside it, by the dated steps.
 */
import type { DifferenceRow, Target, TargetReach, TargetStanding } from '#contract/targets.ts'
import { actualSteps } from './actual.ts'
import { inScope } from './scope.ts'
import type { LedgerRow } from './targets.queries.ts'

export type Compared = Omit<TargetStanding, 'target' | 'state' | 'outcomes'>

/** A target with whom it speaks of, which stays as its text has it when the amount is changed. */
export type Reaching = Target & { reach: TargetReach }

/**
 * Whom a target speaks of, by the amount its text states. Without a number, a day or a year built the text means the tasks of its own year
 * (确保按时完成2019年改造任务); without a number only, all of them (2021年6月底前全部完成).
 */
export function reachOf({ amount, onDay, builtBefore }: Pick<Target, 'amount' | 'onDay' | 'builtBefore'>): TargetReach {
  if (amount !== null) return 'year'
  return onDay === null && builtBefore === null ? 'tasks' : 'all'
}

/** `others` are the district's targets: a row planned for a year that another target accounts for is not missing here. */
export function compareTarget(
  { reach, ...target }: Reaching,
  rows: readonly LedgerRow[],
  others: readonly Reaching[],
  dataDate: string,
): Compared {
  const { inside, undecided } = inScope(target, rows)
  const planned = inside.filter(({ planYear }) => isPlannedFor(target, reach, planYear))
  const spoken = reach === 'all' ? inside : planned
  const counted = target.unit === 'compound' ? planned.length : householdsIn(planned)
  const wanted = target.amount ?? (target.unit === 'compound' ? spoken.length : householdsIn(spoken))
  const difference = counted - wanted
  const behind = target.unit === 'compound' ? rowsBehind(target, { reach, inside, planned, difference, others }) : []
  const extra = behind.filter(({ why }) => why !== 'one-too-many')
  const isExact = extra.length === Math.abs(difference)
  return {
    reach,
    wanted,
    planned: counted,
    difference,
    rows: (isExact ? extra : behind).slice(0, mostRows),
    isExact,
    plannedRows: planned.map(({ id }) => id),
    undecided,
    households: target.unit === 'household' ? householdsOf(planned, wanted) : null,
    streets: countedBy(planned, ({ streetOffice }) => [streetOffice?.id ?? null, streetOffice?.name ?? null]),
    funds: countedBy(planned, ({ fundingLabel }) => [fundingLabel, fundingLabel]),
    actual: actualSteps(target, { inside: reach === 'tasks' ? planned : inside, planned }, dataDate),
  }
}

/** More rows than a person looks through. */
const mostRows = 200

const isPlannedFor = ({ year }: Target, reach: TargetReach, planYear: number | null) =>
  planYear !== null && (reach === 'all' ? planYear <= year : planYear === year)

/** Households that are recorded; invented and estimated ones are nobody's to count. */
const householdsIn = (rows: readonly LedgerRow[]) => rows.reduce((sum, { households }) => sum + (households ?? 0), 0)

function householdsOf(rows: readonly LedgerRow[], wanted: number) {
  const known = rows.filter(({ households }) => households !== null)
  return { known: known.length, of: rows.length, unassigned: Math.max(0, wanted - householdsIn(known)) }
}

type Behind = {
  reach: TargetReach
  inside: readonly LedgerRow[]
  planned: readonly LedgerRow[]
  difference: number
  others: readonly Reaching[]
}

function rowsBehind(target: Target, { reach, inside, planned, difference, others }: Behind): DifferenceRow[] {
  if (difference === 0) return []
  const isIn = new Set(planned)
  const outside = inside.filter((row) => !isIn.has(row))
  if (reach === 'all' && difference < 0)
    return outside.map((row) => asRow(row, row.planYear === null ? 'no-year' : 'later'))
  if (difference > 0)
    return [...planned]
      .sort((a, b) => Number(a.isYearPrinted) - Number(b.isYearPrinted))
      .map((row) => asRow(row, row.isYearPrinted ? 'one-too-many' : 'moved-here'))
  const claimed = yearsAccountedFor(target, inside, others)
  return outside
    .filter(({ planYear }) => planYear === null || !claimed.has(planYear))
    .sort((a, b) => distance(target.year, a.planYear) - distance(target.year, b.planYear))
    .map((row) => asRow(row, row.planYear === null ? 'no-year' : 'planned-elsewhere'))
}

/** Years whose rows another target of the same document and reach already asks for, and that have no row to spare. */
function yearsAccountedFor(target: Target, inside: readonly LedgerRow[], others: readonly Reaching[]): Set<number> {
  const alike = others.filter(
    (other) =>
      other.id !== target.id &&
      other.unit === target.unit &&
      other.pack?.id === target.pack?.id &&
      other.streetOffice?.id === target.streetOffice?.id &&
      other.fundingLabel === target.fundingLabel,
  )
  const spoken = alike.filter(({ reach, year, amount }) => {
    const planned = inside.filter(({ planYear }) => planYear === year).length
    return reach === 'year' && amount !== null && planned <= amount
  })
  return new Set(spoken.map(({ year }) => year))
}

/** Later years first, the nearest before the farther; then those without a year; then earlier ones. */
const distance = (year: number, planYear: number | null): number => {
  if (planYear === null) return 500
  return planYear > year ? planYear - year : 1000 + year - planYear
}

const asRow = ({ id, name, planYear, version }: LedgerRow, why: DifferenceRow['why']): DifferenceRow => ({
  ...{ id, name, planYear, version, why },
})

type Keyed = (row: LedgerRow) => readonly [key: string | null, name: string | null]

/** Counts by a key, the largest first, those without one last. */
export function countedBy(rows: readonly LedgerRow[], keyOf: Keyed): TargetStanding['streets'] {
  const counts = new Map<string | null, TargetStanding['streets'][number]>()
  for (const row of rows) {
    const [key, name] = keyOf(row)
    const known = counts.get(key)
    if (known) known.count++
    else counts.set(key, { key, name, count: 1 })
  }
  return [...counts.values()].sort((a, b) => Number(a.key === null) - Number(b.key === null) || b.count - a.count)
}
