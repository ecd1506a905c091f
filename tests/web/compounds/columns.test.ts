import { describe, expect, it } from 'vitest'
import { nextSorting, sorted } from '#web/compounds/columns.ts'
import { row } from './rows.ts'

const old = row({ name: '12中家属院', builtYear: 1980, households: 90 })
const young = row({ name: '2号院', builtYear: 1999, households: null })
const unknown = row({ name: '北教工小区', builtYear: null, households: 1200 })
const rows = [young, unknown, old]
const names = (key: 'name' | 'builtYear' | 'households', down: boolean) =>
  sorted(rows, { key, down }).map(({ name }) => name)

describe('the table of compounds', () => {
  it('stands in ledger order until it is sorted', () => {
    expect(sorted(rows, null)).toBe(rows)
  })

  it('puts unknown values last, whichever way it is sorted', () => {
    expect(names('builtYear', false)).toEqual([old.name, young.name, unknown.name])
    expect(names('builtYear', true)).toEqual([young.name, old.name, unknown.name])
  })

  it('sorts numbers as numbers, in a name too', () => {
    expect(names('households', true)[0]).toBe(unknown.name)
    expect(names('name', false).slice(0, 2)).toEqual(['2号院', '12中家属院'])
  })

  it('a third click on the same head gives back the ledger’s order', () => {
    const once = nextSorting(null, 'name')
    const twice = nextSorting(once, 'name')
    expect([once, twice, nextSorting(twice, 'name')]).toEqual([
      { key: 'name', down: false },
      { key: 'name', down: true },
      null,
    ])
  })
})
