/** Findings about records as a whole: what two fields say of each other, and two rows. Nothing here changes a value. */
import { type FindingList, shown } from '#geodata/readers/finding-list.ts'
import { yearIn } from '#geodata/readers/tables/values.ts'
import type { Mapping } from '../columns.ts'
import type { ImportField, ImportValues } from '../import-fields.ts'
import { pushTo } from './links.ts'
import { districtKey, nameKey, streetKey } from './names.ts'
import type { ImportRecord } from './records.ts'

type Judged = { mapping: Mapping; findings: FindingList; year?: number | undefined }
type TellRow = (row: number, params: Record<string, string | number>) => void
type Tell = (code: string, field: ImportField, params?: Record<string, string | number>) => void

/** More households or years than this are a slip of the pen more often than a compound. */
const manyHouseholds = 10_000
const oldestLikely = 1930
/** m² of floor a household has in any compound anybody would renovate. */
const perHousehold = { least: 12, most: 600 }

export function checkRecords(records: readonly ImportRecord[], judged: Judged): void {
  const { mapping, findings } = judged
  const headers = new Map(mapping.columns.flatMap(({ field, header }) => (field ? [[field, header] as const] : [])))
  const isUnitDoubtful = tellDoubtfulUnit(records, judged, headers.get('floorAreaM2') ?? '')
  const columnOf = (field: ImportField) => ({ column: shown(headers.get(field) ?? '') })
  for (const { values, row } of records) {
    const tell: Tell = (code, field, params = {}) => findings.tell(code, { ...columnOf(field), ...params }, row)
    tellYears(values, judged.year, tell)
    tellHouseholds(values, headers.has('floorAreaM2'), tell)
    if (!isUnitDoubtful) tellFloorArea(values, tell)
  }
  const isWithoutFloor = !headers.has('floorAreaM2') && records.some(({ values }) => values.households !== undefined)
  if (isWithoutFloor) findings.tell('no-floor-area-column', { column: shown(headers.get('households')) })
  tellTwins(records, (row, params) => findings.tell('duplicate-name', { ...columnOf('name'), ...params }, row))
  tellDistricts(records, (row, params) => findings.tell('other-district', { ...columnOf('district'), ...params }, row))
}

/** The years a compound was built in, be it one or "90年代初". */
export function builtYears({ builtYear, builtYearNote }: ImportValues): { from: number; to: number } | null {
  if (builtYear !== undefined) return { from: builtYear, to: builtYear }
  return builtYearNote === undefined ? null : yearIn(builtYearNote)
}

function tellYears(values: ImportValues, dataYear: number | undefined, tell: Tell) {
  const built = builtYears(values)
  if (!built) return
  const { planYear } = values
  if (planYear !== undefined && planYear < built.from)
    tell('plan-before-built', 'planYear', { planYear, built: built.from })
  if (dataYear !== undefined && built.from > dataYear)
    tell('built-in-future', 'builtYear', { built: built.from, dataYear })
  if (built.to < oldestLikely) tell('built-unlikely', 'builtYear', { built: built.to })
}

function tellHouseholds({ households, floorAreaM2, buildingCount }: ImportValues, hasFloorColumn: boolean, tell: Tell) {
  if (households === undefined) return
  if (households > manyHouseholds) tell('households-unlikely', 'households', { households })
  if (buildingCount !== undefined && buildingCount > households)
    tell('more-buildings-than-households', 'buildingCount', { households, buildings: buildingCount })
  if (hasFloorColumn && floorAreaM2 === undefined) tell('households-without-floor-area', 'households', { households })
}

function tellFloorArea({ households, floorAreaM2 }: ImportValues, tell: Tell) {
  if (households === undefined || floorAreaM2 === undefined) return
  const each = floorAreaM2 / households
  if (each >= perHousehold.least && each <= perHousehold.most) return
  tell('floor-area-per-household', 'floorAreaM2', { each: Math.round(each * 100) / 100, households })
}

/** Figures in 万㎡ under a heading without a unit are wrong in every row, and that is one finding. */
function tellDoubtfulUnit(records: readonly ImportRecord[], { findings }: Judged, header: string): boolean {
  const each = records
    .flatMap(({ values: { households, floorAreaM2 } }) => (households && floorAreaM2 ? [floorAreaM2 / households] : []))
    .sort((a, b) => a - b)
  const median = each[Math.floor(each.length / 2)]
  if (each.length < 3 || median === undefined || (median >= 1 && median <= 1e5)) return false
  findings.tell('floor-area-unit-doubtful', { column: shown(header), each: Number(median.toPrecision(3)) })
  return true
}

/** The same name under one street office, or where a street office is not told. */
function tellTwins(records: readonly ImportRecord[], tell: TellRow) {
  const seen = new Map<string, ImportRecord[]>()
  for (const record of records) {
    const { name } = record.values
    if (name === undefined) continue
    const street = streetKey(record.values.streetOffice)
    const first = seen
      .get(nameKey(name))
      ?.find(({ values }) => !street || !streetKey(values.streetOffice) || streetKey(values.streetOffice) === street)
    if (first) tell(record.row, { name: shown(name), first: first.row })
    else pushTo(seen, nameKey(name), record)
  }
}

/** A file of one district with a few rows of another. */
function tellDistricts(records: readonly ImportRecord[], tell: TellRow) {
  const counts = new Map<string, number>()
  for (const { values } of records) {
    const key = districtKey(values.district)
    if (key) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const [main] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  if (!main || counts.size < 2) return
  for (const { values, row } of records) {
    const key = districtKey(values.district)
    if (key && key !== main[0]) tell(row, { district: shown(values.district), most: shown(main[0]) })
  }
}
