/** Areas that cross themselves, are made valid where that was accepted, or are no size a record can have. */
import type { Geometry, MultiPolygon, Polygon } from 'geojson'
import type { ImportKind } from '#contract/import.ts'
import { areaOf } from '#geodata/checks/ring.ts'
import { toMultiPolygon } from '#geodata/geojson.ts'
import type { Connection } from '../../db/connection.ts'
import { type Breathe, inBatches } from './batches.ts'
import { type Drawn, found, isAccepted, madeOf, rounded, type ShapeFinding } from './drawn.ts'
import { type Mended, makeValid } from './make-valid.ts'
import { findValidity, type Validity } from './validity.queries.ts'

export type Judged = { sound: Drawn[]; findings: ShapeFinding[] }

export const isArea = (shape: Geometry): shape is Polygon | MultiPolygon =>
  shape.type === 'Polygon' || shape.type === 'MultiPolygon'

const reasons: [RegExp, string][] = [
  [/Hole lies outside/i, 'shape-hole-outside'],
  [/Nested|Duplicate/i, 'shape-parts-nested'],
  [/Too few points/i, 'shape-zero-size'],
]
/** As for a boundary drawn by hand. */
const smallestM2 = 20
/** Coordinates that ran together, not something drawn. */
const nothingM2 = 0.1
const largestM2 = 20_000_000

/** Lines and points pass. `drawn` changes where a repair was accepted. */
export async function checkValidity(
  connection: Connection,
  {
    kind,
    measureSrid,
    drawn,
    breathe,
  }: { kind: ImportKind; measureSrid: number; drawn: readonly Drawn[]; breathe: Breathe },
): Promise<Judged> {
  const judged: Judged = { sound: drawn.filter(({ shape }) => !isArea(shape)), findings: [] }
  const areas = drawn.filter(({ shape }) => isArea(shape))
  for (const batch of inBatches(areas, ({ shape }) => shape, breathe)) {
    const byAt = new Map((await findValidity(connection, measureSrid, batch)).map((each) => [each.at, each]))
    const broken = batch.filter(({ at }) => byAt.get(at)?.valid === false)
    const mended = await makeValid(
      connection,
      measureSrid,
      broken.flatMap(({ at, shape }) => (isArea(shape) ? [{ at, shape }] : [])),
    )
    for (const each of batch) {
      const validity = byAt.get(each.at)
      if (validity && judge(each, validity, mended.get(each.at), kind, judged.findings)) judged.sound.push(each)
    }
  }
  judged.sound.sort((one, other) => one.at - other.at)
  return judged
}

/** @returns whether it can be written. */
function judge(
  each: Drawn,
  validity: Validity,
  mended: Mended | undefined,
  kind: ImportKind,
  findings: ShapeFinding[],
) {
  let { sizeM2 } = validity
  if (!validity.valid) {
    const code = reasons.find(([pattern]) => pattern.test(validity.reason ?? ''))?.[1] ?? 'shape-crosses-itself'
    const beforeM2 = rounded(sizeM2)
    if (!mended) {
      findings.push(found(each, 'shape-zero-size', 'blocking', { place: validity.place }))
      return false
    }
    const afterM2 = rounded(mended.sizeM2)
    const params = { beforeM2, afterM2, differenceM2: rounded(Math.abs(mended.sizeM2 - sizeM2)) }
    if (!isAccepted(each, 'make-valid')) {
      const repair = { code: 'make-valid', before: each.shape, after: mended.shape }
      findings.push(found(each, code, 'blocking', { params, place: validity.place, repair }))
      return false
    }
    findings.push(madeOf(each, 'make-valid', mended.shape, { params, place: validity.place }))
    sizeM2 = mended.sizeM2
  }
  return kind !== 'compounds' || hasUsableSize(each, sizeM2, findings)
}

function hasUsableSize(each: Drawn, sizeM2: number, findings: ShapeFinding[]): boolean {
  const shape = each.shape
  const place = isArea(shape) ? firstOf(shape) : null
  if (sizeM2 < nothingM2) {
    findings.push(found(each, 'shape-zero-size', 'blocking', { place }))
    return false
  }
  if (sizeM2 < smallestM2) {
    const params = { sizeM2: rounded(sizeM2), limitM2: smallestM2 }
    findings.push(found(each, 'shape-too-small', 'blocking', { params, place }))
    return false
  }
  if (sizeM2 > largestM2) {
    const params = { sizeKm2: rounded(sizeM2 / 1e6), limitKm2: largestM2 / 1e6 }
    findings.push(found(each, 'shape-too-big', 'blocking', { params, place }))
    return false
  }
  if (isArea(shape)) tellHoles(each, shape, findings)
  return true
}

const firstOf = (shape: Polygon | MultiPolygon): [number, number] | null => {
  const [x, y] = toMultiPolygon(shape).coordinates[0]?.[0]?.[0] ?? []
  return x === undefined || y === undefined ? null : [x, y]
}

const metresPerDegree = 111_320

function tellHoles(each: Drawn, shape: Polygon | MultiPolygon, findings: ShapeFinding[]): void {
  const holes = toMultiPolygon(shape).coordinates.flatMap((part) => part.slice(1))
  const [x, y] = holes[0]?.[0] ?? []
  if (x === undefined || y === undefined) return
  const perDegree2 = metresPerDegree ** 2 * Math.cos((y * Math.PI) / 180)
  const sizeM2 = holes.reduce((sum, hole) => sum + areaOf(hole.flat()) * perDegree2, 0)
  const params = { count: holes.length, sizeM2: rounded(sizeM2) }
  findings.push(found(each, 'shape-holes', 'note', { params, place: [x, y] }))
}
