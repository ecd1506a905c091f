/**
 * Legend classes: one word per compound and colour mode, found in two ways that must agree, from a list row (legend,
 * table, count) and as a MapLibre expression over the properties of the tiles (fill, hatch, dimming).
 */
import type { CompoundRow } from '#contract/compound.ts'
import { type Verdict, verdicts } from '#contract/eligibility.ts'
import { statusLetters, stepsOfHistory, yearDigits } from '#contract/history.ts'
import { type Status, startedStatuses, statuses, statusOn } from '#contract/status.ts'
import type { ColourBy } from './scene.ts'
import { type Expression, listed } from './style/expressions.ts'

/** A legend row. `from`/`to` are the years of a build-year or plan-year class; null is open, or not a matter of years. */
export type LegendClass = { key: string; from: number | null; to: number | null }
type ClassedRow = Pick<CompoundRow, 'builtYear' | 'planYear' | 'steps'> & { id?: string }
/** Verdicts under the policy the map is coloured by; absent until they have come. */
type Verdicts = ReadonlyMap<string, Verdict> | undefined

export const builtYearClasses: readonly LegendClass[] = [
  { key: 'to-1980', from: null, to: 1980 },
  { key: '1981-1985', from: 1981, to: 1985 },
  { key: '1986-1990', from: 1986, to: 1990 },
  { key: '1991-1995', from: 1991, to: 1995 },
  { key: '1996-2000', from: 1996, to: 2000 },
  { key: '2001-2005', from: 2001, to: 2005 },
  { key: 'from-2006', from: 2006, to: null },
]
const unknown: LegendClass = { key: 'unknown', from: null, to: null }
/** Nothing is known of it yet, or it is no compound of this district's lists. */
const notJudged = ''
const noPlan: LegendClass = { key: 'none', from: null, to: null }

/**
 * The rows of the legend, in order. `years` are the plan years that occur; the slider's `year` gets a row of its own
 * even when nothing is planned in it.
 */
export function classesOf(colourBy: ColourBy, years: readonly (number | null)[], year: number): readonly LegendClass[] {
  if (colourBy === 'builtYear') return [...builtYearClasses, unknown]
  if (colourBy === 'status') return statuses.map((status) => ({ key: status, from: null, to: null }))
  if (colourBy === 'eligibility') return verdicts.toReversed().map((key) => ({ key, from: null, to: null }))
  const planned = years.filter((each) => each !== null)
  const distinct = [...new Set([...planned, year])].sort((a, b) => a - b)
  return [...distinct.map((each) => ({ key: String(each), from: each, to: each })), noPlan]
}

/** The class of a list row at the end of the slider's year; statuses are never judged beyond the data date. */
export function classOf(
  colourBy: ColourBy,
  row: ClassedRow,
  year: number,
  dataDate: string,
  verdictOf?: Verdicts,
): string {
  if (colourBy === 'eligibility') return verdictOf?.get(row.id ?? '') ?? notJudged
  if (colourBy === 'planYear') return row.planYear === null ? noPlan.key : String(row.planYear)
  if (colourBy === 'status') return statusAt(row, year, dataDate)
  const { builtYear } = row
  if (builtYear === null) return unknown.key
  return builtYearClasses.findLast(({ from }) => from === null || from <= builtYear)?.key ?? unknown.key
}

function statusAt(row: ClassedRow, year: number, dataDate: string): Status {
  const status = statusOn(judgedDay(year, dataDate), row.steps, row.planYear)
  return status === 'candidate' && isPlannedAhead(row, year, dataDate) ? 'planned' : status
}

/**
 * Whether the slider has run past the data date and reached the compound's plan year before anything has begun. Such a
 * compound is hatched as a plan for the future; what will have become of it nobody knows.
 */
export function isPlannedAhead({ planYear, steps }: ClassedRow, year: number, dataDate: string): boolean {
  if (planYear === null || planYear <= yearOf(dataDate) || planYear > year) return false
  return mayBePlannedAhead.includes(statusOn(judgedDay(year, dataDate), steps, planYear))
}

const mayBePlannedAhead: readonly Status[] = statuses.filter(
  (status) => !startedStatuses.includes(status) && status !== 'paused' && status !== 'dropped',
)

const yearOf = (day: string) => Number(day.slice(0, 4))

