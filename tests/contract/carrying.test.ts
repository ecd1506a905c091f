import { describe, expect, it } from 'vitest'
import { fatesOfMerge, fatesOfSplit, type Tie } from '#contract/carrying.ts'

const [whole, second, other] = ['990204-c-whole', '990204-c-second', '990204-c-other']
const neighbour = { id: other, name: '邻院' }
const ruling = (linked: boolean, distancesM: (number | null)[], of = whole): Tie => ({
  kind: 'neighbours',
  ...{ of, other: neighbour, linked, reason: '现场认定', distancesM },
})
const wall = (distancesM: number[], of = whole, decision: 'open' | 'keep' = 'open'): Tie => ({
  kind: 'wall',
  ...{ of, other: neighbour, decision, consent: 'both', note: null, distancesM },
})
const item = (lines: number): Tie => ({ kind: 'balance', of: whole, unit: { id: '990204-u-1', name: '单元' }, lines })
const draft: Tie = { kind: 'draft', of: whole, scheme: { id: '990204-s-1', name: '草稿' } }

/** Pieces 0 and 1 belong to the first part, piece 2 to the second. */
const parts = [[0, 1], [2]]

describe('after a split', () => {
  it.each<[string, Tie, number[], string | null]>([
    ['a declared link goes to the part that is clearly nearest', ruling(true, [90, 40, 70]), [0], null],
    ['a declared link waits where both parts are about as near', ruling(true, [90, 40, 50]), [], 'several'],
    ['a denied link holds for every part', ruling(false, [5, 90, 90]), [0, 1], null],
    ['a denied link holds for those with a boundary', ruling(false, [null, null, 5]), [1], null],
    ['a decision goes nowhere where no part has a boundary', ruling(true, []), [], 'none'],
    ['a wall goes to the one part beside it', wall([40, 16, 3]), [1], null],
    ['a wall beside both parts waits', wall([40, 15, 3]), [], 'several'],
    ['a wall no part reaches waits', wall([40, 16, 30]), [], 'none'],
    ['an item of a balance unit without amounts becomes an item for each part', item(0), [0, 1], null],
    ['amounts are shared out by somebody', item(2), [], 'amounts'],
    ['a draft is left as it is', draft, [], 'draft'],
    [
      'what policies, menus, money and plans hold for the whole stays with it',
      { kind: 'records', of: whole, what: 'menu', count: 3 },
      [],
      'records',
    ],
  ])('%s', (_, tie, to, why) => {
    expect(fatesOfSplit([tie], parts)).toEqual([{ tie, to, why }])
  })
})

describe('after a merge', () => {
  const members = [whole, second]
  const fatesOf = (...ties: Tie[]) => fatesOfMerge(ties, members).map(({ to, why }) => why ?? to)

  it.each<[string, Tie[], unknown[]]>([
    ['a link declared for one holds for all', [ruling(true, [90, 5])], [[0]]],
    [
      'a link denied for one waits while the other lies near and nobody was asked',
      [ruling(false, [5, 60])],
      ['undecided'],
    ],
    ['a link denied for one holds where the other is far', [ruling(false, [5, 120])], [[0]]],
    ['a link denied for both holds', [ruling(false, [5, 60]), ruling(false, [5, 60], second)], [[0], [0]]],
    [
      'decisions that contradict each other wait, both of them',
      [ruling(true, [5, 60]), ruling(false, [5, 60], second)],
      ['contradicts', 'contradicts'],
    ],
    ['a wall of one goes along where the other is not beside it', [wall([3, 40])], [[0]]],
    ['a wall of one waits where the other is beside it too', [wall([3, 10])], ['undecided']],
    ['walls decided differently wait', [wall([3, 10]), wall([3, 10], second, 'keep')], ['contradicts', 'contradicts']],
    ['amounts go along', [item(3)], [[0]]],
  ])('%s', (_, ties, expected) => {
    expect(fatesOf(...ties)).toEqual(expected)
  })

  it('what was decided between two of them is needed no more', () => {
    const between: Tie = {
      kind: 'neighbours',
      ...{ of: whole, other: { id: second, name: '西院' }, linked: true, reason: '同院', distancesM: [0, 0] },
    }
    expect(fatesOf(between)).toEqual(['inner'])
  })
})
