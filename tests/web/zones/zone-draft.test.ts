/** Marked ground as a form holds it, and how a change to it is taken back. */
import { expect, it } from 'vitest'
import { historicQuarter, type Zone } from '#contract/zone.ts'
import { changeBackTo, dateIn, fieldsOf, isDateWrong, zoneAgain, zoneChangeOf } from '#web/zones/zone-draft.ts'

const corners = [
  [113.6, 34.8],
  [113.61, 34.8],
  [113.61, 34.81],
  [113.6, 34.8],
] as [number, number][]
const origin = { kind: 'estimated', source: '规划科', note: '按示意图勾绘', onDay: '2024-05-06' } as const
const zone: Zone = {
  ...{ id: '410108-z-1', name: '沙口路片区', code: 'demolition-planned', happens: '2027', note: null, version: 3 },
  ...{ document: '2024 年征收计划', documentOn: '2024-03-01', outline: origin },
  boundary: { type: 'MultiPolygon', coordinates: [[corners]] },
}

it('a name taken back gives back the name alone: nobody has drawn the outline anew', () => {
  const change = zoneChangeOf(zone, { ...fieldsOf(zone), name: '沙口路' }, null)!
  expect(changeBackTo(zone, change, 4)).toEqual({ name: '沙口路片区', version: 4 })
})

it('an outline taken back, or ground that was removed, keeps its kind, its source and its day', () => {
  const change = zoneChangeOf(zone, fieldsOf(zone), { shape: zone.boundary, origin: null })!
  expect(changeBackTo(zone, change, 4)).toEqual({ boundary: zone.boundary, boundaryOrigin: origin, version: 4 })
  expect(zoneAgain('410108', zone)).toMatchObject({ name: '沙口路片区', happens: '2027', boundaryOrigin: origin })
})

it('a document taken back brings its day', () => {
  const change = zoneChangeOf(zone, { ...fieldsOf(zone), document: '2025 年征收计划' }, null)!
  expect(changeBackTo(zone, change, 4)).toMatchObject({ document: '2024 年征收计划', documentOn: '2024-03-01' })
})

it('a historic quarter has no date: what was typed before it was chosen neither blocks nor is saved', () => {
  const fields = { ...fieldsOf(zone), code: historicQuarter, happens: '2027-0' }
  expect([isDateWrong(fields), dateIn(fields)]).toEqual([false, null])
  expect(zoneChangeOf(zone, fields, null)).toMatchObject({ code: historicQuarter, happens: null })
  expect(isDateWrong({ ...fields, code: 'demolition-planned' })).toBe(true)
})
