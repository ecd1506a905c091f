import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Scheme, SchemeDraft } from '#contract/scheme.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { foundTown, type Town } from '../toy-town.ts'
import { readWorkbook, type SheetRead } from './read-workbook.ts'

const header = [
  '名称',
  '编号',
  '小区',
  '街道',
  '户数',
  '建筑面积',
  '建成年代',
  '计划年度',
  '实施主体',
  '投资估算',
  '备注',
]

async function download(id: string, headers: Record<string, string> = {}) {
  const request = new Request(`http://127.0.0.1:5180/api/schemes/${id}/workbook`, {
    headers: { host: '127.0.0.1:5180', ...headers },
  })
  const response = await (await appUnderTest()).request(request)
  expect(response.status).toBe(200)
  const sheets = readWorkbook(new Uint8Array(await response.arrayBuffer()))
  return { headers: response.headers, sheets: sheets as [SheetRead, SheetRead] }
}
const areaRows = ([{ rows }]: [SheetRead, SheetRead]) => rows.slice(4)

/** Yards of every kind: recorded, estimated, invented and unknown figures, and a name that looks like a formula. */
async function motleyTown(adcode: string): Promise<Town> {
  const town = await foundTown(adcode)
  await town.openStreetOffice('02', '西街')
  await town.lay(
    { name: 'y0', at: [0, 0], households: 100, builtYear: 1985, costWan: 120.5 },
    { name: 'y1', at: [120, 0], households: 40, kind: 'estimated', builtYear: 1999 },
    { name: 'y2', at: [240, 0], street: '02' },
    { name: 'y3', at: [360, 0], households: 70, kind: 'invented', costWan: 33 },
    { name: 'y4', at: [480, 0], households: 25, builtYear: 1993 },
    { name: 'far', at: [3000, 0], households: 80 },
    { name: 'unplaced' },
  )
  await town.run(
    sql`UPDATE compound SET name = ${'=HYPERLINK("http://x","院")'} WHERE adcode = ${adcode} AND id = ${town.idOf('y3')}`,
  )
  await town.run(sql`UPDATE compound SET provenance = provenance || '{"builtYear":{"source":"试验","kind":"estimated"}}'
    WHERE adcode = ${adcode} AND id = ${town.idOf('y1')}`)
  return town
}

const draftOf = (town: Town): SchemeDraft => ({
  request: { params: { maxGapM: 50 }, statuses: ['candidate'], added: [] },
  areas: [
    { name: '东街片区', compounds: ['y0', 'y1', 'y2'] },
    { name: '+1片区', compounds: ['y3', 'y4'] },
  ].map(({ name, compounds }, place) => ({
    number: `A-0${place + 1}`,
    hue: place,
    name,
    compounds: compounds.map(town.idOf),
    households: 999,
    planYear: 2021 + place,
    byHand: false,
    reason: '相邻',
    proof: { optimal: true, gap: 0, thirdLevel: true },
  })),
  uncovered: [
    {
      id: town.idOf('far'),
      code: 'no-neighbour',
      params: { nearest: town.idOf('y4'), gapM: 2420, maxGapM: 50 },
      reason: '周边没有其他小区',
    },
  ],
})

const keep = async (town: Town, name: string): Promise<Scheme> =>
  (await ask('POST', '/api/schemes', { body: { adcode: town.adcode, name, draft: draftOf(town) } })).json

