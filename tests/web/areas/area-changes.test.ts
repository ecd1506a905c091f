import { expect, it } from 'vitest'
import { editsOf } from '#web/areas/area-changes.ts'

const row = {
  name: '东街片区',
  plan_year: 2021,
  implementer: null,
  lead_street_office_id: null,
  unified: {},
  note: null,
  outline: null,
  compounds: ['990501-c-a', '990501-c-b'],
  version: 1,
}

it('an entry of the history says that an area was made or deleted', () => {
  expect(editsOf({ before: null, after: row })).toEqual([{ what: 'created' }])
  expect(editsOf({ before: row, after: null })).toEqual([{ what: 'deleted' }])
})

it('an entry of the history names each field that changed, emptied ones too, and how many compounds moved', () => {
  const after = {
    ...row,
    version: 2,
    name: '西片',
    plan_year: null,
    implementer: '区城建集团',
    unified: { 'hn-plan': true },
    note: '先做管线',
    compounds: ['990501-c-b', '990501-c-c', '990501-c-d'],
  }
  expect(editsOf({ before: row, after })).toEqual([
    { what: 'name', value: '西片' },
    { what: 'planYear', value: null },
    { what: 'implementer', value: '区城建集团' },
    { what: 'members', added: 2, removed: 1 },
    { what: 'unified', codes: ['hn-plan'] },
    { what: 'note' },
  ])
})

it('an entry of the history that changed nothing of the record says nothing', () => {
  expect(editsOf({ before: row, after: { ...row, version: 2 } })).toEqual([])
})
