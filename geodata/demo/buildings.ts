import { type Lot, patterns } from './fabric.ts'
import {
  along,
  areaOf,
  distance,
  edgesOf,
  headingOf,
  isWithin,
  type Path,
  type Point,
  type Ring,
  unit,
} from './plane.ts'
import type { Random } from './random.ts'
import { type Building, type Pattern, rowHeading, rowsOn } from './rows.ts'

const shopDepthM = 9
const shopSetbackM = 3
const layoutsTried = 4

/** Everything that stands on one lot: on some a line of shops along the street, then rows in the lot's pattern. */
export function buildingsOn(lot: Lot, streets: Path[], townHeading: number, random: Random): Building[] {
  if (lot.fabric === 'park') return []
  const shops = lot.fabric === 'slabs' && random.chance(0.4) ? shopsAlong(streetSideOf(lot.ring, streets), random) : []
  return [...shops, ...fullestRows(lot, patterns[lot.fabric], shops, townHeading, random)]
}

/** An architect tries a few layouts and keeps the one with the most floor. */
function fullestRows(lot: Lot, pattern: Pattern, shops: Building[], townHeading: number, random: Random): Building[] {
  const heading = rowHeading(lot.ring, townHeading)
  const standing = shops.map(({ ring }) => ring)
  let [best, bestM2]: [Building[], number] = [[], 0]
  for (let layout = 0; layout < layoutsTried; layout++) {
    const rows = rowsOn(lot.ring, heading, pattern, standing, random)
    const coveredM2 = rows.reduce((sum, { ring }) => sum + areaOf(ring), 0)
    if (coveredM2 > bestM2) [best, bestM2] = [rows, coveredM2]
  }
  return best
}

/** The longest straight side of a lot that faces a named street; null when none is long enough for shops. */
function streetSideOf(ring: Ring, streets: Path[]): [Point, Point] | null {
  const sides = edgesOf(ring)
    .filter(([a, b]) => distance(a, b) > 60)
    .filter(([a, b]) => {
      const before = along(middleOf(a, b), unit(headingOf(a, b) - Math.PI / 2), 14)
      return streets.some((line) => isWithin(before, line, 14))
    })
    .sort((one, other) => distance(...other) - distance(...one))
  return sides[0] ?? null
}

const middleOf = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]

/** Low, shallow buildings behind one side, leaving both corners free. */
function shopsAlong(side: [Point, Point] | null, random: Random): Building[] {
  if (!side) return []
  const [a, b] = side
  const [on, inward] = [unit(headingOf(a, b)), unit(headingOf(a, b) + Math.PI / 2)]
  const shops: Building[] = []
  const lastM = distance(a, b) - 16
  for (let fromM = 16; fromM < lastM - 18; ) {
    const toM = Math.min(lastM, fromM + random.between(22, 48))
    const corner = (alongM: number, deepM: number) => along(along(a, on, alongM), inward, deepM)
    shops.push({
      ring: [
        corner(fromM, shopSetbackM),
        corner(toM, shopSetbackM),
        corner(toM, shopSetbackM + shopDepthM),
        corner(fromM, shopSetbackM + shopDepthM),
      ],
      floors: random.chance(0.5) ? 2 : 1,
    })
    fromM = toM + random.between(4, 9)
  }
  return shops
}
