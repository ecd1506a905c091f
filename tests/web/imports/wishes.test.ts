import { describe, expect, it } from 'vitest'
import type { ImportColumn } from '#contract/import.ts'
import { ImportWishes } from '#contract/import.ts'
import { begun, stepped, takenAgain, takenBack } from '#web/imports/history.ts'
import { blankPoint, placedAt, typedPoints, wishOf } from '#web/imports/own-grid.ts'
import {
  acceptingAll,
  acceptingRepair,
  choosing,
  choosingUndecided,
  comingFrom,
  decliningAll,
  decliningRepair,
  emptying,
  firstWishes,
  isPutRight,
  isRepairAccepted,
  leavingShape,
  meaning,
  ofKind,
  ofTable,
  placedBy,
  puttingRight,
  readingColumn,
} from '#web/imports/wishes.ts'

const column = (at: number, field: string | null): ImportColumn => ({
  ...{ column: at, header: `列${at}`, field, factor: 1, unit: null, score: 0.9, runnerUp: null, samples: [] },
  because: { code: 'by-heading', params: {}, message: '' },
})
const columns = [column(0, 'name'), column(1, 'households'), column(2, null)]

describe('what a planner wishes of a file', () => {
  it('is as the contract has it when nothing was wished', () => {
    expect(ImportWishes.parse({})).toEqual(firstWishes())
  })

  it('gives a field to the column it was corrected to, and takes it from the one that had it', () => {
    const wishes = readingColumn(firstWishes(), columns, { column: 2, field: 'households' })
    expect(wishes.columns).toEqual([
      { column: 1, field: null },
      { column: 2, field: 'households' },
    ])
    const again = readingColumn(wishes, columns, { column: 1, field: 'households', factor: 10 })
    expect(again.columns).toEqual([{ column: 1, field: 'households', factor: 10 }])
  })

  it('forgets what was decided about rows when another table is chosen', () => {
    const decided = acceptingAll(
      acceptingRepair(choosing(firstWishes(), [{ at: 3, choice: 'new' }]), 4, 'make-valid'),
      'close-gap',
    )
    expect(ofTable(decided, 1)).toEqual({ ...firstWishes(), table: 1 })
  })

  it('leaves a row to the rules again when its choice is taken back', () => {
    const chosen = choosing(firstWishes(), [
      { at: 3, choice: 'skip' },
      { at: 5, choice: '410108-c-001' },
    ])
    expect(choosing(chosen, [{ at: 3, choice: null }]).choices).toEqual({ 5: '410108-c-001' })
  })

  it('decided for all rows that were doubtful leaves what was decided about one of them meanwhile', () => {
    const seen = choosing(firstWishes(), [{ at: 9, choice: 'skip' }])
    const now = choosing(seen, [{ at: 3, choice: '410108-c-001' }])
    const all = [3, 4].map((at) => ({ at, choice: 'new' }))
    expect(choosingUndecided(now, seen, all).choices).toEqual({ 3: '410108-c-001', 4: 'new', 9: 'skip' })
    expect(choosingUndecided(ofTable(now, 1), seen, all)).toEqual(ofTable(now, 1))
    const history = begun(now)
    expect(stepped(history, choosingUndecided(now, seen, [all[0]!]), '定 1 行')).toBe(history)
  })

  it('gives a word a meaning and a cell other words, and takes both back', () => {
    const word = { field: 'class', written: '县道' }
    const said = meaning(meaning(firstWishes('ground'), word, 'street'), word, 'arterial')
    expect(said.words).toEqual({ class: { 县道: 'arterial' } })
    expect(ImportWishes.parse(said)).toEqual(said)
    expect(meaning(said, word, null).words).toEqual({ class: {} })
    expect(ofTable(said, 1).words).toEqual(said.words)
    expect(ofKind(said, 'works').words).toEqual({})
    const cell = { at: 2, column: 4 }
    const right = puttingRight(puttingRight(firstWishes(), cell, '199'), cell, '1993')
    expect(right.cells).toEqual([{ ...cell, text: '1993' }])
    expect(ImportWishes.parse(right)).toEqual(right)
    expect([isPutRight(right, cell), isPutRight(right, { at: 4, column: 2 })]).toEqual([true, false])
    expect([puttingRight(right, cell, null), ofTable(right, 0)]).toEqual([firstWishes(), firstWishes()])
  })

  it('accepts a repair for one row or for all, and declines it for one without touching the others', () => {
    const all = acceptingAll(acceptingRepair(firstWishes(), 3, 'make-valid'), 'snap-sliver')
    const accepted = (wishes: typeof all, at: number) =>
      ['make-valid', 'snap-sliver'].filter((code) => isRepairAccepted(wishes, at, code))
    expect([accepted(all, 3), accepted(all, 4)]).toEqual([['make-valid', 'snap-sliver'], ['snap-sliver']])
    const but = decliningRepair(decliningRepair(all, 3, 'snap-sliver'), 3, 'snap-sliver')
    expect([accepted(but, 3), accepted(but, 4)]).toEqual([['make-valid'], ['snap-sliver']])
    expect(ImportWishes.parse(but)).toEqual(but)
    expect(acceptingRepair(but, 3, 'snap-sliver')).toEqual(all)
    expect(decliningAll(decliningAll(but, 'snap-sliver'), 'make-valid')).toEqual(firstWishes())
    expect(leavingShape(leavingShape(but, 9, true), 9, false)).toEqual(but)
  })

  it('names a source only when there are words for it', () => {
    const from = (name: string, onDay: string) => comingFrom(firstWishes(), { name, onDay, fileName: '台账.xlsx' })
    expect(from('  ', '')).toEqual(firstWishes())
    expect(from(' 街道报送 ', '').source).toEqual({ name: '街道报送' })
    // a day is never dropped: without a name it is the day of the file
    expect(from('  ', '2026-11-01').source).toEqual({ name: '台账.xlsx', onDay: '2026-11-01' })
    expect(placedBy(placedBy(firstWishes(), { code: 'gcj02' }), null)).toEqual(firstWishes())
    expect(emptying(emptying(firstWishes(), 'note', true), 'note', false)).toEqual(firstWishes())
  })
})

it('a step back brings back the wishes before, and forth those after; a new wish forgets what was taken back', () => {
  const first = begun(firstWishes())
  const second = stepped(first, ofTable(first.now, 2), '换表')
  const back = takenBack(second)
  expect(back.now).toEqual(first.now)
  expect(takenAgain(back).now).toEqual(second.now)
  expect(stepped(back, ofTable(back.now, 3), '换表').future).toEqual([])
  expect(takenBack(first)).toBe(first)
})

it('a city’s own grid is wished for once two points are whole, however their numbers are grouped', () => {
  const [one, two] = [
    { x: '4 500.5', y: '3,200', lon: '113.61', lat: '34.83' },
    { x: '5500', y: '4200', lon: '', lat: '' },
  ]
  expect(wishOf([one!, two!])).toBeNull()
  const placed = placedAt([one!, two!, blankPoint], 1, [113.62, 34.84])
  expect(wishOf(placed)).toEqual({
    points: [
      { from: [4500.5, 3200], to: [113.61, 34.83] },
      { from: [5500, 4200], to: [113.62, 34.84] },
    ],
  })
  expect(typedPoints(wishOf(placed)!)).toHaveLength(2)
})
