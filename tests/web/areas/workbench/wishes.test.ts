import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BundleParams, BundleRequest } from '#contract/bundling.ts'
import { wishFault } from '#server/areas/bundling/wishes.ts'
import { back, begin, forth, go } from '#web/areas/workbench/history.ts'
import {
  dropAnchors,
  firstWishes,
  isLocked,
  leaveOut,
  lockTogether,
  move,
  requestOf,
  setAnchors,
  takeBackIn,
  unlock,
  type Wishes,
  wishesOf,
  wishPair,
} from '#web/areas/workbench/wishes.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `410108-c-${letter}`)
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
  some.map(
    (chosen): Deed =>
      (wishes) =>
        setAnchors(wishes, chosen),
  ),
  some.map(
    (chosen): Deed =>
      (wishes) =>
        dropAnchors(wishes, chosen),
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
        const request = JSON.parse(JSON.stringify(requestOf(wishes)))
        expect(wishesOf({ request, anchors: [...wishes.anchors] })).toEqual(wishes)
        expect(BundleRequest.safeParse({ adcode: '410108', ...request }).success).toBe(true)
      }),
    )
  })

  it('whatever the hand does, a compound is locked at most once and never both locked and left out', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
        const wishes = deeds.reduce((now, each) => each(now), firstWishes)
        const { params } = requestOf(wishes)
        const fault = wishFault(new Set(ids), BundleParams.parse(params))
        // wishes for pairs may contradict each other through a third compound, and anchors anything: that the server names
        const may = [null, 'must-and-cannot', 'must-across-lock', 'cannot-inside-lock']
        expect(may).toContain(fault?.code ?? null)
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

  it('no two anchors share an area, and what an earlier wish said of the two goes with the anchors', () => {
    const apart = wishPair(firstWishes, 'apart', 'a', 'b')
    const anchored = setAnchors(leaveOut(apart, ['c']), ['a', 'b', 'c'])
    expect(anchored).toMatchObject({ anchors: ['a', 'b', 'c'], cannotLink: [], excluded: [] })
    const { params, added } = requestOf(anchored)
    expect(added).toEqual(['a', 'b', 'c'])
    expect(params.cannotLink).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ])
    expect(leaveOut(anchored, ['b']).anchors).toEqual(['a', 'c'])
    expect(requestOf(dropAnchors(anchored, ['a', 'b'])).params.cannotLink).toEqual([])
  })

  it.each([
    [
      'locked into one area',
      (wishes: Wishes) => lockTogether(wishes, ['a', 'b', 'd']),
      'cannot-inside-lock',
      ['a', 'b'],
    ],
    [
      'wished together through a third compound',
      (wishes: Wishes) => wishPair(wishPair(wishes, 'together', 'a', 'd'), 'together', 'd', 'b'),
      'must-and-cannot',
      ['a', 'b'],
    ],
  ])('two anchors contradict what is %s: both are named before anything is solved', (_, deed, code, [id, other]) => {
    const { params } = requestOf(deed(setAnchors(firstWishes, ['a', 'b'])))
    const known = new Set(['a', 'b', 'd'])
    expect(wishFault(known, BundleParams.parse(params))).toEqual({ code, params: { id, other } })
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
