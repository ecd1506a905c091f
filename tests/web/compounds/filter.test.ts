import { describe, expect, it } from 'vitest'
import { noStreet, showCompounds, toggled } from '#web/compounds/filter.ts'
import type { View } from '#web/view.ts'
import { row } from './rows.ts'

const judged = { year: 2021, dataDate: '2021-06-30' }
const all: Pick<View, 'colourBy' | 'classes' | 'streets' | 'figure' | 'search'> = {
  colourBy: 'builtYear',
  classes: [],
  streets: [],
  figure: null,
  search: '',
}
const started = row({
  name: '棉纺厂一院',
  builtYear: 1978,
  status: 'under-way',
  steps: [
    { status: 'planned', onDay: '2019-12-20' },
    { status: 'under-way', onDay: '2021-03-01' },
  ],
  households: 300,
})
const pausedAfterStart = row({
  builtYear: 1985,
  status: 'paused',
  steps: [
    { status: 'under-way', onDay: '2020-05-01' },
    { status: 'paused', onDay: '2021-01-01' },
  ],
})
const late = row({ builtYear: 1985, planYear: 2020, late: true, streetOffice: null })
const unplaced = row({ builtYear: null, planYear: null, placed: false, place: null, aliases: ['南院'] })
const rows = [started, pausedAfterStart, late, unplaced]
const show = (filter: Partial<typeof all>) => showCompounds(rows, { ...all, ...filter }, judged)
const names = (filter: Partial<typeof all>) => show(filter).rows.map(({ id }) => id)
const count = (filter: Partial<typeof all>, key: string) => show(filter).classes.find((each) => each.key === key)?.count

describe('what the filters keep', () => {
  it('all compounds while nothing is filtered, the unplaced among them', () => {
    expect(names({})).toEqual(rows.map(({ id }) => id))
    expect(show({}).filtered).toBe(false)
  })

  it('the classes of the legend', () => {
    expect(names({ classes: ['1981-1985'] })).toEqual([pausedAfterStart.id, late.id])
    expect(names({ classes: ['unknown', 'to-1980'] })).toEqual([started.id, unplaced.id])
  })

  it('the street offices, and the compounds nobody assigned to one', () => {
    expect(names({ streets: [noStreet] })).toEqual([late.id])
  })

  it('the compounds whose record lacks what is asked for; all of them while nobody knows which', () => {
    const only = new Set([late.id])
    expect(showCompounds(rows, { ...all, only }, judged)).toMatchObject({ rows: [{ id: late.id }], filtered: true })
    expect(showCompounds(rows, { ...all, only: null }, judged).rows).toHaveLength(rows.length)
  })

  it('a name or an alias, in any case', () => {
    expect(names({ search: ' 棉纺 ' })).toEqual([started.id])
    expect(names({ search: '南院' })).toEqual([unplaced.id])
  })

  it.each([
    ['unplaced', () => [unplaced.id]],
    ['late', () => [late.id]],
    ['households', () => [started.id]],
    ['households-unknown', () => [pausedAfterStart.id, late.id, unplaced.id]],
    // a pause after building began does not undo the beginning
    ['started', () => [started.id, pausedAfterStart.id]],
    ['finished', () => []],
  ] as const)('the rows behind the figure %s', (figure, expected) => {
    expect(names({ figure })).toEqual(expected())
    expect(show({ figure }).filtered).toBe(true)
  })
})

describe('what the legend counts', () => {
  it('every compound in exactly one class', () => {
    for (const colourBy of ['builtYear', 'planYear', 'status'] as const) {
      const total = show({ colourBy }).classes.reduce((sum, each) => sum + each.count, 0)
      expect(total).toBe(rows.length)
    }
  })

  it('a class with nobody in it stays, with 0', () => {
    expect(count({}, '2001-2005')).toBe(0)
  })

  it('its own filter does not empty the other rows of the legend, another filter does', () => {
    expect(count({ classes: ['to-1980'] }, '1981-1985')).toBe(2)
    expect(count({ streets: [noStreet] }, '1981-1985')).toBe(1)
  })

  it('statuses as they stood in the slider’s year', () => {
    const then = showCompounds(rows, { ...all, colourBy: 'status' }, { ...judged, year: 2019 })
    expect(then.classes.find(({ key }) => key === 'under-way')?.count).toBe(0)
    expect(then.classes.find(({ key }) => key === 'planned')?.count).toBe(3)
  })
})

describe('a click in the legend', () => {
  const keys = ['a', 'b', 'c']
  it('keeps only that class, and a second click keeps all again', () => {
    expect(toggled([], 'b', false, keys)).toEqual(['b'])
    expect(toggled(['b'], 'b', false, keys)).toEqual([])
    expect(toggled(['a', 'b'], 'b', false, keys)).toEqual(['b'])
  })

  it('with Ctrl takes one away or adds it', () => {
    expect(toggled([], 'b', true, keys)).toEqual(['a', 'c'])
    expect(toggled(['a'], 'b', true, keys)).toEqual(['a', 'b'])
    expect(toggled(['a', 'c'], 'b', true, keys)).toEqual([])
    expect(toggled(['a'], 'a', true, keys)).toEqual([])
  })
})
