import { describe, expect, it } from 'vitest'
import { contestedIn, settled } from '#web/use-typed.ts'

describe('what is typed while a colleague saves', () => {
  const stored = { goal: '同事的目标', standard: '同事的标准', money: '财政' }
  const typing = {
    base: { goal: '目标', standard: '标准', money: '财政' },
    seen: 3,
    typed: { goal: '我的目标', standard: '标准', money: '我的资金' },
  }

  it('is contested only where both changed the same words to something else', () => {
    expect(contestedIn(typing, stored)).toEqual(['goal'])
    expect(contestedIn(typing, { ...stored, goal: '我的目标' })).toEqual([])
  })

  it('can be kept over what they wrote or give way to it, and whatever nobody typed here follows', () => {
    expect(settled(typing, stored, { version: 5, keeps: 'mine' })).toEqual({
      base: stored,
      seen: 5,
      typed: { goal: '我的目标', standard: '同事的标准', money: '我的资金' },
    })
    const theirs = settled(typing, stored, { version: 5, keeps: 'theirs' })
    expect(theirs.typed).toEqual({ goal: '同事的目标', standard: '同事的标准', money: '我的资金' })
    expect(contestedIn(theirs, stored)).toEqual([])
  })
})
