import { parse } from 'csv-parse/sync'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadSeeds } from '#seeds/load.ts'
import { guestReader } from '#server/accounts/reader.ts'
import { foundTown, type Town } from '#tests/server/areas/toy-town.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'
import { readWorkbook } from '../areas/schemes/read-workbook.ts'

let town: Town

async function download(query: string, headers: Record<string, string> = {}, guest = false) {
  const app = await appUnderTest(guest ? { reader: guestReader } : {})
  const request = new Request(`http://127.0.0.1:5180/api/compounds/export?${query}`, {
    headers: { host: '127.0.0.1:5180', ...headers },
  })
  const response = await app.request(request)
  const bytes = new Uint8Array(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, bytes, text: new TextDecoder().decode(bytes) }
}

/** The rows of a CSV by the names of its columns, and what stands below them. */
async function tableOf(query: string, headers: Record<string, string> = {}) {
  const { text } = await download(`format=csv&${query}`, headers)
  const [header = [], ...records]: string[][] = parse(text, { bom: true, relax_column_count: true })
  const rows = records.filter((cells) => cells.length === header.length)
  const notes = records.filter((cells) => cells.length === 1).flatMap(([note = '']) => note || [])
  return { rows: rows.map((cells) => Object.fromEntries(cells.map((cell, k) => [header[k] ?? '', cell]))), notes }
}

beforeAll(async () => {
  await loadSeeds(await testDatabase(), { demo: false })
  town = await foundTown('410190')
  await town.openStreetOffice('02', '西街')
  await town.lay(
    { name: 'y0', at: [0, 0], households: 100, builtYear: 1985, planYear: 2021, kind: 'estimated' },
    { name: 'y1', at: [200, 0], builtYear: 1993, planYear: 2019, street: '02', boundaryKind: 'invented' },
    { name: 'y2', at: [400, 0], builtYear: 2001 },
    { name: 'unplaced', households: 7 },
  )
  await town.run(sql`UPDATE compound SET name = '=1+1"院"', funding_label = '上级补贴', owner_kind = 'enterprise',
    undergrounding_wanted = true, street_office_id = NULL WHERE id = ${town.idOf('y2')}`)
  await town.run(sql`UPDATE compound SET provenance = '{"households":{"source":"试验","kind":"invented"}}'
    WHERE id = ${town.idOf('unplaced')}`)
  await town.run(sql`INSERT INTO step (adcode, id, compound_id, status, on_day, origin)
    VALUES ('410190', '410190-t-1', ${town.idOf('y1')}, 'under-way', '2019-05-01', '{"source":"周报","kind":"survey"}')`)
})