/** The last day of the slider's year, or the data date when that comes first (YYYY-MM-DD). */
export function judgedDay(year: number, dataDate: string): string {
  const lastDay = `${String(year).padStart(4, '0')}-12-31`
  return lastDay < dataDate ? lastDay : dataDate
}

/** The facts of a compound as its tile tells them: of each year, how it ended. */
export function rowOfTile(properties: Readonly<Record<string, unknown>>): ClassedRow {
  const number = (property: string) => {
    const value = properties[property]
    return typeof value === 'number' ? value : null
  }
  const { history } = properties
  const steps = typeof history === 'string' ? stepsOfHistory(history) : []
  const id = typeof properties.id === 'string' ? properties.id : undefined
  return { id, builtYear: number('builtYear'), planYear: number('planYear'), steps }
}

/** The same class as `classOf`, as an expression over the tile's properties that yields the class's key. */
export function classExpression(colourBy: ColourBy, year: number, dataDate: string, verdictOf?: Verdicts): Expression {
  if (colourBy === 'eligibility') return verdictExpression(verdictOf)
  if (colourBy === 'planYear') return ['case', ['has', 'planYear'], ['to-string', ['get', 'planYear']], noPlan.key]
  if (colourBy === 'status') return statusExpression(year, dataDate)
  const [first, ...later] = builtYearClasses
  const steps = listed('step', ['get', 'builtYear'], first?.key, ...later.flatMap(({ from, key }) => [from, key]))
  return ['case', ['has', 'builtYear'], steps, unknown.key]
}

const made = new WeakMap<ReadonlyMap<string, Verdict>, Expression>()

/**
 * Tiles know no policy: the verdict is looked up by the compound's id, in a hash table the map makes of this once. Policies
 * change without a tile being drawn anew.
 */
function verdictExpression(verdictOf: Verdicts): Expression {
  if (!verdictOf) return ['literal', notJudged]
  const known = made.get(verdictOf)
  if (known) return known
  const idsOf = new Map<Verdict, string[]>()
  for (const [id, verdict] of verdictOf) {
    const ids = idsOf.get(verdict)
    if (ids) ids.push(id)
    else idsOf.set(verdict, [id])
  }
  const expression: Expression =
    idsOf.size === 0
      ? ['literal', notJudged]
      : listed('match', ['get', 'id'], ...[...idsOf].flatMap(([verdict, ids]) => [ids, verdict]), notJudged)
  made.set(verdictOf, expression)
  return expression
}

/** `statusOn` at the judged day. */
function statusExpression(year: number, dataDate: string): Expression {
  const judged = recordedStatus(year, dataDate)
  const planHasCome = planYearWithin(null, year)
  const candidate: Expression = ['==', ['var', 'judged'], 'candidate']
  return ['let', 'judged', judged, ['case', ['all', candidate, planHasCome], 'planned', ['var', 'judged']]]
}

/** The same as `isPlannedAhead`, over the tile's properties. */
export function plannedAheadExpression(year: number, dataDate: string): Expression {
  return [
    'all',
    planYearWithin(yearOf(dataDate), year),
    ['in', recordedStatus(year, dataDate), ['literal', [...mayBePlannedAhead]]],
  ]
}

/** Whether the plan year lies after `after` (null: any year) and not after `to`. */
function planYearWithin(after: number | null, to: number): Expression {
  const notAfter: Expression = ['all', ['has', 'planYear'], ['<=', ['get', 'planYear'], to]]
  return after === null ? notAfter : ['all', notAfter, ['>', ['get', 'planYear'], after]]
}

/** The letter of the tile's `history` at the judged day's year; before its first year nothing is recorded. */
function recordedStatus(year: number, dataDate: string): Expression {
  const at = yearOf(judgedDay(year, dataDate))
  const history: Expression = ['var', 'history']
  const first: Expression = ['to-number', ['slice', history, 0, yearDigits]]
  const nth: Expression = ['min', ['+', yearDigits, ['-', at, first]], ['-', ['length', history], 1]]
  const statusOfLetter = statuses.flatMap((status) => [statusLetters[status], status])
  return listed(
    'let',
    'history',
    ['string', ['get', 'history'], ''],
    [
      'case',
      ['any', ['==', history, ''], ['<', at, first]],
      'candidate',
      listed('let', 'nth', nth, [
        'match',
        ['slice', history, ['var', 'nth'], ['+', ['var', 'nth'], 1]],
        ...statusOfLetter,
        'candidate',
      ]),
    ],
  )
}