describe('the workbook of a draft', () => {
  let town: Town
  let sheets: [SheetRead, SheetRead]
  let headers: Headers
  beforeAll(async () => {
    town = await motleyTown('990731')
    const { id } = await keep(town, '方案“一”/试*')
    ;({ sheets, headers } = await download(id))
  })

  it('is a file whose name says what it is, in UTF-8 and without what no file name may hold', () => {
    expect(headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    const [, plain, encoded = ''] = /^attachment; filename="([\w.-]+)"; filename\*=UTF-8''([\w.%-]+)$/.exec(
      headers.get('content-disposition') ?? '',
    )!
    expect(plain).toMatch(/^990731-g-\w+\.xlsx$/)
    expect(decodeURIComponent(encoded)).toMatch(/^试验区990731片区一览表 方案“一”-试- \d{4}-\d\d-\d\d\.xlsx$/)
  })

  it('has a title, the source with the data date, the header under a frozen edge, and a width for each column', () => {
    const [{ name, rows, frozenRows, widths }] = sheets
    expect(name).toBe('片区一览表')
    expect(rows[0]!.A).toBe('试验区990731片区一览表：方案“一”/试*（草案）')
    expect(rows[1]!.A).toMatch(
      /^来源：试验区990731小区台账及方案“方案“一”\/试\*”（第 1 版）。数据截至 2020-01-01。制表 \d{4}-\d\d-\d\d。$/,
    )
    expect(rows[2]!.A).toContain('空格为未知，不是 0')
    expect(Object.values(rows[3]!)).toEqual(header)
    expect([frozenRows, widths]).toEqual([4, 11])
  })

  it('has one row an area; columns hold recorded figures only, the rest is told in the remarks', () => {
    expect(areaRows(sheets)).toEqual([
      {
        A: '东街片区',
        B: 'A-01',
        C: 'y0、y1、y2',
        D: '东街、西街',
        E: 100,
        G: 1985,
        H: 2021,
        J: 120.5,
        K: '成员分属东街、西街，还没有牵头街道；户数另估 40；户数缺 1 个小区；建筑面积缺 3 个小区；投资估算缺 2 个小区；建成年代另估 1999；建成年代缺 1 个小区',
      },
      {
        A: '+1片区',
        B: 'A-02',
        C: '=HYPERLINK("http://x","院")、y4',
        D: '东街',
        E: 25,
        G: 1993,
        H: 2022,
        K: '户数另估 70；建筑面积缺 2 个小区；投资估算另估 33；投资估算缺 1 个小区；建成年代缺 1 个小区',
      },
      {
        A: '合计',
        C: '5 个小区',
        E: 125,
        G: '1985–1993',
        J: 120.5,
        K: '户数另估 110；户数缺 1 个小区；建筑面积缺 5 个小区；投资估算另估 33；投资估算缺 3 个小区；建成年代另估 1999；建成年代缺 2 个小区',
      },
    ])
  })

  it('keeps a name that looks like a formula as text', () => {
    for (const { formulas } of sheets) expect(formulas).toBe(0)
  })

  it('names on a second sheet who took part and is in no area, with the reason', () => {
    const [, { name, rows }] = sheets
    expect(name).toBe('未成片')
    expect(rows.slice(2)).toEqual([
      { A: '小区', B: '街道', C: '原因' },
      { A: 'far', B: '东街', C: '最近的小区 y4 在 2420 m 外，超过 50 m' },
    ])
  })

  it('speaks English to who reads English', async () => {
    const { id } = await keep(town, 'One')
    const { sheets } = await download(id, { 'accept-language': 'en' })
    expect(sheets.map(({ name }) => name)).toEqual(['Areas', 'In no area'])
    expect(Object.values(sheets[0].rows[3]!).slice(0, 5)).toEqual([
      'Name',
      'Number',
      'Compounds',
      'Street offices',
      'Households',
    ])
    expect(sheets[1].rows[3]!.C).toBe('The nearest compound, y4, is 2420 m away; the limit is 50 m')
    expect(areaRows(sheets)[1]!.K).toContain('Households: another 70 est.; Floor area: missing for 2 compounds')
  })
})

describe('the workbook of a scheme that was adopted', () => {
  let town: Town
  let first: Scheme
  beforeAll(async () => {
    town = await motleyTown('990732')
    first = await keep(town, '首版')
    await ask('POST', `/api/schemes/${first.id}/adopt`, { body: { version: 1 } })
    const { items } = (await ask('GET', `/api/areas?adcode=${town.adcode}`)).json
    const body = { version: 1, implementer: '区城建集团', leadStreetOfficeId: `${town.adcode}-s-02`, note: '先做管线' }
    expect((await ask('PATCH', `/api/areas/${items[0].id}`, { body })).status).toBe(200)
  })

  it('has the record of each area, and everybody of the district who is in none', async () => {
    const { sheets } = await download(first.id)
    expect(sheets[0].rows[0]!.A).toContain('（现行）')
    expect(areaRows(sheets)[0]).toMatchObject({
      A: '东街片区',
      I: '区城建集团',
      K: expect.stringMatching(/^先做管线；牵头街道：西街；户数另估/),
    })
    expect(sheets[1].rows.slice(3)).toEqual([
      { A: 'far', B: '东街', C: '最近的小区 y4 在 2420 m 外，超过 50 m' },
      { A: 'unplaced', B: '东街', C: '方案没有写明原因' },
    ])
  })

  it('stays the same in the archive, and says who has left the ledger since', async () => {
    const next = await keep(town, '二版')
    await ask('POST', `/api/schemes/${next.id}/adopt`, { body: { version: 1 } })
    const { items } = (await ask('GET', `/api/areas?adcode=${town.adcode}`)).json
    await ask('DELETE', `/api/areas/${items[1].id}?version=1`)
    const retired = await ask('POST', `/api/compounds/${town.idOf('y4')}/retire`, {
      body: { version: 1, reason: '拆除' },
    })
    expect(retired.status).toBe(200)
    const { sheets } = await download(first.id)
    expect(sheets[0].rows[0]!.A).toContain('（归档）')
    expect(areaRows(sheets)[0]).toMatchObject({ A: '东街片区', I: '区城建集团', E: 100 })
    expect(areaRows(sheets)[1]!.K).toContain('1 个小区已不在册')
    expect(areaRows(sheets)[1]).not.toHaveProperty('E')
  })

  it('is there for a draft that was put away, too, with the difference to a target nobody explained', async () => {
    const draft = await keep(town, '三版')
    await ask('POST', `/api/schemes/${draft.id}/archive`, { body: { version: 1 } })
    const target = { measure: 'finish', strength: 'stated', unit: 'compound', year: 2021, amount: 9, words: '完成9个' }
    const unbound = { onDay: null, builtBefore: null, streetOfficeId: null, fundingLabel: null, by: '区政府' }
    await ask('POST', '/api/targets', { body: { adcode: town.adcode, ...target, ...unbound } })
    const { sheets } = await download(draft.id, { 'accept-language': 'zh-CN' })
    const footnote = expect.stringMatching(/^注：目标与台账：.*目标 9，/)
    expect(areaRows(sheets).map(({ A }) => A)).toEqual(['东街片区', '+1片区', '合计', footnote])
  })
})

it('a workbook of a scheme nobody knows is told as such', async () => {
  expect(await ask('GET', '/api/schemes/990732-g-nobody/workbook')).toMatchObject({
    status: 404,
    json: { code: 'no-such-scheme' },
  })
  expect((await ask('GET', '/api/schemes/990732-g-nobody/workbook?format=csv')).status).toBe(422)
})