describe('an export of compounds', () => {
  it('holds the 28 of Huiji in ledger order, says its sources, its data date and that nothing was filtered', async () => {
    const { rows, notes } = await tableOf('adcode=410108')
    expect(rows).toHaveLength(28)
    expect(rows[0]).toMatchObject({
      序号: '1',
      名称: '12中家属院',
      所属街道: '长兴路街道',
      建成年代: '1993',
      计划年度: '2019',
      状态: '已列计划',
      状态日期: '2019-12-20',
      户数: '',
      编号: '410108-c-001',
    })
    expect(notes[0]).toBe('惠济区老旧小区台账')
    expect(notes.join('')).toContain('惠政文〔2019〕63号')
    expect(notes.join('')).toContain('数据截至 2019-12-20')
    expect(notes).toContain('筛选：全部小区。')
    expect(notes.join('')).toContain('共 28 个小区，其中未落图 28 个')
  })

  it('is called by its district in Chinese, with a plain name for old programs, and is kept by nobody on the way', async () => {
    const { headers } = await download('adcode=410108&format=xlsx')
    const disposition = headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename="compounds-410108\.xlsx"; filename\*=UTF-8''/)
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toMatch(/^惠济区小区台账 \d{4}-\d\d-\d\d\.xlsx$/)
    expect(headers.get('cache-control')).toBe('no-store')
    const filtered = await download('adcode=410108&format=csv&planYear=2020')
    expect(decodeURIComponent(filtered.headers.get('content-disposition') ?? '')).toContain('惠济区小区台账（筛选）')
  })

  it('in Excel has the official layout: title, notes, a header that stays, and text that is never a formula', async () => {
    const { bytes } = await download('adcode=410190&format=xlsx')
    const [sheet] = readWorkbook(bytes)
    expect(sheet).toMatchObject({ name: '小区', formulas: 0, frozenRows: 7 })
    expect(sheet?.rows[0]).toEqual({ A: '试验区410190老旧小区台账' })
    expect(sheet?.rows.slice(7).map(({ B }) => B)).toEqual(['y0', 'y1', '=1+1"院"', 'unplaced'])
  })

  it('has a column for each policy over the district, says which and as of when, and holds only the verdict asked for', async () => {
    const { rows, notes } = await tableOf('adcode=410108')
    expect(rows.map((row) => row['政策核对 惠政文〔2019〕63号'])).toEqual(Array(28).fill('资料不足'))
    const outside = (row: Record<string, string>) => row['政策核对 豫政办〔2019〕58号'] === '不符合'
    expect(rows.filter(outside)).toHaveLength(13)
    expect(notes.join('')).toMatch(/政策核对：豫政办〔2019〕58号（第 \d+ 版）、惠政文〔2019〕63号（第 \d+ 版）/)

    const year = 'verdict=conditional&policy=huiji-2019-63&workClass=comprehensive&policyTest=built-year'
    const chosen = await tableOf(`adcode=410108&${year}`)
    expect(chosen.rows.map((row) => row.建成年代).toSorted()).toEqual(['2003', '2003', '2003', '2004'])
    expect(chosen.notes).toContain('筛选：政策核对（惠政文〔2019〕63号、综合改造、建成年代）有条件纳入。')
    expect((await ask('GET', `/api/compounds?adcode=410108&${year}`)).json.total).toBe(4)
    expect((await ask('GET', '/api/compounds?adcode=41&verdict=conditional')).json.code).toBe('verdict-of-one-district')
  })

  it('says which facts are estimated or invented, and writes no invented figure that somebody would add up', async () => {
    const { rows } = await tableOf('adcode=410190')
    expect(rows.map((row) => row.估算或示意)).toEqual(['户数（估）', '边界（示意）', '', '户数（示意，未写出）'])
    expect(rows.map((row) => row.户数)).toEqual(['100', '', '', ''])
  })

  it.each(['geojson', 'kml', 'gpkg', 'fgb', 'dxf'])(
    'as %s holds the Chinese names and says what became of the unplaced',
    async (format) => {
      const { status, bytes, headers } = await download(`adcode=410108&format=${format}`)
      expect(status).toBe(200)
      expect(headers.get('content-type')).not.toContain('json; charset')
      const text = new TextDecoder(format === 'dxf' ? 'gb18030' : 'utf-8').decode(bytes)
      expect(text).toContain(format === 'fgb' || format === 'dxf' ? '28 个小区不在本文件里' : '也在本文件里，没有图形')
      if (format !== 'fgb' && format !== 'dxf') expect(text).toContain('12中家属院')
    },
  )

  it('keeps boundaries as the product has them, to seven places, and the unplaced without one', async () => {
    const { text } = await download('adcode=410190&format=geojson')
    const { features } = JSON.parse(text)
    const listed = await ask('GET', `/api/compounds/${town.idOf('y0')}`)
    const corners = (geometry: { coordinates: number[][][][] }) => geometry.coordinates.flat(2).map(String).sort()
    expect([...new Set(corners(features[0].geometry))]).toEqual([...new Set(corners(listed.json.boundary))])
    expect(features[3]).toMatchObject({ geometry: null, properties: { 名称: 'unplaced', 户数: null } })
  })

  it('is in the language of the reader, or in the one the link asks for', async () => {
    const english = await tableOf('adcode=410190', { 'accept-language': 'en' })
    expect(english.rows[1]).toMatchObject({
      Name: 'y1',
      Status: 'Under way',
      'Estimated or invented': 'Boundary (invented)',
    })
    expect((await tableOf('adcode=410190&lang=zh-CN', { 'accept-language': 'en' })).rows[1]).toHaveProperty('名称')
  })

  it('is open to whoever may read the list, for nothing in it is secret from them', async () => {
    expect((await download('adcode=410190&format=csv', {}, true)).status).toBe(200)
  })

  it('of a city names the district of each compound', async () => {
    const { rows } = await tableOf('adcode=4101')
    expect(rows).toHaveLength(32)
    expect(new Set(rows.map((row) => row.区县))).toEqual(new Set(['惠济区', '试验区410190']))
  })
})

