import { expect, it } from 'vitest'
import type { WallDecision } from '#contract/wall.ts'
import { totalWalls } from '#server/areas/walls/wall-totals.ts'

const wall = (decision: WallDecision | null, lengthM: number) => ({ decision, lengthM })
const nothing = { remove: 0, open: 0, keep: 0, disputed: 0, undecided: 0 }

const cases: [string, ReturnType<typeof wall>[], ReturnType<typeof totalWalls>][] = [
  ['none at all', [], { undecided: 0, lengthM: nothing }],
  [
    'nobody has decided anything',
    [wall(null, 60), wall(null, 41)],
    { undecided: 2, lengthM: { ...nothing, undecided: 101 } },
  ],
  [
    'one of each',
    [wall('remove', 10), wall('open', 20), wall('keep', 30), wall('disputed', 40), wall(null, 50)],
    { undecided: 1, lengthM: { remove: 10, open: 20, keep: 30, disputed: 40, undecided: 50 } },
  ],
]
it.each(cases)('metres of wall add up by decision, and the undecided apart: %s', (_, walls, expected) => {
  expect(totalWalls(walls)).toEqual(expected)
})
