import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { localReader } from '#server/accounts/reader.ts'
import { findRows } from '#server/db/connection.ts'
import { say } from '#server/http/words.ts'
import { checkShapes } from '#server/imports/checks/check-shapes.ts'
import { said } from '#server/imports/desk/said.ts'
import { outlineRules } from '#server/imports/outlines/rules.ts'
import { outlineStore } from '#server/imports/outlines/store.ts'
import { undoImport } from '#server/imports/undo-import.ts'
import { findWhereabouts } from '#server/places/places.queries.ts'
import { at, yard } from '#tests/server/works/toy-street.ts'
import { testDatabase } from '#tests/support/database.ts'
import { writer } from '../apply-file.ts'
import { applyKind, layerOf, lookAt } from '../apply-kind.ts'

const adcode = '410108'
const kind = { rules: outlineRules, store: outlineStore }
const shape = (geometry: unknown) => sql`st_multi(st_setsrid(st_geomfromgeojson(${JSON.stringify(geometry)}), 4490))`

/** Two street offices of a square kilometre each side by side, within a district a little wider; the second a little to the east where `moved`. */
const streets = (moved = 0) =>
  layerOf(
    '街道界',
    ['名称', '面积'],
    [
      [['惠济区', '3'], yard([-100, -100], 2300)],
      [['刘寨街道办事处', '1'], yard([0, 0], 1000)],
      [['迎宾路街道', '1'], yard([1000 + moved, 0], 1000)],
    ],
  )

const offices = async () =>
  findRows(
    await testDatabase(),
    z.looseObject({}),
    sql`
    SELECT name, boundary IS NOT NULL AS drawn, version, provenance->'boundary'->>'source' AS source FROM (
      SELECT name, boundary, version, provenance FROM street_office WHERE adcode = ${adcode}
      UNION ALL SELECT name, boundary, version, provenance FROM district WHERE adcode = ${adcode}
    ) outlines ORDER BY name COLLATE "C"`,
  )

beforeAll(async () => {
  const { statements } = await testDatabase()
  await statements.execute(sql`
    INSERT INTO district (adcode, name, city_name, province_name, measure_srid, data_date)
    VALUES (${adcode}, '惠济区', '郑州市', '河南省', 4547, '2026-01-01')`)
  await statements.execute(sql`
    INSERT INTO street_office (adcode, id, name) VALUES (${adcode}, '410108-s-001', '刘寨街道'), (${adcode}, '410108-s-002', '新城街道')`)
  await statements.execute(sql`
    INSERT INTO compound (adcode, id, name, street_office_id, boundary) VALUES
      (${adcode}, '410108-c-001', '甲院', '410108-s-001', ${shape(yard([1500, 500], 100))})`)
})

describe('outlines of a district and its street offices', () => {
  let runId = ''

  it('are drawn with their origin, a street office the ledger lacked is added, and places are told by them', async () => {
    const applied = await applyKind(kind, adcode, streets(), { wish: { addStreets: true }, fileName: 'jiedao.shp' })
    runId = applied.runId
    expect(applied.run.summary).toMatchObject({ new: 1, changed: 2, doubtful: 0 })
    expect(await offices()).toEqual([
      { name: '刘寨街道', drawn: true, version: 2, source: 'jiedao.shp' },
      { name: '惠济区', drawn: true, version: 2, source: 'jiedao.shp' },
      { name: '新城街道', drawn: false, version: 1, source: null },
      { name: '迎宾路街道', drawn: true, version: 1, source: 'jiedao.shp' },
    ])
    const found = await findWhereabouts(await testDatabase(), localReader, adcode, [at([500, 500]), at([5000, 0])])
    expect(found.map(({ inDistrict, streetOffice }) => [inDistrict, streetOffice?.name])).toEqual([
      [true, '刘寨街道'],
      [false, undefined],
    ])
  })

  it('let the next file of compounds be told what lies outside the district or in another street office', async () => {
    const rows = [yard([5000, 0], 100), yard([1200, 0], 100)].map((geometry, place) => ({
      ...{ at: place, row: place + 2, recordId: null, geometry, streetOffice: '刘寨街道' },
    }))
    const asked = { reader: localReader, adcode, kind: 'compounds', rows, repairs: {} } as const
    const { findings } = await checkShapes(await testDatabase(), asked)
    expect(findings.map((each) => [each.at, each.code, each.weight])).toEqual([
      [0, 'shape-outside-district', 'doubt'],
      [1, 'shape-in-other-street', 'doubt'],
    ])
  })

  it('of the same file again change nothing', async () => {
    const { summary, findings } = await lookAt(kind, adcode, streets())
    expect(summary).toMatchObject({ same: 3, new: 0, changed: 0 })
    expect(findings.map(({ code }) => code)).toEqual(['outline-leaves-compounds'])
  })

  it('that lie over each other, leave the district or leave their compounds outside are told', async () => {
    const table = streets(-200)
    const { findings } = await lookAt(kind, adcode, { ...table, rows: table.rows.slice(2) })
    expect(findings).toEqual([
      expect.objectContaining({
        ...{ code: 'outline-overlaps-office', weight: 'doubt' },
        params: expect.objectContaining({ name: '刘寨街道', percent: 20, mark: 'none' }),
      }),
    ])
    const apart = layerOf(
      '界',
      ['名称'],
      [
        [['惠济区'], yard([0, 0], 1500)],
        [['新城街道'], yard([1400, 0], 1000)],
        [['刘寨街道'], yard([0, 0], 1000)],
      ],
    )
    const told = (await lookAt(kind, adcode, apart)).findings
    expect(
      told.map(({ code, row, params }) => [code, row, params.name ?? params.other ?? params.percent ?? params.names]),
    ).toEqual([
      ['outline-leaves-office', 1, '迎宾路街道'],
      ['outline-leaves-compounds', 1, ['甲院']],
      ['outline-overlaps-office', 2, '迎宾路街道'],
      ['shape-partly-outside', 2, 90],
      ['outline-leaves-compounds', 3, ['甲院']],
    ])
    for (const each of told)
      for (const language of ['zh-CN', 'en'] as const) {
        const { message } = said(each, language)
        expect(message, message).not.toMatch(/\{\{|undefined|\$t|^readings\./)
      }
    expect(say('zh-CN', 'importReasons.match.outline-twice', { row: 2 })).toContain('第 2 行')
  })

  it('taken back leave the district and its street offices as they were, and the one that was added is gone', async () => {
    expect((await undoImport(await writer(), runId)).kept).toEqual([])
    expect(await offices()).toEqual([
      { name: '刘寨街道', drawn: false, version: 3, source: null },
      { name: '惠济区', drawn: false, version: 3, source: null },
      { name: '新城街道', drawn: false, version: 1, source: null },
    ])
  })
})
