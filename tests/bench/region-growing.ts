/**
 * The peer on max-p lattices: regions grown by chance, as the construction phase of MaxPHeuristic does it (Duque, Anselin, Rey
 * 2012), the best of many. Its later phases move compounds between regions and never change their number.
 */
import { createRandom } from '#geodata/demo/random.ts'
import type { Problem } from '#server/areas/bundling/problem.ts'

/** @returns the most regions any of the attempts came to. */
export function regionsGrown({ compounds, links, limits }: Problem, attempts: number): number {
  const random = createRandom(1)
  let most = 0
  for (let attempt = 0; attempt < attempts; attempt++) {
    const isTaken = new Uint8Array(compounds.size)
    let regions = 0
    for (const seed of random.shuffled(Array.from({ length: compounds.size }, (_, i) => i))) {
      if (isTaken[seed] === 1) continue
      const region = [seed]
      isTaken[seed] = 1
      let sum = compounds.households[seed] as number
      while (sum < limits.households.min) {
        const beside = region.flatMap((i) =>
          Array.from(links.to.subarray(links.start[i], links.start[i + 1])).filter((j) => isTaken[j] === 0),
        )
        if (beside.length === 0) break
        const next = random.pick(beside)
        isTaken[next] = 1
        region.push(next)
        sum += compounds.households[next] as number
      }
      // too small: its members join regions beside them in the end
      if (sum >= limits.households.min) regions += 1
    }
    most = Math.max(most, regions)
  }
  return most
}