describe('an export obeys the filter of the list, and says it', () => {
  const filters: [string, string[], string][] = [
    ['street=410190-s-02', ['y1'], '街道 西街'],
    ['street=none,410190-s-02', ['y1', '=1+1"院"'], '街道 街道不详、西街'],
    ['planYear=2021,none', ['y0', '=1+1"院"', 'unplaced'], '计划年度 2021、未排年度'],
    ['builtYear=to-1985', ['y0'], '建成 1985 及以前'],
    ['builtYear=1993,2001-2005,unknown', ['y1', '=1+1"院"', 'unplaced'], '建成 1993、2001–2005、不详'],
    ['builtYear=from-2000', ['=1+1"院"'], '建成 2000 及以后'],
    ['status=under-way', ['y1'], '状态 在建'],
    ['status=planned&statusYear=2021', ['y0'], '2021 年末状态 已列计划'],
    ['status=planned&statusYear=2020', [], '2020 年末状态 已列计划'],
    ['status=candidate&statusYear=2018', ['y0', 'y1', '=1+1"院"', 'unplaced'], '2018 年末状态 储备'],
    ['funding=上级补贴', ['=1+1"院"'], '改造情况 上级补贴'],
    ['placed=false', ['unplaced'], '未落图'],
    ['households=known', ['y0', 'unplaced'], '有户数'],
    ['standing=started', ['y1'], '已开工'],
    ['q=y&placed=true', ['y0', 'y1'], '名称含“y”；已落图'],
  ]
  it.each(filters)('%s', async (filter, names, words) => {
    const { rows, notes } = await tableOf(`adcode=410190&${filter}`)
    // a name that looks like a formula is kept from being one
    expect(rows.map((row) => row.名称?.replace(/^'/, ''))).toEqual(names)
    expect(notes).toContain(`筛选：${words}。`)
    const listed = await ask('GET', `/api/compounds?adcode=410190&${encodeURI(filter)}`)
    expect(listed.json.items.map(({ name }: { name: string }) => name)).toEqual(names)
  })

  it('of an area holds its members: my area, my year, my fund', async () => {
    await town.run(sql`INSERT INTO scheme (adcode, id, name, adopted) VALUES ('410190', '410190-h-1', '现行', true)`)
    await town.run(
      sql`INSERT INTO area (adcode, id, scheme_id, number, name, max_gap_m)
      VALUES ('410190', '410190-a-1', '410190-h-1', 'A-01', '东片', 50)`,
    )
    await town.run(sql`INSERT INTO area_member (adcode, scheme_id, area_id, compound_id)
      VALUES ('410190', '410190-h-1', '410190-a-1', ${town.idOf('y2')}), ('410190', '410190-h-1', '410190-a-1', ${town.idOf('y0')})`)
    const { rows, notes } = await tableOf('adcode=410190&area=410190-a-1&planYear=none&funding=上级补贴')
    expect(rows).toMatchObject([{ 片区: 'A-01 东片', 编号: town.idOf('y2') }])
    expect(notes).toContain('筛选：计划年度 未排年度；改造情况 上级补贴；片区 A-01 东片。')
  })
})

describe('an export that cannot be made is refused as a problem', () => {
  const wrong: [string, number, string][] = [
    ['adcode=410190&format=shp', 422, 'shapefile-loses-chinese'],
    ['adcode=410190&format=kml&encoding=gb18030', 422, 'encoding-of-csv'],
    ['adcode=410190&format=docx', 422, 'malformed'],
    ['adcode=410190', 422, 'malformed'],
    ['format=csv', 422, 'malformed'],
    ['adcode=410190&format=csv&limit=5', 422, 'malformed'],
    ['adcode=410190&format=csv&builtYear=old', 422, 'malformed'],
    ['adcode=410190&format=csv&status=demolished', 422, 'malformed'],
    ['adcode=999999&format=csv', 404, 'no-such-district'],
  ]
  it.each(wrong)('%s', async (query, status, code) => {
    const answer = await download(query)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(JSON.parse(answer.text).code).toBe(code)
  })

  it('advises GeoPackage where Shapefile is asked for', async () => {
    expect(JSON.parse((await download('adcode=410190&format=shp')).text).detail).toContain('GeoPackage（format=gpkg）')
  })

  it('asks for one district at a time where a drawing would need two zones', async () => {
    await town.run(sql`INSERT INTO district (adcode, name, city_name, province_name, measure_srid, data_date)
      VALUES ('419991', '西区', '两带市', '试验省', 4546, '2020-01-01'), ('419992', '东区', '两带市', '试验省', 4547, '2020-01-01')`)
    const answer = await download('adcode=4199&format=dxf')
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'several-zones', params: { zones: '111°, 114°' } })
  })
})
