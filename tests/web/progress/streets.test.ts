import { describe, expect, it } from 'vitest'
import type { Progress } from '#contract/district.ts'
import type { Status } from '#contract/status.ts'
import { sharesOf, standings } from '#web/progress/streets.ts'

const none = { candidate: 0, planned: 0, approved: 0, 'under-way': 0, finished: 0, accepted: 0, paused: 0, dropped: 0 }
type Street = Progress['streets'][number]
const street = (id: string | null, started: number, counts: Partial<Record<Status, number>>): Street => {
  const statuses = { ...none, ...counts }
  return { id, name: id, total: Object.values(statuses).reduce((a, b) => a + b, 0), started, statuses }
}

const streets = [
  street('刘寨', 2, { planned: 2, 'under-way': 1, finished: 1 }),
  street('长兴路', 3, { planned: 1, accepted: 3 }),
  street(null, 1, { 'under-way': 1 }),
  street('迎宾路', 0, {}),
]

describe('street offices compared', () => {
  it('stand by their share of started compounds; compounds without a street come last', () => {
    expect(standings(streets).map(({ name, share }) => [name, share])).toEqual([
      ['长兴路', 0.75],
      ['刘寨', 0.5],
      ['迎宾路', null],
      [null, 1],
    ])
  })

  it('have bars that fill 100 % in the order of the process', () => {
    const bar = standings(streets)[1]?.parts ?? []
    expect(bar.map(({ status, from, share }) => [status, from, share])).toEqual([
      ['planned', 0, 0.5],
      ['under-way', 0.5, 0.25],
      ['finished', 0.75, 0.25],
    ])
  })

  it('colour the map without inventing a share where there is nothing to start', () => {
    expect(sharesOf(streets)).toEqual({ 长兴路: 0.75, 刘寨: 0.5, 迎宾路: null })
  })
})
