import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import type { ImportFindings, ImportWishes } from '#contract/import.ts'
import { ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'
import { applied, deskApp, previewed, upload } from './doors.ts'
import { csv, geojson } from './files.ts'

const adcode = '419904'
const count = 60

beforeAll(async () => {
  const { statements } = await testDatabase()
  await statements.execute(sql`
    INSERT INTO district (adcode, name, city_name, province_name, measure_srid, data_date)
    VALUES (${adcode}, '问题区', '郑州市', '河南省', 4547, '2019-12-20')`)
})

/** Two triangles that meet in the middle, each some hundred metres from the next. */
const tied = (at: number): number[][] => {
  const [west, south] = [113.6 + (at % 10) * 0.003, 34.8 + Math.floor(at / 10) * 0.003]
  const [east, north] = [west + 0.001, south + 0.001]
  return [
    ...[
      [west, south],
      [east, north],
    ],
    ...[
      [east, south],
      [west, north],
      [west, south],
    ],
  ]
}
const laidDown = async (bytes: Uint8Array, name: string): Promise<string> =>
  (await upload(bytes, { adcode, name })).json.id
const findings = async (id: string, query: string, wishes: Partial<ImportWishes> = {}): Promise<ImportFindings> =>
  (await ask('POST', `/api/imports/${id}/findings?${query}`, { body: wishes }, await deskApp())).json

it('findings are counted by what they are and read a page at a time; one repair is accepted for all of them, declined for one, and written', async () => {
  const outlines = Array.from({ length: count }, (_, at) => ({ name: `第${at}号院`, ring: tied(at) }))
  const id = await laidDown(geojson(outlines, 'urn:ogc:def:crs:OGC:1.3:CRS84'), '领结.geojson')
  const open = await previewed(id)
  expect(open.findingGroups).toContainEqual({
    ...{ code: 'shape-crosses-itself', weight: 'blocking', count },
    repair: { code: 'make-valid', count },
  })
  expect(open.findings.filter(({ code }) => code === 'shape-crosses-itself')).toHaveLength(20)
  const page = await findings(id, 'code=shape-crosses-itself&weight=blocking&offset=20&limit=50')
  expect([page.total, page.items.map(({ at }) => at)]).toEqual([count, Array.from({ length: 40 }, (_, k) => k + 20)])
  for (const { repair } of page.items) expect([repair?.before, repair?.after]).not.toContain(undefined)
  expect((await findings(id, 'at=47')).items.map(({ at, code }) => [at, code])).toEqual([[47, 'shape-crosses-itself']])

  const wishes = { repairAll: { 'make-valid': [7] } }
  const mended = await previewed(id, wishes)
  expect(mended.summary).toMatchObject({ new: count - 1, doubtful: 1 })
  expect(mended.findingGroups).toContainEqual({
    ...{ code: 'made-make-valid', weight: 'note', count: count - 1 },
    repair: { code: 'make-valid', count: count - 1 },
  })
  const [made] = (await findings(id, 'code=made-make-valid&offset=58', wishes)).items
  expect(made).toMatchObject({ at: 59, repair: { before: { type: 'Polygon' }, after: { type: 'MultiPolygon' } } })
  expect((await applied(id, wishes, mended.digest)).status).toBe(200)
})

it('what is found of a row lies where its compound lies, though the file draws nothing', async () => {
  const bytes = csv('小区名称,户数,建筑面积（㎡）', ['第3号院,100,20', '第4号院,100,9000', '没有图的院,1,9000'])
  const preview = await previewed(await laidDown(bytes, '台账.csv'))
  const found = preview.findings.filter(({ code }) => code === 'floor-area-per-household')
  expect(found.map(({ at }) => at)).toEqual([0, 2])
  expect(found[0]!.place![0]).toBeCloseTo(113.6095, 4)
  expect(found[0]!.place![1]).toBeCloseTo(34.8005, 4)
  expect(found[1]!.place).toBeNull()
})
