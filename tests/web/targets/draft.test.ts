import { expect, it } from 'vitest'
import type { Target } from '#contract/targets.ts'
import { differing, draftOf, statedOf } from '#web/targets/draft.ts'

const own: Target = {
  ...{ id: '410108-t-own-1', adcode: '410108', pack: null, measure: 'finish', strength: 'ensure', unit: 'compound' },
  ...{ year: 2020, amount: 9, onDay: '2020-10-31', builtBefore: null, fundingLabel: null, clause: null, note: null },
  ...{ streetOffice: { id: '410108-s-1', name: '刘寨街道' }, source: '区住建局', printed: '刘寨完成9个' },
  ...{ quoted: null, version: 2 },
}

it('a target typed again says what it said', () => {
  expect(statedOf(draftOf(own, '2021-05-01'))).toMatchObject({
    ...{ year: 2020, amount: 9, onDay: '2020-10-31', streetOfficeId: '410108-s-1', fundingLabel: null },
    ...{ words: '刘寨完成9个', by: '区住建局' },
  })
  expect(statedOf({ ...draftOf(own, '2021-05-01'), amount: '九' })).toBeNull()
})

it('a target that a colleague changed meanwhile is told apart field by field', () => {
  const mine = { ...draftOf(own, '2021-05-01'), amount: '11' }
  const theirs = draftOf({ ...own, amount: 10, streetOffice: null, version: 3 }, '2021-05-01')
  expect(differing(mine, theirs).sort()).toEqual(['amount', 'street'])
  expect(differing(theirs, theirs)).toEqual([])
})
