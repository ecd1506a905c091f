import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BundleParams, BundleRequest } from '#contract/bundling.ts'
import { wishFault } from '#server/areas/bundling/wishes.ts'
import { back, begin, forth, go } from '#web/areas/workbench/history.ts'
import {
  firstWishes,
  isLocked,
  leaveOut,
  lockTogether,
  move,
  requestOf,
  takeBackIn,
  unlock,
  type Wishes,
  wishesOf,
  wishPair,
} from '#web/areas/workbench/wishes.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f']
const id = fc.constantFrom(...ids)
const some = fc.uniqueArray(id, { minLength: 1, maxLength: 4 })
type Deed = (wishes: Wishes) => Wishes
/** Anything the hand can do, in any order. */
const deed: fc.Arbitrary<Deed> = fc.oneof(
  some.map(
    (chosen): Deed =>
      (wishes) =>
        lockTogether(wishes, chosen),
  ),
  some.map(
    (chosen): Deed =>
      (wishes) =>
        unlock(wishes, chosen),
  ),
  some.map(
    (chosen): Deed =>
      (wishes) =>
        leaveOut(wishes, chosen),
  ),
  some.map(
    (chosen): Deed =>
      (wishes) =>
        takeBackIn(wishes, chosen),
  ),
  fc
    .tuple(fc.constantFrom('together' as const, 'apart' as const, 'either' as const), id, id)
    .filter(([, x, y]) => x !== y)
    .map(
      ([wish, x, y]): Deed =>
        (wishes) =>
          wishPair(wishes, wish, x, y),
    ),
  fc.tuple(id, some).map(
    ([x, to]): Deed =>
      (wishes) =>
        move(wishes, x, to, null),
  ),
)

describe('wishes of hand', () => {
  it('as saved with a draft are read back as they were', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 8 }), (deeds) => {
        const wishes = deeds.reduce((now, each) => each(now), firstWishes)
        const kept = JSON.parse(JSON.stringify(requestOf(wishes)))
        expect(wishesOf(kept)).toEqual(wishes)
        expect(BundleRequest.safeParse({ adcode: '410108', ...kept }).success).toBe(true)
      }),
    )
  })

  it('whatever the hand does, a compound is locked at most once and never both locked and left out', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
        const wishes = deeds.reduce((now, each) => each(now), firstWishes)
        const { params } = requestOf(wishes)
        const fault = wishFault(new Set(ids), BundleParams.parse(params))
        // wishes for pairs may contradict each other through a third compound: that the server names
        expect([null, 'must-and-cannot', 'must-across-lock', 'cannot-inside-lock']).toContain(fault?.code ?? null)
      }),
      { numRuns: 500 },
    )
  })

  it('a compound that is moved stays where it was put, and what it left stays as it is', () => {
    const moved = move(firstWishes, 'a', ['c', 'd'], ['b', 'e'])
    expect(moved.locked).toEqual([
      ['c', 'd', 'a'],
      ['b', 'e'],
    ])
    expect(isLocked(moved, 'a')).toBe(true)
    expect(move(firstWishes, 'a', ['c', 'd'], null).locked).toEqual([['c', 'd', 'a']])
  })

  it('the later wish for two compounds takes the place of the earlier', () => {
    const together = wishPair(firstWishes, 'together', 'a', 'b')
    expect(wishPair(together, 'apart', 'b', 'a')).toMatchObject({ mustLink: [], cannotLink: [['b', 'a']] })
    expect(wishPair(together, 'either', 'b', 'a')).toMatchObject({ mustLink: [], cannotLink: [] })
  })
})

describe('steps of the workbench', () => {
  it('are taken back one by one and taken again, and a slider dragged is one step', () => {
    const dragged = [60, 70, 80].reduce((history, gap) => go(history, gap, 'gap', 'gap'), begin(50))
    const locked = go(dragged, 81, 'lock')
    expect(back(locked).now).toBe(80)
    expect(back(back(locked)).now).toBe(50)
    expect(back(back(back(locked))).now).toBe(50)
    expect(forth(forth(back(back(locked)))).now).toBe(81)
    expect(go(back(locked), 90, 'lock').future).toEqual([])
  })
})
