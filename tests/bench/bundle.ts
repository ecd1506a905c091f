/**
 * npm run bench:bundle [compounds …] [edits] [small] [max-p]: the bundling engine on invented cities, each figure beside the limit it must
 * hold, and on the lattices of the max-p-regions problem; without arguments all of them.
 * Then a thousand compounds after edits of hand, as the workbench asks for them, and what is proven of small maps.
 * `areas / bound` compares with the fewest areas the sums of households allow.
 */
import '#server/areas/bundling/compile-sooner.ts'
import { BundleParams } from '#contract/bundling.ts'
import { createRandom } from '#geodata/demo/random.ts'
import { bundle } from '#server/areas/bundling/bundle.ts'
import type { BundleMap } from '#server/areas/bundling/map.ts'
import { Memory } from '#server/areas/bundling/memory.ts'
import { generateCity } from './generate.ts'
import { maxPLines } from './max-p.ts'
import { smallMapLines } from './small-maps.ts'

/** Seconds for a city of this many compounds, on one core. */
const limitsS = new Map([
  [1_000, 1],
  [20_000, 10],
  [219_000, 120],
])

/** The invented city as a map; a household figure is drawn where the city has none. */
function mapOfCity(compounds: number): BundleMap {
  const city = generateCity({ compounds, works: 0 })
  const random = createRandom(5)
  const flat = (positions: readonly (readonly number[])[]) => Float64Array.from(positions.flat())
  return {
    compounds: city.compounds.map(({ id, households, planYear, streetOfficeId, boundary }) => ({
      id,
      households: households ?? Math.round(random.between(40, 400)),
      floorAreaM2: null,
      costWan: null,
      planYear,
      street: streetOfficeId,
      owner: random.pick(['a', 'b', 'c']),
      parts: [boundary.coordinates.map(flat)],
    })),
    barriers: city.barriers.map(({ name, line }) => ({ name, lines: [flat(line.coordinates)] })),
    crossings: city.crossings.map(({ shape }) => ({ lines: [flat([shape.coordinates])] })),
  }
}

const editLimitMs = 200
const edits = 100

/** One compound is left out, or one area is locked, and the rest is found again: only the touched piece is solved. */
function editLines(): string[] {
  const map = mapOfCity(1_000)
  const memory = new Memory()
  const random = createRandom(9)
  const first = bundle(map, BundleParams.parse({}), { memory })
  const times = Array.from({ length: edits }, () => {
    const area = random.pick(first.areas)
    const hand = random.between(0, 1) < 0.5 ? { locked: [area.compounds] } : { excluded: [area.compounds[0]] }
    return bundle(map, BundleParams.parse(hand), { memory }).elapsedMs
  }).sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] as number
  return [
    `edits in 1000   median ${at(0.5)} ms, p95 ${at(0.95)} ms, ${(at(0.95) / editLimitMs).toFixed(2)} of the limit of ${editLimitMs} ms`,
    '',
  ]
}

const words = process.argv.slice(2)
const asked = words.length > 0 ? words.map(Number).filter(Boolean) : limitsS.keys()
for (const compounds of asked) {
  const map = mapOfCity(compounds)
  const total = map.compounds.reduce((sum, { households }) => sum + (households ?? 0), 0)
  const plan = bundle(map, BundleParams.parse({}))
  const { objective, bounds, pieces, elapsedMs } = plan
  const limitS = limitsS.get(compounds)
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`
  process.stdout.write(
    [
      `compounds ${compounds}`,
      `  time          ${(elapsedMs / 1000).toFixed(2)} s${limitS ? `, ${(elapsedMs / 1000 / limitS).toFixed(2)} of the limit of ${limitS} s` : ''}`,
      `  memory        ${Math.round(process.memoryUsage().rss / 1e6)} MB, the generated city included`,
      `  coverage      ${share(objective.householdsCovered, total)} of households; bound ${share(bounds.householdsCovered, total)}`,
      `  areas         ${objective.areas}, ${(objective.areas / Math.max(1, bounds.areas ?? 1)).toFixed(3)} of the bound of ${bounds.areas}`,
      `  proven        ${share(pieces.compoundsProven, pieces.compounds)} of the compounds in pieces, ${pieces.proven} of ${pieces.total} pieces`,
      '',
    ].join('\n'),
  )
}
if (words.length === 0 || words.includes('edits')) process.stdout.write(`${editLines().join('\n')}\n`)
if (words.length === 0 || words.includes('max-p')) process.stdout.write(`${maxPLines().join('\n')}\n`)
if (words.length === 0 || words.includes('small')) process.stdout.write(`${smallMapLines().join('\n')}\n`)
