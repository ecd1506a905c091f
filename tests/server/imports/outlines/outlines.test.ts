import { describe, expect, it } from 'vitest'
import { ImportWishes } from '#contract/import.ts'
import type { Cell } from '#geodata/readers/reading.ts'
import { districtId } from '#server/imports/outlines/existing-outline.ts'
import { outlineRules } from '#server/imports/outlines/rules.ts'
import { yard } from '#tests/server/works/toy-street.ts'
import { layerOf, type Wish } from '../apply-kind.ts'

const adcode = '410108'
const office = (number: number, name: string) => ({
  ...{ id: `${adcode}-s-00${number}`, level: 'street', name, version: 1, source: null },
})
const existing = {
  adcode,
  outlines: [
    { id: districtId(adcode), level: 'district', name: '惠济区', version: 1, source: null },
    ...[office(1, '刘寨街道'), office(2, '新城街道'), office(3, '花园口镇'), office(4, '长兴路街道')],
  ],
}

const read = (columns: string[], rows: readonly Cell[][]) => {
  const table = layerOf(
    '街道界',
    columns,
    rows.map((cells, number) => [cells, yard([number * 1000, 0], 1000)] as const),
  )
  return outlineRules.understand(table, outlineRules.propose(table, []), { totalRows: [], year: 2026 })
}
const compare = (columns: string[], rows: readonly Cell[][], wish: Wish = {}, choices = new Map<number, string>()) => {
  const { records } = read(columns, rows)
  return outlineRules.compare(records, existing, choices, ImportWishes.parse({ ...wish, kind: 'outlines' })).rows
}
const fates = (rows: ReturnType<typeof compare>) =>
  rows.map(({ kind, recordId, because }) => [kind, recordId?.replace(`${adcode}-`, '') ?? null, because.code])

describe('territories of a file', () => {
  it('are the street offices they are called after, whether as 街道, 街道办事处, with the district before it or as a town', () => {
    const names = [['刘寨街道办事处'], ['惠济区新城街道'], ['花园口'], ['郑州市惠济区']]
    expect(fates(compare(['街道名称'], names))).toEqual([
      ['same', 's-001', 'same-name'],
      ['same', 's-002', 'same-name'],
      ['same', 's-003', 'same-name'],
      ['same', 'district-own', 'same-name'],
    ])
  })

  it('of another district, or above and below a street office, are left out by code, by level and by the district they name', () => {
    const rows = [
      ...[
        ['惠济区', '410108', '区'],
        ['金水区', '410105', '区'],
        ['刘寨街道', '410108001', '街道'],
      ],
      ...[
        ['花园路街道', '410105003', '街道'],
        ['刘寨社区', '410108001002', '社区'],
        ['郑州市', '410100', '市'],
      ],
    ]
    expect(fates(compare(['XZQMC', 'XZQDM', '级别'], rows)).map(([kind, , why]) => [kind, why])).toEqual([
      ...[
        ['same', 'same-name'],
        ['skipped', 'outline-elsewhere'],
        ['same', 'same-name'],
      ],
      ...[
        ['skipped', 'outline-elsewhere'],
        ['skipped', 'outline-other-level'],
        ['skipped', 'outline-elsewhere'],
      ],
    ])
    expect(
      fates(
        compare(
          ['名称', '区县'],
          [
            ['新城街道', '惠济区'],
            ['新城街道', '金水区'],
          ],
        ),
      ),
    ).toEqual([
      ['same', 's-002', 'same-name'],
      ['skipped', null, 'outline-elsewhere'],
    ])
  })

  it('the ledger does not know wait for somebody, with the offices no other row is; they are added where that was asked for', () => {
    const rows = [['刘寨街道'], ['长兴街道'], ['惠民里']]
    const [, unknown, nobody] = compare(['名称'], rows)
    expect(unknown).toMatchObject({ kind: 'doubtful', because: { code: 'outline-unknown' } })
    expect(unknown?.candidates.map(({ recordId }) => recordId)).toEqual([
      '410108-s-004',
      '410108-s-002',
      '410108-s-003',
      districtId(adcode),
    ])
    expect(nobody?.kind).toBe('doubtful')
    expect(compare(['名称'], rows, { addStreets: true }).map(({ kind }) => kind)).toEqual(['same', 'new', 'doubtful'])
    const chosen = new Map([
      [1, '410108-s-004'],
      [2, 'new'],
    ])
    expect(fates(compare(['名称'], rows, {}, chosen))).toEqual([
      ['same', 's-001', 'same-name'],
      ['same', 's-004', 'chosen'],
      ['new', null, 'chosen'],
    ])
  })

  it('of which two are one office are for the user to tell apart', () => {
    const rows = [['刘寨街道'], ['刘寨街道办事处'], ['新城街道']]
    expect(fates(compare(['名称'], rows))).toEqual([
      ['doubtful', null, 'outline-twice'],
      ['doubtful', null, 'outline-twice'],
      ['same', 's-002', 'same-name'],
    ])
    expect(fates(compare(['名称'], rows, {}, new Map([[0, 'skip']])))[1]).toEqual(['same', 's-001', 'same-name'])
    // chosen for both, only one of them can be its outline
    const both = new Map([
      [0, '410108-s-001'],
      [1, '410108-s-001'],
    ])
    expect(fates(compare(['名称'], rows, {}, both)).slice(0, 2)).toEqual([
      ['same', 's-001', 'chosen'],
      ['doubtful', null, 'outline-twice'],
    ])
  })

  it('that nobody has named may be the district itself', () => {
    const [row] = compare(['名称'], [['行政界线']]).slice(0, 1)
    expect([row?.kind, row?.candidates.map(({ recordId }) => recordId)]).toEqual([
      'doubtful',
      expect.arrayContaining([districtId(adcode)]),
    ])
  })

  it('without a shape are counted, and OpenStreetMap’s ask to be named', () => {
    const { records, findings } = read(
      ['name', 'admin_level', 'osm_id'],
      [
        ['刘寨街道', '8', '1'],
        ['惠济区', '6', '2'],
      ],
    )
    expect(records.map(({ values }) => values.level)).toEqual(['street', 'district'])
    expect(findings.map(({ code }) => code)).toEqual(['ground-of-openstreetmap'])
    const table = layerOf('街道界', ['名称'], [[['刘寨街道'], null]])
    const empty = outlineRules.understand(table, outlineRules.propose(table, []), { totalRows: [], year: 2026 })
    expect(empty.findings).toEqual([expect.objectContaining({ code: 'outline-without-shape', params: { count: 1 } })])
  })
})
