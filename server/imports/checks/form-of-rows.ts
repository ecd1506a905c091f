/** The first look at the shapes of a file, without the database: type, rings, corners, and whether they lie anywhere near. */
import { setImmediate as breath } from 'node:timers/promises'
import type { Geometry } from 'geojson'
import { maxVertices } from '#contract/geometry.ts'
import type { ImportKind } from '#contract/import.ts'
import { formOf } from '#geodata/checks/form.ts'
import type { Family } from '#geodata/checks/parts.ts'
import { metresBetween } from '#geodata/crs/likely.ts'
import { boundsOf } from '#geodata/geojson.ts'
import {
  type AcceptedForAll,
  type Drawn,
  found,
  foundInAll,
  isAccepted,
  madeOf,
  repairOrder,
  rounded,
  type ShapeFinding,
} from './drawn.ts'

export type CheckedRow = {
  at: number
  row: number
  recordId: string | null
  geometry: Geometry
  streetOffice?: string | null
  /** Name and address of the row. */
  says?: string
}

/** As the records' columns take them; of works the contract takes several lines, but one area only. */
const wanted: Record<ImportKind, { families: Family[]; several: Family[]; parts: number }> = {
  compounds: { families: ['area'], several: ['area'], parts: 500 },
  works: { families: ['line', 'area', 'point'], several: ['line'], parts: 2000 },
  outlines: { families: ['area'], several: ['area'], parts: 500 },
  ground: { families: ['line', 'area', 'point'], several: ['line', 'area'], parts: 2000 },
}

/** Others are served in between. */
const rowsAtOnce = 1000

type Known = { name: string; bounds: [number, number, number, number] }
export type FirstLook = { drawn: Drawn[]; findings: ShapeFinding[] }

/** @param known how far the district reaches; what lies more than 50 km from it is not its. */
export async function lookAtForms(
  kind: ImportKind,
  rows: readonly CheckedRow[],
  { repairs, acceptedForAll }: { repairs: Readonly<Record<string, string>>; acceptedForAll: AcceptedForAll },
  known: Known,
): Promise<FirstLook> {
  const look: FirstLook = { drawn: [], findings: [] }
  let heights = 0
  for (const [number, row] of rows.entries()) {
    if (number % rowsAtOnce === 0) await breath()
    const drawn: Drawn = {
      ...{
        at: row.at,
        row: row.row,
        recordId: row.recordId,
        streetOffice: row.streetOffice ?? null,
        says: row.says ?? '',
      },
      ...{ shape: row.geometry, accepted: acceptedOf(repairs[row.at]), acceptedForAll, made: [] },
    }
    if (lookAt(kind, drawn, look.findings, (hadHeight) => (heights += hadHeight ? 1 : 0)) && isNear(drawn, known, look))
      look.drawn.push(drawn)
  }
  if (heights) look.findings.push(foundInAll('shape-heights', 'note', { count: heights }))
  return look
}

// a code nobody knows accepts nothing: its place is −1
const acceptedOf = (code: string | undefined) => (repairOrder as readonly string[]).indexOf(code ?? '')

/** Two rounds: a repair that was accepted leads to a shape that is looked at again. */
function lookAt(kind: ImportKind, drawn: Drawn, findings: ShapeFinding[], tellHeight: (had: boolean) => void): boolean {
  const { families, several, parts } = wanted[kind]
  for (let round = 0; round < 3; round++) {
    const form = formOf(drawn.shape, families, several, { vertices: maxVertices, parts })
    const { repair, shape } = form
    const isMade = repair !== null && isAccepted(drawn, repair.code)
    if (round === 0) tellHeight(form.hadHeight)
    for (const { code, weight, params, place } of form.findings) {
      if (isMade && weight === 'blocking') continue
      const proposed = weight === 'blocking' && repair
      const told = proposed ? { code: repair.code, before: drawn.shape, after: repair.after } : null
      findings.push(found(drawn, code, weight, { params: proposed ? repair.params : params, place, repair: told }))
    }
    if (shape) {
      drawn.shape = shape
      return true
    }
    if (!isMade) return false
    findings.push(madeOf(drawn, repair.code, repair.after, { params: repair.params }))
  }
  return false
}

const farKm = 50

function isNear(drawn: Drawn, { name, bounds: known }: Known, look: FirstLook): boolean {
  const bounds = boundsOf(drawn.shape)
  if (!bounds) return false
  const [west, south, east, north] = bounds
  const middle = [(west + east) / 2, (south + north) / 2]
  const nearest = [between(known[0], middle[0], known[2]), between(known[1], middle[1], known[3])]
  const km = metresBetween(middle, nearest) / 1000
  if (km <= farKm) return true
  const place: [number, number] = [middle[0] ?? 0, middle[1] ?? 0]
  look.findings.push(found(drawn, 'shape-far-away', 'blocking', { params: { km: rounded(km), district: name }, place }))
  return false
}

const between = (least: number, value = 0, most: number) => Math.max(least, Math.min(value, most))
