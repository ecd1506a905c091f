/**
 * Planes: compounds of one map may lie in several cities. Those that are near each other share a plane, the 3° Gauss–Krüger
 * zone of their middle, and nothing is ever measured across planes.
 */
import { centralMeridianOf, toGaussKruger } from '#geodata/crs/gauss-kruger.ts'
import { startGroups } from '../groups.ts'
import { type Barriers, makeBarriers } from './graph/barriers.ts'
import type { BundleMap, LonLats, MapCompound } from './map.ts'

/** Its compounds, its central meridian, and the cells of ground it takes up, those around included. */
export type Plane = { members: Int32Array; meridian: number; cells: ReadonlySet<string> }

/** Degrees, one after the other → metres, one after the other. */
export function onPlane(positions: LonLats, meridian: number): Float64Array {
  const metres = new Float64Array(positions.length)
  for (let k = 0; k < positions.length; k += 2) {
    const [x, y] = toGaussKruger([positions[k] as number, positions[k + 1] as number], meridian)
    metres[k] = x
    metres[k + 1] = y
  }
  return metres
}

/** Side of the cells that tell which compounds lie near each other: about 5 km, ten times the widest gap. */
const cellDegrees = 0.05
const cellOf = (lon: number, lat: number) => [Math.floor(lon / cellDegrees), Math.floor(lat / cellDegrees)] as const

/** Compounds in cells that touch share a plane. Its zone is the given one, else that of their mean longitude. */
export function planesOf(compounds: readonly MapCompound[], given?: number): Plane[] {
  const cells = new Map<string, number[]>()
  compounds.forEach(({ parts }, i) => {
    const [lon = 0, lat = 0] = parts[0]?.[0] ?? []
    const key = cellOf(lon, lat).join()
    const inside = cells.get(key)
    if (inside) inside.push(i)
    else cells.set(key, [i])
  })
  const groups = startGroups([...cells.keys()])
  for (const key of cells.keys()) {
    for (const beside of cellsAround(key)) if (cells.has(beside)) groups.join(key, beside)
  }
  return groups.all().map((keys) => {
    const members = Int32Array.from(keys.flatMap((key) => cells.get(key) ?? [])).sort()
    const sum = members.reduce((total, i) => total + (compounds[i]?.parts[0]?.[0]?.[0] ?? 0), 0)
    return {
      members,
      meridian: given ?? centralMeridianOf(sum / members.length),
      cells: new Set(keys.flatMap(cellsAround)),
    }
  })
}

function cellsAround(key: string): string[] {
  const [column = 0, row = 0] = key.split(',').map(Number)
  return [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => `${column + dx},${row + dy}`))
}

/** The barriers and crossings of every plane; a line that passes several stands in each. */
export function linesByPlane({ barriers, crossings }: BundleMap, planes: readonly Plane[]): Barriers[] {
  const planeOf = new Map<string, number>()
  planes.forEach(({ cells }, number) => {
    for (const cell of cells) planeOf.set(cell, number)
  })
  const sorted = planes.map(() => ({ barriers: [] as number[], crossings: [] as number[] }))
  barriers.forEach(({ lines }, i) => {
    for (const at of planesOn(lines, planeOf)) sorted[at]?.barriers.push(i)
  })
  crossings.forEach(({ lines }, i) => {
    for (const at of planesOn(lines, planeOf)) sorted[at]?.crossings.push(i)
  })
  return planes.map(({ meridian }, number) => {
    const own = sorted[number] as { barriers: number[]; crossings: number[] }
    const flat = (lines: readonly LonLats[]) => lines.map((line) => onPlane(line, meridian))
    const made = makeBarriers(
      own.barriers.map((i) => ({ name: barriers[i]?.name ?? null, lines: flat(barriers[i]?.lines ?? []) })),
      own.crossings.map((i) => ({ lines: flat(crossings[i]?.lines ?? []) })),
    )
    return {
      between: (a, b, link) => {
        const at = made.between(a, b, link)
        return at < 0 ? -1 : (own.barriers[at] as number)
      },
    }
  })
}

/** Planes whose ground a line crosses: looked at every half cell, so that a long straight edge is not missed. */
function planesOn(lines: readonly LonLats[], planeOf: ReadonlyMap<string, number>): Set<number> {
  const found = new Set<number>()
  for (const line of lines) {
    for (let k = 0; k + 1 < line.length; k += 2) {
      const [ax, ay] = [line[k] as number, line[k + 1] as number]
      const [bx, by] = [line[k + 2] ?? ax, line[k + 3] ?? ay]
      const steps = Math.ceil((2 * Math.max(Math.abs(bx - ax), Math.abs(by - ay))) / cellDegrees)
      for (let step = 0; step <= steps; step++) {
        const share = steps > 0 ? step / steps : 0
        const plane = planeOf.get(cellOf(ax + share * (bx - ax), ay + share * (by - ay)).join())
        if (plane !== undefined) found.add(plane)
      }
    }
  }
  return found
}
