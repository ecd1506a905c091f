import { createHash } from 'node:crypto'
import { featureCollection, intersect, polygon } from '@turf/turf'
import { describe, expect, it } from 'vitest'
import { cornersOf } from '#geodata/demo/lots.ts'
import { areaOf, between, crosses, distance, isInside, type Ring } from '#geodata/demo/plane.ts'
import { inventTown, type TownPlan } from '#geodata/demo/town.ts'
import { headings, inMetres, linkBetween, pathOf, ringsOf } from './in-metres.ts'

const plan: TownPlan = { seed: 632019, centre: [113.6168, 34.833], yardsByTerritory: [17, 8] }
const town = inventTown(plan)
const lots = town.lots.map(({ shape }) => ringsOf(shape)[0]!)
const yards = town.yards.map(({ shape }) => ringsOf(shape))
const hectare = 10_000

const fingerprint = (of: unknown) => createHash('sha256').update(JSON.stringify(of)).digest('hex')

function overlapM2(a: Ring, b: Ring): number {
  const range = (ring: Ring, axis: 0 | 1) => [
    Math.min(...ring.map((p) => p[axis])),
    Math.max(...ring.map((p) => p[axis])),
  ]
  const isApart = ([0, 1] as const).some((axis) => {
    const [[lowA, highA], [lowB, highB]] = [range(a, axis), range(b, axis)]
    return highA! < lowB! || highB! < lowA!
  })
  if (isApart) return 0
  const shapes = [a, b].map((ring) => polygon([[...ring, ring[0]!].map(([x, y]) => [x, y])]))
  const common = intersect(featureCollection(shapes))
  return common ? ringsOfPlane(common.geometry.coordinates).reduce((sum, ring) => sum + areaOf(ring), 0) : 0
}

/** Outer rings of turf's answer, which is already in metres. */
function ringsOfPlane(coordinates: number[][][] | number[][][][]): Ring[] {
  const parts = (typeof coordinates[0]?.[0]?.[0] === 'number' ? [coordinates] : coordinates) as number[][][][] // turf's two shapes
  return parts.map((part) => part[0]!.slice(0, -1).map(([x, y]) => [x!, y!] as const))
}

function pairs<T>(items: T[]): [T, T][] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]))
}

