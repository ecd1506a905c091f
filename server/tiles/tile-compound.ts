/** The columns a tile's statement gives, as compounds: each with its status by the one rule, judged on its district's data date. */
import type { Geometry } from 'geojson'
import { historyOf } from '#contract/history.ts'
import { type DatedStatus, type Status, startedStatuses, statuses, statusOn } from '#contract/status.ts'
import type { CompoundColumns, CompoundsInTile } from './compounds-tile.queries.ts'
import { GridShapes } from './grid-shapes.ts'
import type { GridPoint } from './tile-shape.ts'

export type TileCompound = {
  id: string
  /** Null where names are not shown. */
  name: string | null
  households: number | null
  builtYear: number | null
  planYear: number | null
  status: Status
  street: string | null
  area: string | null
  late: boolean
  invented: boolean | null
  sketched: boolean | null
  steps: DatedStatus[]
  /** The recorded status year by year; see historyOf(). */
  history: string | null
  /** The boundary on the grid; null below the zoom of boundaries. */
  shape: Geometry | null
  /** The label point on the grid, null where it lies in another tile. */
  place: GridPoint | null
}

export function toTileCompounds({ compounds, shapes, dataDates }: CompoundsInTile): TileCompound[] {
  const boundaries = shapes === null ? null : new GridShapes(shapes)
  return compounds.id.map((id, nth) => {
    const steps = (compounds.steps[nth] ?? []).map(stepOfCode)
    const planYear = compounds.planYear[nth] ?? null
    // Ids begin with the code of their district.
    const dataDate = dataDates[id.slice(0, 6)] ?? ''
    return {
      id,
      name: compounds.name?.[nth] ?? null,
      households: compounds.households?.[nth] ?? null,
      builtYear: compounds.builtYear[nth] ?? null,
      planYear,
      status: statusOn(dataDate, steps, planYear),
      street: compounds.street[nth] ?? null,
      area: compounds.area[nth] ?? null,
      late: isLate(dataDate, steps, planYear),
      invented: compounds.invented[nth] ?? null,
      sketched: compounds.sketched?.[nth] ?? null,
      steps,
      history: historyOf(steps),
      shape: boundaries?.next() ?? null,
      place: placeOf(compounds, nth),
    }
  })
}

/** The rule of view compound_now: the plan year is over, and building has neither begun nor been given up. */
function isLate(dataDate: string, steps: readonly DatedStatus[], planYear: number | null): boolean {
  if (planYear === null || planYear >= Number(dataDate.slice(0, 4))) return false
  if (steps.some(({ status }) => startedStatuses.includes(status))) return false
  return statusOn(dataDate, steps, null) !== 'dropped'
}

/** Compounds of one cell that share status, plan year and decade of building. */
export type CellCount = {
  column: number
  row: number
  status: Status
  planYear: number | null
  decade: number | null
  count: number
}

export function toCellCounts({ cells }: CompoundsInTile): CellCount[] {
  if (!cells) return []
  const { column, row, status, planYear, decade } = cells
  return cells.count.map((count, nth) => ({
    column: column[nth] ?? 0,
    row: row[nth] ?? 0,
    status: status[nth] ?? 'candidate',
    planYear: planYear[nth] ?? null,
    decade: decade[nth] ?? null,
    count,
  }))
}

function placeOf({ column, row }: CompoundColumns, nth: number): GridPoint | null {
  const [x, y] = [column[nth], row[nth]]
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : null
}

function stepOfCode(code: number): DatedStatus {
  const place = code % 10
  const status = statuses[place - 1]
  if (!status) throw new Error(`a step of a status that is not in the list: ${code}`)
  return { status, onDay: dayNumbered((code - place) / 10) }
}

const days = new Map<number, string>()
// Date.UTC takes the years 0 to 99 for 1900 to 1999.
const firstDayMs = Date.parse('0001-01-01T00:00:00Z')
const dayMs = 86_400_000
/** What a district records falls on a few thousand days. */
const mostDays = 20_000

function dayNumbered(number: number): string {
  const known = days.get(number)
  if (known !== undefined) return known
  if (days.size > mostDays) days.clear()
  const day = new Date(firstDayMs + number * dayMs).toISOString().slice(0, 10)
  days.set(number, day)
  return day
}
