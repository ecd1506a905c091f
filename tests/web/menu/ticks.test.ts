import { describe, expect, it } from 'vitest'
import type { Tick } from '#contract/menu.ts'
import { blankTick, textsOf, tickTyped } from '#web/menu/ticks.ts'
import { contestedIn, settled } from '#web/use-typed.ts'

const item = { isOpenEnded: false }
const full: Tick = {
  ...{ need: 'done' as const, quantity: 12.5, unit: '盏', costWan: 3, payer: 'utility' as const, year: 2020 },
  ...{ workId: '410108-w-1', excavates: true, note: '沿主路' },
}

describe('a tick as it is typed', () => {
  it('comes back as it was, and what is empty is not known rather than nothing', () => {
    expect(tickTyped(textsOf(full), item)).toEqual({ tick: full, faults: [] })
    expect(tickTyped(textsOf(blankTick), item)).toEqual({ tick: blankTick, faults: [] })
    const { excavates } = tickTyped({ ...textsOf(full), excavates: 'no' }, item).tick
    expect(excavates).toBe(false)
  })

  it('is no number, no year or no description where it is none, and says in which field', () => {
    const typed = { ...textsOf(blankTick), quantity: '两', costWan: '-1', year: '20' }
    expect(tickTyped(typed, { isOpenEnded: true }).faults).toEqual(['quantity', 'costWan', 'year', 'note'])
    expect(tickTyped({ ...textsOf(blankTick), quantity: '1,5' }, item).tick.quantity).toBe(1.5)
    expect(tickTyped({ ...textsOf(blankTick), need: 'refused' }, { isOpenEnded: true }).faults).toEqual([])
  })

  it('that a colleague saved meanwhile is settled by whoever types, and then goes on the newest version', () => {
    const theirs = textsOf({ ...full, costWan: 5 })
    const typing = { base: textsOf(full), seen: 3, typed: { ...textsOf(full), costWan: '8' } }
    expect(contestedIn(typing, theirs)).toEqual(['costWan'])
    const mine = settled(typing, theirs, { version: 4, keeps: 'mine' })
    expect([mine.seen, tickTyped(mine.typed, item).tick.costWan, contestedIn(mine, theirs)]).toEqual([4, 8, []])
  })
})
