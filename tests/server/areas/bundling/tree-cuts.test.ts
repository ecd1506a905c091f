/** Max-p-regions on lattices: as many areas as floors allow, which sums bound from above. */
import { expect, it } from 'vitest'
import { solve } from '#server/areas/bundling/solve.ts'
import { latticeProblem } from '#tests/bench/max-p.ts'

it('on a lattice of 200 as many areas are found as the sums allow, give or take one', () => {
  const problem = latticeProblem(10, 20)
  const [piece] = solve(problem).pieces
  const allowed = Math.floor(problem.compounds.households.reduce((sum, own) => sum + own, 0) / 45)
  expect(piece?.areas.length).toBeGreaterThanOrEqual(allowed - 1)
  expect(piece?.areas.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i))
})

it('the same seed draws the same trees, another seed others', () => {
  const areasOf = (seed: number) => solve({ ...latticeProblem(8, 10), seed }).pieces[0]?.areas
  expect(areasOf(1)).toEqual(areasOf(1))
  expect(areasOf(1)).not.toEqual(areasOf(2))
})
