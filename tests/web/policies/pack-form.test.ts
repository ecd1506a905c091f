/** The form of a pack: it holds what a document can say, and what is written in it is the pack. */
import { expect, it } from 'vitest'
import { type PackShape, PolicyPack } from '#contract/policy.ts'
import { readPolicyPacks } from '#seeds/read-records.ts'
import type { Field } from '#web/policies/packs/pack-fields.ts'
import { formParts } from '#web/policies/packs/pack-parts.ts'
import { exclusionsField, parametersField } from '#web/policies/packs/pack-rules.ts'
import { shownOf, wayOfEntry, waysOfLists } from '#web/policies/packs/written-entry.ts'
import { emptyPack, newCode, withValue } from '#web/policies/packs/written-pack.ts'

/** Where the fields write, a list's rows as []. */
function placesOf(fields: readonly Field[], at = ''): string[] {
  return fields.flatMap((field) => {
    const place = `${at}${field.name}`
    if (field.kind === 'rows') return placesOf(field.fields, `${place}.[].`)
    if (field.kind === 'part' || field.kind === 'always') return [place, ...placesOf(field.fields, `${place}.`)]
    if (field.kind === 'variant') {
      const variants = Object.values(field.variants)
      return [place, ...variants.flatMap((variant) => placesOf(variant.fields, at))]
    }
    return [place, `${place}.[]`, `${place}.[].[]`]
  })
}

function leavesOf(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => leavesOf(each, `${at}.[]`))
  if (typeof value !== 'object' || value === null) return [at]
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, at === '' ? key : `${at}.${key}`))
}

it('has a place for every field the four documents fill; number, source and territory are not the writer’s', () => {
  const given = ['version', 'source', 'territory.[]', 'eligibility.builtYear.classes.[].code']
  const written = new Set([...placesOf(formParts.flatMap(({ fields }) => fields)), ...given])
  const missing = readPolicyPacks().flatMap((pack) => leavesOf(pack).filter((leaf) => !written.has(leaf)))
  expect([...new Set(missing)]).toEqual([])
})

it('can say that basic works are out from a day on while special works stay open, and the pack is sound', () => {
  const words = { printed: '2026年后列入的，不再做基础改造', clause: '一' }
  const empty = emptyPack('410108', '2026-11-21')
  const parameter = { ...parametersField.fresh(empty, ['parameters']), value: 2026, unit: 'calendar-year', ...words }
  const code = newCode({ ...empty, parameters: [parameter] }, ['parameters'], 'demolition-horizon')
  expect(code).toBe('demolition-horizon-2')
  const exclusion = {
    ...exclusionsField.fresh(empty, ['eligibility', 'exclusions']),
    ...{ label: '已列入', bars: ['basic-public'], allows: ['single-purpose'], parameter: 'through', ...words },
  }
  const head = { documentNumber: '惠政文〔2026〕1号', issuer: '惠济区人民政府', title: '补充范围' }
  const clauses = [{ id: '一', title: null, quoted: words.printed }]
  const parameters = [{ ...parameter, code: 'through', label: '到哪一年' }]
  const pack = withValue({ ...empty, ...head, clauses, parameters }, ['eligibility', 'exclusions'], [exclusion])
  const read = PolicyPack.safeParse(JSON.parse(JSON.stringify(pack)))
  expect(read.error?.issues ?? []).toEqual([])
  expect((read.data as PackShape).eligibility.exclusions[0]).toMatchObject({
    parameter: 'through',
    allows: ['single-purpose'],
  })
})

it('keeps what is typed while it means the same, and what is no number for the check to point at', () => {
  const number = wayOfEntry({ kind: 'number', empty: null })
  expect(['0.', '80%', ''].map(number.read)).toEqual([0, '80%', null])
  expect([shownOf('0.', 0, number), shownOf('0.', 3, number)]).toEqual(['0.', '3'])
  const { codes, stages, years } = waysOfLists
  expect(codes.read('AB-1-1、AB-1-2, ')).toEqual(['AB-1-1', 'AB-1-2'])
  expect(shownOf('AB-1-1、', ['AB-1-1'], codes)).toBe('AB-1-1、')
  expect(stages.read('AB-1-1\n\nAB-1-2、AB-1-3')).toEqual([['AB-1-1'], ['AB-1-2', 'AB-1-3']])
  expect(stages.write([['AB-1-1'], ['AB-1-2', 'AB-1-3']])).toBe('AB-1-1\nAB-1-2、AB-1-3')
  expect([years.read('2026、2027'), years.read(' ')]).toEqual([[2026, 2027], null])
})