describe('the invented ground', () => {
  it('one seed always invents the same town, to the last byte, and another seed another', { timeout: 120_000 }, () => {
    expect(fingerprint(inventTown(plan))).toBe(fingerprint(town))
    expect(fingerprint(inventTown({ ...plan, seed: 7 }))).not.toBe(fingerprint(town))
  })

  it('no two lots overlap by more than a square centimetre', { timeout: 60_000 }, () => {
    const overlapping = pairs(lots).filter(([a, b]) => overlapM2(a, b) > 1e-4)
    expect(overlapping).toEqual([])
  })

  it('every building stands inside its lot, and at least one storey high', () => {
    const outside = town.buildings.filter(({ shape, lot }) => {
      const [ring, ground] = [ringsOf(shape)[0]!, lots[lot]!]
      return !ring.every((p) => isInside(p, ground)) || crosses([...ring, ring[0]!], [...ground, ground[0]!])
    })
    expect(outside).toEqual([])
    expect(Math.min(...town.buildings.map(({ floors }) => floors))).toBeGreaterThanOrEqual(1)
  })

  it('parks stay free of buildings', () => {
    expect(town.buildings.filter(({ lot }) => town.lots[lot]!.use === 'park')).toEqual([])
  })

  it('lots lie inside the district and off the river', { timeout: 60_000 }, () => {
    const [outline] = ringsOf(town.outline)
    expect(lots.flat().filter((p) => !isInside(p, outline!) && linkBetween([[p]], [outline!]).lengthM > 0.5)).toEqual(
      [],
    )
    const [river] = ringsOf(town.water.shape)
    expect(lots.filter((lot) => crosses([...lot, lot[0]!], [...river!, river![0]!]))).toEqual([])
  })

  it('streets run in at least five directions, and no ten degrees hold more than 15 % of them', () => {
    const shares = headings(
      town.roads.map(({ line }) => pathOf(line)),
      yards.flat(),
    )
    expect(Math.max(...shares)).toBeLessThan(0.15)
    expect(shares.filter((share) => share > 0.05).length).toBeGreaterThanOrEqual(5)
  })

  it('lots are many small and few large: a tenth below 0.7 ha, a tenth above 3 ha, none gigantic', () => {
    const sizes = lots.map((lot) => areaOf(lot) / hectare).sort((a, b) => a - b)
    const at = (share: number) => sizes[Math.floor(sizes.length * share)]!
    expect(at(0.1)).toBeGreaterThan(0.3)
    expect(at(0.1)).toBeLessThan(0.7)
    expect(at(0.9)).toBeGreaterThan(3)
    expect(at(0.9)).toBeLessThan(5)
    expect(at(0.5) / at(0.1)).toBeGreaterThan(1.5)
  })

  it('the two street offices share out the whole district along 长兴路, without gap or overlap', () => {
    const size = (shape: Parameters<typeof ringsOf>[0]) => ringsOf(shape).reduce((sum, ring) => sum + areaOf(ring), 0)
    const [west, east] = [town.territories[0]!, town.territories[1]!]
    expect(Math.abs(size(west) + size(east) - size(town.outline))).toBeLessThan(2)
    expect(overlapM2(ringsOf(west)[0]!, ringsOf(east)[0]!)).toBeLessThan(2)
    const divide = pathOf(town.roads.find(({ name }) => name === '长兴路')!.line)
    const onBoth = ringsOf(west)[0]!.filter((p) => ringsOf(east)[0]!.some((q) => distance(p, q) < 0.05))
    expect(onBoth.length).toBeGreaterThan(5)
    for (const p of onBoth.slice(1, -1)) expect(linkBetween([[p]], [divide]).lengthM).toBeLessThan(0.05)
  })

  it('the roads the ledger speaks of are there: 南阳路 as an arterial, 兴隆铺路 as a street', () => {
    const classesOf = (wanted: string) => town.roads.filter(({ name }) => name === wanted).map((road) => road.class)
    expect(classesOf('南阳路')).toEqual(['arterial'])
    expect(classesOf('兴隆铺路').length).toBeGreaterThan(0)
    expect(classesOf('兴隆铺路')).not.toContain('arterial')
  })

  it('every barrier has a name, and three crossings lie on one each', () => {
    expect(town.barriers.filter(({ name }) => name === '')).toEqual([])
    expect(new Set(town.barriers.map(({ kind }) => kind))).toEqual(new Set(['road', 'railway', 'river']))
    expect(town.crossings.map(({ kind }) => kind)).toEqual(['bridge', 'underpass', 'footbridge'])
    for (const { point } of town.crossings) {
      const away = town.barriers.map(({ line }) => linkBetween([[inMetres(point.coordinates)]], [pathOf(line)]).lengthM)
      expect(Math.min(...away)).toBeLessThan(0.1)
    }
  })

  it('the whole town weighs less than 3 MB and has no place outside Huiji', () => {
    expect(JSON.stringify(town).length).toBeLessThan(3_000_000)
    for (const [lon, lat] of town.outline.coordinates.flat(2)) {
      expect(Math.abs(lon! - 113.6168)).toBeLessThan(0.035)
      expect(Math.abs(lat! - 34.833)).toBeLessThan(0.025)
    }
  })
})

