import { createExpression, type ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Verdict } from '#contract/eligibility.ts'
import { historyOf } from '#contract/history.ts'
import { type DatedStatus, statuses } from '#contract/status.ts'
import {
  builtYearClasses,
  classExpression,
  classesOf,
  classOf,
  isPlannedAhead,
  plannedAheadExpression,
  rowOfTile,
} from '#web/map/classes.ts'
import { planYearRelation, swatchOf } from '#web/map/style/palette.ts'

type Row = { builtYear: number | null; planYear: number | null; steps: DatedStatus[] }

/** The properties the tiles carry: years when known, and what is recorded, year by year. */
function tileProperties({ builtYear, planYear, steps }: Row): Record<string, number | string> {
  const history = historyOf(steps)
  return {
    ...(builtYear !== null && { builtYear }),
    ...(planYear !== null && { planYear }),
    ...(history !== null && { history }),
  }
}

/** Compiles once, as the map does, and asks for many compounds. */
function evaluator(expression: ExpressionSpecification): (row: Row) => unknown {
  const compiled = createExpression(expression, 'test.class')
  if (compiled.result === 'error') throw new Error(compiled.value.map(({ message }) => message).join('; '))
  return (row) => compiled.value.evaluate({ zoom: 14 }, { type: 'Polygon', properties: tileProperties(row) })
}
const evaluated = (expression: ExpressionSpecification, row: Row) => evaluator(expression)(row)

const day = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const step = fc.record({ status: fc.constantFrom(...statuses), onDay: day })
const year = fc.option(fc.integer({ min: 1949, max: 2030 }), { nil: null })
const planYear = fc.option(fc.integer({ min: 2016, max: 2030 }), { nil: null })
const sliderYear = fc.integer({ min: 2014, max: 2031 })
const rowOf = (steps: fc.Arbitrary<DatedStatus[]>) => fc.record({ builtYear: year, planYear, steps })
const anyHistory = rowOf(fc.array(step, { maxLength: 12 }))

describe('the class of a policy', () => {
  const verdictOf = new Map<string, Verdict>([
    ['410108-c-1', 'boundary-year'],
    ['410108-c-2', 'not-eligible'],
    ['410108-c-3', 'boundary-year'],
  ])
  const ids = [...verdictOf.keys(), '410108-c-unheard-of']
  const compiled = (expression: ExpressionSpecification) => {
    const made = createExpression(expression, 'test.class')
    if (made.result === 'error') throw new Error(made.value.map(({ message }) => message).join('; '))
    return ids.map((id) => made.value.evaluate({ zoom: 14 }, { type: 'Polygon', properties: { id } }))
  }

  it('is looked up by the compound, alike in list and tile, in every year of the slider; unknown before it has come', () => {
    const bare = { builtYear: 1998, planYear: 2020, steps: [] }
    for (const year of [2019, 2020, 2024]) {
      const inList = ids.map((id) => classOf('eligibility', { ...bare, id }, year, '2020-06-30', verdictOf))
      expect(inList).toEqual(['boundary-year', 'not-eligible', 'boundary-year', ''])
      expect(compiled(classExpression('eligibility', year, '2020-06-30', verdictOf))).toEqual(inList)
      expect(ids.map((id) => classOf('eligibility', rowOfTile({ id }), year, '2020-06-30', verdictOf))).toEqual(inList)
    }
    expect(compiled(classExpression('eligibility', 2020, '2020-06-30'))).toEqual(['', '', '', ''])
  })

  it('has a legend of the five verdicts, the best first, whatever occurs', () => {
    expect(classesOf('eligibility', [], 2020).map(({ key }) => key)).toEqual([
      'eligible',
      'conditional',
      'boundary-year',
      'insufficient-data',
      'not-eligible',
    ])
  })
})

