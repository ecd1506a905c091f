import { describe, expect, it } from 'vitest'
import type { BackSchedule } from '#contract/deadlines.ts'
import { draftOf, factsOf, hasWrong, isSameDraft, withDays, wrongText } from '#web/deadlines/schedule-draft.ts'

const schedule: BackSchedule = {
  ...{ id: '410108-s-1', adcode: '410108', name: '第一批', recordId: null, recordName: null, version: 3 },
  ...{ packId: 'huiji-2019-63', endOn: '2021-06-30', latest: [] },
  steps: [
    { code: 'tender', days: 30, overlapDays: 5 },
    { code: 'construction', days: 120, overlapDays: 0 },
  ],
}
const draft = draftOf(schedule)

describe('days typed into a back-schedule', () => {
  it('that are no number stay as they were typed and keep it from being saved, while the last number holds', () => {
    for (const text of ['12万', '', '0', '1001', '1.5']) {
      const typed = withDays(draft, 'tender', 'days', text)
      expect([wrongText(typed, 'tender', 'days'), typed.steps[0]!.days, hasWrong(typed)]).toEqual([text, 30, true])
      expect(isSameDraft(typed, draft)).toBe(false)
    }
    const none = withDays(draft, 'tender', 'overlapDays', '0')
    expect([none.steps[0]!.overlapDays, hasWrong(none)]).toEqual([0, false])
  })

  it('count as soon as they are a number, and the words before are gone', () => {
    const typed = withDays(withDays(draft, 'construction', 'days', '12万'), 'construction', 'days', '150')
    expect([typed.steps[1]!.days, typed.wrong, hasWrong(typed)]).toEqual([150, {}, false])
    expect(factsOf(typed)).not.toHaveProperty('wrong')
    expect(isSameDraft(withDays(typed, 'construction', 'days', '120'), draft)).toBe(true)
  })

  it('bar nothing where nobody can see them: in a step left out, and beside a step that is the last now', () => {
    const typed = withDays(withDays(draft, 'construction', 'days', 'x'), 'tender', 'overlapDays', 'y')
    expect(hasWrong({ ...typed, steps: typed.steps.slice(0, 1) })).toBe(false)
    expect(hasWrong(typed)).toBe(true)
  })
})
