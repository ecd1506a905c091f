import { describe, expect, it } from 'vitest'
import { type DatedStatus, type Status, statusOn } from '#contract/status.ts'
import { lineStateOf, type WorkKind, type WorkState } from '#contract/work-words.ts'

const step = (status: Status, onDay: string): DatedStatus => ({ status, onDay })
const history = [step('planned', '2019-12-20'), step('under-way', '2020-05-01'), step('finished', '2020-11-30')]

describe('the status of a compound on a day', () => {
  it.each([
    ['before anything is recorded it is a candidate', '2019-01-01', history, null, 'candidate'],
    ['the latest step on or before the day counts', '2020-06-30', history, null, 'under-way'],
    ['the day of a step is already the new status', '2020-11-30', history, null, 'finished'],
    ['a plan year that has come counts as planned', '2021-03-01', [], 2021, 'planned'],
    ['a plan year still ahead does not', '2020-12-31', [], 2021, 'candidate'],
    ['a plan year never undoes what was built', '2022-01-01', history, 2022, 'finished'],
    [
      'of two steps on one day the later in the process counts',
      '2020-01-01',
      [step('approved', '2020-01-01'), step('planned', '2020-01-01')],
      null,
      'approved',
    ],
    [
      'a pause is a status until work goes on',
      '2020-09-01',
      [...history, step('paused', '2020-08-01')],
      null,
      'paused',
    ],
    ['the order in which steps are listed does not matter', '2020-12-31', [...history].reverse(), null, 'finished'],
  ] as const)('%s', (_title, day, steps, planYear, expected) => {
    expect(statusOn(day, steps, planYear)).toBe(expected)
  })
})

describe('the line state of a work', () => {
  it.each([
    ['existing', 'overhead', 'existing', 'overhead'],
    ['existing', 'buried', 'existing', 'buried'],
    ['undergrounding', 'overhead', 'planned', 'undergrounding'],
    ['undergrounding', 'overhead', 'finished', 'buried'],
    ['new', 'buried', 'under-way', 'to-bury'],
    ['replacement', 'buried', 'finished', 'buried'],
    ['removal', 'overhead', 'planned', 'removal'],
  ] as const)('%s, %s, %s is drawn as %s', (kind: WorkKind, placement, state: WorkState, expected) => {
    expect(lineStateOf({ kind, placement, state })).toBe(expected)
  })
})