describe('the class on the map', () => {
  it('is the class in the list, whatever the year, the colour mode and the dates', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(anyHistory, { minLength: 20, maxLength: 20 }), sliderYear, day, (all, at, dataDate) => {
        // What is recorded later than the data date stands neither in lists nor in tiles.
        const rows = all.map((row) => ({ ...row, steps: row.steps.filter(({ onDay }) => onDay <= dataDate) }))
        for (const colourBy of ['builtYear', 'planYear', 'status'] as const) {
          const inList = rows.map((row) => classOf(colourBy, row, at, dataDate))
          expect(rows.map(evaluator(classExpression(colourBy, at, dataDate)))).toEqual(inList)
          expect(rows.map((row) => classOf(colourBy, rowOfTile(tileProperties(row)), at, dataDate))).toEqual(inList)
        }
        const isAhead = evaluator(plannedAheadExpression(at, dataDate))
        expect(rows.map(isAhead)).toEqual(rows.map((row) => isPlannedAhead(row, at, dataDate)))
      }),
      { numRuns: 80 }, // of 20 compounds each
    )
  })

  it('follows a compound that was paused, went on and was paused again, in every year', () => {
    const steps: DatedStatus[] = [
      { status: 'under-way', onDay: '2018-03-01' },
      { status: 'paused', onDay: '2019-04-01' },
      { status: 'under-way', onDay: '2020-05-01' },
      { status: 'paused', onDay: '2021-06-01' },
      { status: 'finished', onDay: '2023-07-01' },
    ]
    const row = { builtYear: null, planYear: 2017, steps }
    const statusesFrom2016 = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024].map((at) =>
      evaluated(classExpression('status', at, '2023-12-31'), row),
    )
    expect(statusesFrom2016).toEqual([
      'candidate',
      'planned',
      'under-way',
      'paused',
      'under-way',
      'paused',
      'paused',
      'finished',
      'finished',
    ])
  })

  it.each([
    [1949, 'to-1980'],
    [1980, 'to-1980'],
    [1981, '1981-1985'],
    [1985, '1981-1985'],
    [1986, '1986-1990'],
    [2000, '1996-2000'],
    [2001, '2001-2005'],
    [2005, '2001-2005'],
    [2006, 'from-2006'],
    [2020, 'from-2006'],
    [null, 'unknown'],
  ])('puts a compound built in %s into %s', (builtYear, key) => {
    const row = { builtYear, planYear: null, steps: [] }
    expect(classOf('builtYear', row, 2020, '2020-06-30')).toBe(key)
    expect(evaluated(classExpression('builtYear', 2020, '2020-06-30'), row)).toBe(key)
  })
})

describe('the status of a year', () => {
  const row: Row = {
    builtYear: 1990,
    planYear: 2022,
    steps: [
      { status: 'planned', onDay: '2019-12-20' },
      { status: 'under-way', onDay: '2020-04-01' },
      { status: 'paused', onDay: '2020-04-01' },
    ],
  }
  const dataDate = '2020-11-30'

  it.each([
    [2018, 'candidate'],
    [2019, 'planned'],
    [2020, 'paused'],
    [2025, 'paused'],
  ])('at the end of %i is %s, never later than the data date', (at, status) => {
    expect(classOf('status', row, at, dataDate)).toBe(status)
    expect(evaluated(classExpression('status', at, dataDate), row)).toBe(status)
  })

  it('shows a plan for the future as a plan, and never as done', () => {
    const waiting = { ...row, steps: [] }
    expect([2021, 2022, 2023].map((at) => classOf('status', waiting, at, dataDate))).toEqual([
      'candidate',
      'planned',
      'planned',
    ])
    expect([2021, 2022, 2023].map((at) => isPlannedAhead(waiting, at, dataDate))).toEqual([false, true, true])
  })

  it('does not call planned ahead what has begun, stands still or was dropped', () => {
    for (const status of ['under-way', 'finished', 'accepted', 'paused', 'dropped'] as const)
      expect(isPlannedAhead({ ...row, steps: [{ status, onDay: '2020-01-01' }] }, 2023, dataDate), status).toBe(false)
  })
})

describe('the legend', () => {
  it('lists build years from old to young, and the unknown at the end', () => {
    const keys = classesOf('builtYear', [], 2020).map(({ key }) => key)
    expect(keys).toEqual([...builtYearClasses.map(({ key }) => key), 'unknown'])
  })

  it('lists the true plan years, the year of the slider among them, and the unplanned at the end', () => {
    const keys = classesOf('planYear', [2020, null, 2019, 2020], 2021).map(({ key }) => key)
    expect(keys).toEqual(['2019', '2020', '2021', 'none'])
  })

  it('colours plan years by their distance from the year of the slider', () => {
    expect([2010, 2019, 2020, 2021, 2022, 2023, 2040, null].map((each) => planYearRelation(each, 2021))).toEqual([
      '-2',
      '-2',
      '-1',
      '0',
      '1',
      '2',
      '3',
      'none',
    ])
    expect(swatchOf('planYear', '2021', 2021, 'light')).toEqual({ fill: '#8B0E4A', hatch: null })
  })

  it('gives each status its fill and its hatch', () => {
    expect(swatchOf('status', 'under-way', 2021, 'light')).toEqual({ fill: '#DC7626', hatch: 'diagonal' })
    expect(swatchOf('status', 'candidate', 2021, 'dark')).toEqual({ fill: '#38444A', hatch: null })
  })
})