describe('the yards', () => {
  const gaps = pairs(yards).map(([a, b]) => linkBetween(a, b))
  const barriers = town.barriers.map(({ kind, line }) => ({ kind, path: pathOf(line) }))

  it('17 lie in the first territory and 8 in the second, inside it and not only in the books', () => {
    expect(town.yards.filter(({ territory }) => territory === 0)).toHaveLength(17)
    expect(town.yards.filter(({ territory }) => territory === 1)).toHaveLength(8)
    town.yards.forEach(({ territory }, i) => {
      const [ground] = ringsOf(town.territories[territory]!)
      expect(yards[i]!.flat().every((p) => isInside(p, ground!))).toBe(true)
    })
  })

  it('another plan gets another number of yards', { timeout: 120_000 }, () => {
    const smaller = inventTown({ ...plan, yardsByTerritory: [9, 4] })
    expect([0, 1].map((wanted) => smaller.yards.filter(({ territory }) => territory === wanted).length)).toEqual([9, 4])
  })

  it('yards do not overlap, and each is made of the lots it names', () => {
    expect(pairs(yards.flat()).filter(([a, b]) => overlapM2(a, b) > 1e-4)).toEqual([])
    expect(yards).toEqual(town.yards.map(({ lot }) => lot.map((index) => lots[index])))
  })

  it('at least five have eight corners or more', () => {
    expect(yards.filter((rings) => rings.some((ring) => cornersOf(ring) >= 8)).length).toBeGreaterThanOrEqual(5)
  })

  it('one yard lies in two halves with a lane between them', () => {
    const split = yards.filter((rings) => rings.length > 1)
    expect(split).toHaveLength(1)
    const { from, to, lengthM } = linkBetween([split[0]![0]!], [split[0]![1]!])
    expect(lengthM).toBeLessThan(15)
    const lanes = town.roads.filter((road) => road.class === 'lane').map(({ line }) => pathOf(line))
    expect(lanes.some((lane) => crosses(lane, [from, to]))).toBe(true)
  })

  it('one yard stands alone, more than 150 m from every other', () => {
    const nearest = yards.map((own) =>
      Math.min(...yards.filter((other) => other !== own).map((other) => linkBetween(own, other).lengthM)),
    )
    expect(nearest.filter((gap) => gap > 150)).toHaveLength(1)
  })

  it('many pairs are 2 to 60 m apart with no barrier between', () => {
    const near = gaps.filter(({ lengthM }) => lengthM > 2 && lengthM < 60)
    const open = near.filter(({ from, to }) => !barriers.some(({ path }) => crosses(path, [from, to])))
    expect(open.length).toBeGreaterThanOrEqual(20)
  })

  it.each(['road', 'railway', 'river'] as const)(
    'a pair nearer than 120 m is cut apart by a %s alone, far from any crossing that would open it',
    (wanted) => {
      const cut = gaps.filter(({ from, to, lengthM }) => {
        if (lengthM >= 120) return false
        const kinds = barriers.filter(({ path }) => crosses(path, [from, to])).map(({ kind }) => kind)
        const place = between(from, to, 0.5)
        const isOpen = town.crossings.some(({ point }) => distance(inMetres(point.coordinates), place) < 150)
        return kinds.length === 1 && kinds[0] === wanted && !isOpen
      })
      expect(cut.length).toBeGreaterThan(0)
    },
  )

  it('they form six clusters, and the lone yard a seventh', () => {
    expect(new Set(town.yards.map(({ cluster }) => cluster)).size).toBe(7)
    for (let cluster = 0; cluster < 6; cluster++) {
      expect(town.yards.filter((yard) => yard.cluster === cluster).length).toBeGreaterThanOrEqual(3)
    }
  })

  it('sizes are believable: site as drawn, three to seven storeys, floor to site between 0.3 and 2.5', () => {
    town.yards.forEach(({ siteAreaM2, floorAreaM2, storeys }, i) => {
      expect(Math.abs(siteAreaM2 - yards[i]!.reduce((sum, ring) => sum + areaOf(ring), 0))).toBeLessThan(20)
      expect(floorAreaM2 / siteAreaM2).toBeGreaterThan(0.3)
      expect(floorAreaM2 / siteAreaM2).toBeLessThan(2.5)
      expect(storeys).toBeGreaterThanOrEqual(3)
      expect(storeys).toBeLessThanOrEqual(7)
    })
  })

  it('yards of the first territory front the roads their ledger names speak of', () => {
    const fronting = (road: string) =>
      town.yards.filter(({ territory, fronts }) => territory === 0 && fronts.includes(road))
    expect(fronting('南阳路').length).toBeGreaterThanOrEqual(3)
    expect(fronting('兴隆铺路').length).toBeGreaterThanOrEqual(1)
  })
})
