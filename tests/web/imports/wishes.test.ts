import { describe, expect, it } from 'vitest'
import type { ImportColumn } from '#contract/import.ts'
import { ImportWishes } from '#contract/import.ts'
import { begun, stepped, takenAgain, takenBack } from '#web/imports/history.ts'
import { blankPoint, placedAt, typedPoints, wishOf } from '#web/imports/own-grid.ts'
import {
  choosing,
  comingFrom,
  emptying,
  firstWishes,
  ofTable,
  placedBy,
  readingColumn,
  repairing,
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
    const decided = repairing(choosing(firstWishes(), [{ at: 3, choice: 'new' }]), [{ at: 4, code: 'make-valid' }])
    expect(ofTable(decided, 1)).toEqual({ ...firstWishes(), table: 1 })
  })

  it('leaves a row to the rules again when its choice is taken back', () => {
    const chosen = choosing(firstWishes(), [
      { at: 3, choice: 'skip' },
      { at: 5, choice: '410108-c-001' },
    ])
    expect(choosing(chosen, [{ at: 3, choice: null }]).choices).toEqual({ 5: '410108-c-001' })
  })

  it('names a source only when there are words for it', () => {
    expect(comingFrom(firstWishes(), '  ', '2026-11-01')).toEqual(firstWishes())
    expect(comingFrom(firstWishes(), ' 街道报送 ', '').source).toEqual({ name: '街道报送' })
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
