import { describe, expect, it } from 'vitest'
import { type SurveyField, SurveyGap, surveyFields } from '#contract/survey-fields.ts'
import { readPolicyPacks } from '#seeds/read-records.ts'
import { completenessOf, countMissing, type Known, wantedOf } from '#server/survey/completeness.ts'
import { changesSince, digestOf } from '#server/survey/summary.ts'

const fieldsWith = (usual: Known, others: Partial<Record<SurveyField, Known>> = {}) =>
  ({ ...Object.fromEntries(surveyFields.map((field) => [field, usual])), ...others }) as Record<SurveyField, Known> // every field

describe('completeness of a record', () => {
  it('is 1 where every fact was surveyed, and 0 where nothing is known or all of it is invented', () => {
    expect(completenessOf(fieldsWith('surveyed'))).toEqual({ score: 1, missing: [], estimated: [], required: [] })
    expect(completenessOf(fieldsWith('none')).score).toBe(0)
    expect(completenessOf(fieldsWith('invented'))).toMatchObject({ score: 0, missing: surveyFields })
  })

  it('counts an estimate half, and does not call it missing', () => {
    const { score, missing, estimated } = completenessOf(fieldsWith('surveyed', { households: 'estimated' }))
    const all = surveyFields.reduce((sum, field) => sum + wantedOf[field].weight, 0)
    expect(score).toBeCloseTo(1 - (0.5 * wantedOf.households.weight) / all, 10)
    expect([missing, estimated]).toEqual([[], ['households']])
  })

  it('weighs what nothing can be decided without more than what is merely useful', () => {
    const without = (field: SurveyField) => completenessOf(fieldsWith('surveyed', { [field]: 'none' })).score
    expect(without('builtYear')).toBeLessThan(without('structuralSafety'))
    expect(without('structuralSafety')).toBeLessThan(without('fundingLabel'))
  })

  it('names the required facts a street office has to explain', () => {
    const known = fieldsWith('surveyed', { households: 'invented', boundary: 'none', ownerUnit: 'none' })
    expect(completenessOf(known).required).toEqual(['households', 'boundary'])
  })

  it('cites for every field a clause that is in the documents', () => {
    const clauses = new Set(readPolicyPacks().flatMap((pack) => pack.clauses.map(({ id }) => `${pack.id} ${id}`)))
    const cited = surveyFields.flatMap((field) =>
      wantedOf[field].because.map((each) => `${each.document} ${each.clause}`),
    )
    expect(cited.filter((clause) => !clauses.has(clause))).toEqual([])
    expect(surveyFields.filter((field) => wantedOf[field].because.length === 0)).toEqual([])
  })
})

it('missing facts are counted over a street, the most wanted first, invented and estimated ones told apart', () => {
  const each = [
    fieldsWith('surveyed', { households: 'invented', ownerUnit: 'none' }),
    fieldsWith('surveyed', { households: 'none', ownerUnit: 'none' }),
    fieldsWith('surveyed', { households: 'estimated' }),
  ]
  expect(countMissing(each)).toEqual([
    { field: 'households', count: 2, invented: 1, estimated: 1 },
    { field: 'ownerUnit', count: 2, invented: 0, estimated: 0 },
  ])
})

it('what was signed is compared by version: changed, added and gone records are named', () => {
  const signed = [
    { id: '410108-c-1', version: 1 },
    { id: '410108-c-2', version: 3 },
    { id: '410108-c-3', version: 1 },
  ]
  const now = [
    { id: '410108-c-1', name: '甲院', version: 1 },
    { id: '410108-c-2', name: '乙院', version: 4 },
    { id: '410108-c-9', name: '新院', version: 1 },
  ]
  expect(changesSince({ signed }, now, new Map([['410108-c-3', '丙院']]))).toEqual([
    { id: '410108-c-2', name: '乙院', kind: 'changed' },
    { id: '410108-c-9', name: '新院', kind: 'added' },
    { id: '410108-c-3', name: '丙院', kind: 'gone' },
  ])
  expect(digestOf(now)).toBe(digestOf([...now].reverse()))
  expect(digestOf(now)).not.toBe(digestOf(now.slice(1)))
})

it.each([
  ['households', true],
  ['stale-12', true],
  ['stale-240', true],
  ['stale-0', false],
  ['stale-241', false],
  ['householdsx', false],
])('a gap is a field of the survey or an age in months: %s', (gap, isGap) => {
  expect(SurveyGap.safeParse(gap).success).toBe(isGap)
})
