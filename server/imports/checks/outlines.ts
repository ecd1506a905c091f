/** Outlines of the district and its street offices: whether they lie over each other, within the district, and around their compounds. */
import type { Reader } from '../../accounts/reader.ts'
import type { Connection } from '../../db/connection.ts'
import { isDistrict } from '../outlines/existing-outline.ts'
import { Crowd } from './around.ts'
import { type Breathe, inBatches } from './batches.ts'
import { type Drawn, found, rounded, type ShapeFinding } from './drawn.ts'
import type { District } from './neighbours.ts'
import { byGround } from './on-ground.ts'
import { findLeftOut, findOutlines, type LedgerOutline } from './outlines.queries.ts'
import { findOverlapsOfRows, type Overlap } from './overlaps.queries.ts'
import { findOutside } from './surroundings.queries.ts'
import { outsideOf } from './surroundings.ts'

type Territory = {
  connection: Connection
  reader: Reader
  district: District
  /** Sound. */
  drawn: readonly Drawn[]
  breathe: Breathe
}

/** Two people who follow the middle of one road differ by less. */
const narrowM = 10

export async function checkOutlines(territory: Territory): Promise<ShapeFinding[]> {
  const { connection, district, drawn } = territory
  if (drawn.length === 0) return []
  const anew = new Set(drawn.map(({ recordId }) => recordId))
  const known = await findOutlines(connection, district.adcode)
  const isOwn = (id: string | null) => isDistrict(id, district.adcode)
  const kept = known.filter(({ id }) => !anew.has(id) && !isOwn(id)).map(asDrawn)
  const offices = drawn.filter(({ recordId }) => !isOwn(recordId))
  const own = drawn.find(({ recordId }) => isOwn(recordId)) ?? null
  const hasOutline = own !== null || known.some(({ id }) => isOwn(id))
  return [
    ...(await overlapping(territory, offices, kept)),
    ...(hasOutline ? await outside(territory, { offices, own, kept }) : []),
    ...(await leftOut(territory)),
  ]
}

/** An outline of the ledger that the file does not touch, numbered before the rows of the file. */
type KeptOutline = Drawn & { outline: LedgerOutline }
const asDrawn = (outline: LedgerOutline, place: number): KeptOutline => ({
  ...{ at: -1 - place, row: 0, recordId: outline.id, streetOffice: null, says: '', shape: outline.shape },
  ...{ accepted: -1, acceptedForAll: new Map(), made: [], outline },
})
const placed = ({ at, shape }: Drawn) => ({ at, shape })

async function overlapping(
  { connection, district, breathe }: Territory,
  offices: readonly Drawn[],
  kept: readonly KeptOutline[],
): Promise<ShapeFinding[]> {
  const all = new Map([...kept, ...offices].map((each) => [each.at, each]))
  const outlines = new Map(kept.map((each) => [each.at, each.outline]))
  const crowd = await Crowd.of([...all.values()], breathe)
  const overlaps: Overlap[] = []
  for (const some of crowd.pairs(breathe))
    for (const { at, other } of some.filter((pair) => pair.at >= 0)) {
      breathe()
      const rows = [at, other].flatMap((each) => all.get(each) ?? []).map(placed)
      overlaps.push(...(await findOverlapsOfRows(connection, district.measureSrid, rows, [{ at, other }])))
    }
  return overlaps.flatMap((overlap) => {
    const each = all.get(overlap.at)
    if (!each || typeof overlap.other !== 'number' || overlap.narrowM < narrowM) return []
    const outline = outlines.get(overlap.other)
    const params = { sizeHa: rounded(overlap.sizeM2 / 10_000), percent: rounded(overlap.share * 100) }
    if (!outline) {
      const other = all.get(overlap.other)?.row ?? 0
      return [found(each, 'outline-overlaps-row', 'doubt', { params: { ...params, other }, place: overlap.place })]
    }
    const told = { params: { ...params, name: outline.name }, place: overlap.place }
    return [byGround(each, 'outline-overlaps-office', outline.invented, told)]
  })
}

type Within = { offices: readonly Drawn[]; own: Drawn | null; kept: readonly KeptOutline[] }

/** Street offices that leave the district; where the file draws the district anew, also those of the ledger, told of the district. */
async function outside({ connection, district }: Territory, { offices, own, kept }: Within): Promise<ShapeFinding[]> {
  const asked = own ? [...offices, ...kept] : offices
  const byAt = new Map(offices.map((each) => [each.at, each]))
  const outlines = new Map(kept.map((each) => [each.at, each.outline]))
  const findings: ShapeFinding[] = []
  const within = { ...district, outline: own?.shape ?? null }
  for (const batch of inBatches(asked, ({ shape }) => shape)) {
    for (const { at, ...told } of await findOutside(connection, within, batch.map(placed))) {
      const [each, outline] = [byAt.get(at), outlines.get(at)]
      if (each) findings.push(outsideOf(each, told))
      const params = { name: outline?.name ?? '', percent: rounded(told.share * 100) }
      if (own && outline)
        findings.push(byGround(own, 'outline-leaves-office', outline.invented, { params, place: told.place }))
    }
  }
  return findings
}

async function leftOut({ connection, reader, district, drawn }: Territory): Promise<ShapeFinding[]> {
  const byAt = new Map(drawn.map((each) => [each.at, each]))
  const recorded = drawn.flatMap(({ at, shape, recordId }) => (recordId === null ? [] : [{ at, shape, recordId }]))
  const findings: ShapeFinding[] = []
  for (const batch of inBatches(recorded, ({ shape }) => shape))
    for (const { at, count, names, place } of await findLeftOut(connection, reader, district.adcode, batch)) {
      const each = byAt.get(at)
      if (each) findings.push(found(each, 'outline-leaves-compounds', 'doubt', { params: { count, names }, place }))
    }
  return findings
}
