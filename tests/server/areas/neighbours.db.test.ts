import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localReader } from '#server/accounts/reader.ts'
import { type FoundLink, findNearestGaps, findNeighbourLinks } from '#server/areas/neighbours.queries.ts'
import { testDatabase } from '#tests/support/database.ts'
import { foundTown, type Metres, measureSrid } from './toy-town.ts'

let adcode = 991_000

type Square = { east: number; north: number; sideM: number }
const anySquare = fc.record({ east: fc.nat(600), north: fc.nat(600), sideM: fc.integer({ min: 20, max: 90 }) })
const anySquares = fc.array(anySquare, { minLength: 2, maxLength: 14 })
const runs = { numRuns: 12 }

/** The distance of two squares, from plane geometry alone. */
function apartM(a: Square, b: Square): number {
  const along = (from: number, fromSide: number, to: number, toSide: number) =>
    Math.max(0, to - (from + fromSide), from - (to + toSide))
  return Math.hypot(along(a.east, a.sideM, b.east, b.sideM), along(a.north, a.sideM, b.north, b.sideM))
}

async function townOf(squares: readonly Square[], streets: readonly Metres[][] = []) {
  const town = await foundTown(String(adcode++))
  const yards = squares.map(({ east, north, sideM }, i) => ({
    name: String(i).padStart(2, '0'),
    at: [east, north] as const,
    size: [sideM, sideM] as const,
  }))
  const ids = await town.lay(...yards)
  for (const street of streets) await town.cut(null, 'road', ...street)
  return { ids, ground: { adcode: town.adcode, measureSrid }, at: (id: string) => squares[ids.indexOf(id)]! }
}

const namesOf = (links: readonly FoundLink[]) => links.map(({ from, to }) => `${from} ${to}`).sort()

describe('in any toy town of squares', () => {
  it('neighbours are exactly the pairs within the limit, and their gaps are true metres', async () => {
    const database = await testDatabase()
    await fc.assert(
      fc.asyncProperty(anySquares, fc.integer({ min: 0, max: 120 }), async (squares, limit) => {
        const maxGapM = limit + 0.5 // so that no gap between whole metres lies on the limit
        const { ids, ground, at } = await townOf(squares)
        const links = await findNeighbourLinks(database, localReader, ground, [{ key: 'x', ids, maxGapM }])
        const expected = ids.flatMap((from, i) =>
          ids
            .slice(i + 1)
            .filter((to) => apartM(at(from), at(to)) <= maxGapM)
            .map((to) => `${from} ${to}`),
        )
        expect(namesOf(links)).toEqual(expected.sort())
        for (const { from, to, gapM, cut } of links) {
          expect(Math.abs(gapM - apartM(at(from), at(to)))).toBeLessThan(0.03)
          expect(cut).toBeNull()
        }
      }),
      runs,
    )
  })

  it('a straight street through the town cuts exactly the pairs on different sides of it', async () => {
    const database = await testDatabase()
    await fc.assert(
      fc.asyncProperty(anySquares, fc.integer({ min: 100, max: 500 }), async (squares, street) => {
        // the street runs between whole metres, and nobody lives on it
        const line = street + 0.5
        const beside = squares.filter(({ east, sideM }) => east > line || east + sideM < line)
        const { ids, ground, at } = await townOf(beside, [
          [
            [line, -500],
            [line, 1500],
          ],
        ])
        const links = await findNeighbourLinks(database, localReader, ground, [{ key: 'x', ids, maxGapM: 200.5 }])
        for (const { from, to, cut } of links) {
          expect(cut !== null).toBe(at(from).east > line !== at(to).east > line)
        }
      }),
      runs,
    )
  })

  it('the nearest gap of each group but the main one is the least distance to any other group', async () => {
    const database = await testDatabase()
    await fc.assert(
      fc.asyncProperty(anySquares, fc.integer({ min: 2, max: 4 }), async (squares, count) => {
        const { ids, ground, at } = await townOf(squares)
        const groups = Array.from({ length: count }, (_, g) => ids.filter((_id, i) => i % count === g)).filter(
          (group) => group.length > 0,
        )
        const gaps = await findNearestGaps(database, localReader, ground, [{ key: 'x', groups }])
        for (const group of groups.slice(1)) {
          const rest = ids.filter((id) => !group.includes(id))
          if (rest.length === 0) continue
          const least = Math.min(...group.flatMap((a) => rest.map((b) => apartM(at(a), at(b)))))
          const [found] = gaps.filter(({ from }) => group.includes(from))
          expect(Math.abs(found!.gapM - least)).toBeLessThan(0.03)
        }
      }),
      runs,
    )
  })
})

it('sets looked at together know nothing of each other', async () => {
  const database = await testDatabase()
  const side = 50
  const { ids, ground } = await townOf([0, 60, 120, 180].map((east) => ({ east, north: 0, sideM: side })))
  const [a, b, c, d] = ids as [string, string, string, string]
  const links = await findNeighbourLinks(database, localReader, ground, [
    { key: 'west', ids: [a, b], maxGapM: 50 },
    { key: 'east', ids: [c, d], maxGapM: 5 },
    { key: 'all', ids, maxGapM: 20 },
  ])
  const inSet = (key: string) => namesOf(links.filter((link) => link.key === key))
  expect(inSet('west')).toEqual([`${a} ${b}`])
  expect(inSet('east')).toEqual([])
  expect(inSet('all')).toEqual([`${a} ${b}`, `${b} ${c}`, `${c} ${d}`])
})

it('a compound of two parts is a neighbour through whichever part is nearer', async () => {
  const database = await testDatabase()
  const town = await foundTown(String(adcode++))
  const part = (east: number): Metres[] => [
    [east, 0],
    [east + 40, 0],
    [east + 40, 40],
    [east, 40],
  ]
  const ids = await town.lay(
    { name: 'two', parts: [part(0), part(300)] },
    { name: 'beside', at: [350, 0], size: [40, 40] },
  )
  const [link] = await findNeighbourLinks(database, localReader, { adcode: town.adcode, measureSrid }, [
    { key: 'x', ids, maxGapM: 50 },
  ])
  expect(link?.gapM).toBeCloseTo(10, 1)
})
