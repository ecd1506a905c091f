import { describe, expect, it } from 'vitest'
import { isWithin, lengthOf } from '#geodata/demo/plane.ts'
import { inventTown } from '#geodata/demo/town.ts'
import { operatorsOf } from '#geodata/demo/utility-lines.ts'
import { pathOf } from './in-metres.ts'

const dataMonth = '2020-11'
const town = inventTown({ seed: 632019, centre: [113.6168, 34.833], yardsByTerritory: [17, 8], dataMonth })
const { lines } = town
const works = lines.filter(({ kind }) => kind !== 'existing')
const valuesOf = <T>(values: T[]) => [...new Set(values)].sort()

describe('the invented utility lines', () => {
  it('there are about eighty, of all six trades, all five kinds and all states', () => {
    expect(lines.length).toBeGreaterThanOrEqual(70)
    expect(lines.length).toBeLessThanOrEqual(95)
    expect(valuesOf(lines.map(({ trade }) => trade))).toEqual([
      'drainage',
      'gas',
      'heating',
      'power',
      'telecom',
      'water',
    ])
    expect(valuesOf(lines.map(({ kind }) => kind))).toEqual([
      'existing',
      'new',
      'removal',
      'replacement',
      'undergrounding',
    ])
    expect(valuesOf(lines.map(({ state }) => state))).toEqual(['existing', 'finished', 'planned', 'under-way'])
  })

  it('only power and telecom hang overhead or are put underground', () => {
    const ofWires = lines.filter(({ kind, placement }) => placement === 'overhead' || kind === 'undergrounding')
    expect(valuesOf(ofWires.map(({ trade }) => trade))).toEqual(['power', 'telecom'])
  })

  it('an undergrounding leaves nothing overhead once it is finished', () => {
    const done = lines.filter(({ kind, state }) => kind === 'undergrounding' && state === 'finished')
    expect(done.filter(({ placement }) => placement === 'overhead')).toEqual([])
  })

  it('every line keeps to the centre line of the road it names', () => {
    const roads = town.roads.map(({ name, line }) => ({ name, path: pathOf(line) }))
    for (const { line, roadName } of lines) {
      const path = pathOf(line)
      expect(lengthOf(path)).toBeGreaterThan(60)
      const own = roads.filter((road) => road.name === roadName && path.every((p) => isWithin(p, road.path, 0.1)))
      expect(own.length).toBeGreaterThan(0)
    }
  })

  it('months lie in 2019–2023, in order, and agree with the state at the data month', () => {
    for (const { from, to, state } of works) {
      if (from === null || to === null) continue
      expect(from).toMatch(/^20(19|2[0-3])-(0[1-9]|1[0-2])$/)
      expect(to).toMatch(/^20(19|2[0-3])-(0[1-9]|1[0-2])$/)
      expect(from <= to).toBe(true)
      expect(state).toBe(to < dataMonth ? 'finished' : from > dataMonth ? 'planned' : 'under-way')
    }
  })

  it('a tenth of the works has no window and is planned, and what is only there needs none', () => {
    const undated = works.filter(({ from }) => from === null)
    expect(undated.length / works.length).toBeGreaterThan(0.07)
    expect(undated.length / works.length).toBeLessThan(0.13)
    expect(undated.every(({ to, state }) => to === null && state === 'planned')).toBe(true)
    expect(lines.filter(({ kind, from, to }) => kind === 'existing' && (from ?? to) !== null)).toEqual([])
  })

  it('one line in twenty has no operator, the others one of their trade', () => {
    const unclaimed = lines.filter(({ operator }) => operator === null)
    expect(unclaimed.length / lines.length).toBeGreaterThan(0.03)
    expect(unclaimed.length / lines.length).toBeLessThan(0.07)
    for (const { operator, trade } of lines) if (operator !== null) expect(operator).toBeLessThan(operatorsOf[trade])
  })

  it('two works were sent twice, word for word', () => {
    expect(lines.length - new Set(lines.map((line) => JSON.stringify(line))).size).toBe(2)
  })

  it('what is there or only taken down from poles needs no digging; everything else does', () => {
    for (const { kind, placement, excavates } of lines) {
      expect(excavates).toBe(kind !== 'existing' && !(kind === 'removal' && placement === 'overhead'))
    }
  })

  it('some roads carry all six trades, so that digging once is worth asking for', () => {
    const trades = new Map<string, Set<string>>()
    for (const { line, trade } of lines) {
      const key = JSON.stringify(line)
      trades.set(key, (trades.get(key) ?? new Set()).add(trade))
    }
    expect([...trades.values()].filter(({ size }) => size === 6).length).toBeGreaterThanOrEqual(3)
  })
})
