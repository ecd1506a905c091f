import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { zipSync } from 'fflate'
import type { Feature } from 'geojson'
import { beforeAll, describe, expect, it } from 'vitest'
import { ImportPreview } from '#contract/import.ts'
import { limits } from '#geodata/readers/limits.ts'
import { loadSeeds } from '#seeds/load.ts'
import { readSources } from '#seeds/read-records.ts'
import { guestReader } from '#server/accounts/reader.ts'
import { dbfBytes, shpBytes } from '#tests/geodata/readers/shapefile-bytes.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'
import { applied, asked, deskApp, previewed, previewLines, rowsOf, upload } from './doors.ts'
import { csv, gbk, geojson, square, utf8 } from './files.ts'

const documents = process.env.SEED_DOCUMENTS ?? fileURLToPath(new URL('../../../../../shared/seeds', import.meta.url))
const hasDocuments = existsSync(documents)
const document = (source: string) =>
  readFileSync(join(documents, readSources().find(({ id }) => id === source)?.file ?? ''))

const compoundNamed = async (name: string) =>
  (await ask('GET', `/api/compounds?adcode=410108&limit=1000`)).json.items.find(
    (each: { name: string }) => each.name === name,
  )
const upTo = async (bytes: Uint8Array, name: string): Promise<string> => (await upload(bytes, { name })).json.id

beforeAll(async () => {
  await loadSeeds(await testDatabase(), { demo: false })
})

describe.skipIf(!hasDocuments)('the texts of the documents, pasted as they are', () => {
  it('the ledger of 惠济 is 28 rows, all of them in the ledger already', async () => {
    const preview = ImportPreview.parse(await previewed(await upTo(document('huiji-2019-63'), '惠政文.txt')))
    expect(preview.summary).toEqual({ new: 0, changed: 0, same: 28, doubtful: 0, skipped: 0, missing: 0 })
    expect(preview.columns.find(({ header }) => header === '改造情况')?.field).toBe('fundingLabel')
    expect(preview.blocking.map(({ code }) => code)).toEqual(['nothing-to-write'])
  })

  it('the sentence of 纳雍 is 20 compounds, all of them in the ledger already', async () => {
    const { json } = await upload(document('nayong-2022-39'), { adcode: '520525', name: '纳府办函.txt' })
    expect((await previewed(json.id)).summary).toMatchObject({ same: 20, new: 0, missing: 0 })
  })
})

describe('a file that is laid on the desk', () => {
  const bytes = csv('小区名称,所属街道,户数', ['12中家属院,长兴路街道,120', '新来的小区,长兴路街道,86'])

  it('is kept as it came, byte by byte', async () => {
    const large = new Uint8Array(9_000_000).map((_, k) => 48 + ((k * k) % 10))
    const id = await upTo(new Uint8Array([...utf8('小区名称\n'), ...large]), '很长.csv')
    const response = await (await deskApp()).request(`http://127.0.0.1:5180/api/imports/${id}/file`)
    const received = new Uint8Array(await response.arrayBuffer())
    const hash = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
    expect(hash(received)).toBe(hash(new Uint8Array([...utf8('小区名称\n'), ...large])))
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('很长.csv'))
    const parts = await (await testDatabase()).statements.execute(
      sql`SELECT max(length(packed)) AS longest, count(*)::int AS parts FROM import_file WHERE run_id = ${id}`,
    )
    expect(parts.rows[0]).toMatchObject({ parts: 3 })
  })

  it('tells how far it is, and last what it would do, row by row', async () => {
    const id = await upTo(bytes, '台账.csv')
    const lines = await previewLines(id)
    expect(lines.slice(0, -1).every((line) => 'progress' in line)).toBe(true)
    const preview = await previewed(id)
    expect(preview).toMatchObject({ file: { format: 'csv' }, summary: { new: 1, changed: 1, missing: 27 } })
    const { total, items } = await rowsOf(id, {}, 'kind=changed')
    expect(total).toBe(1)
    expect(items[0]).toMatchObject({ name: '12中家属院', recordName: '12中家属院', because: { message: '名称相同' } })
    expect(items[0]?.fields).toContainEqual({ field: 'households', before: null, after: 120, kind: 'filled' })
    expect((await rowsOf(id, {}, 'limit=5&offset=3')).items).toHaveLength(5)
  })

  it('is told of in the reader’s language', async () => {
    const id = await upTo(bytes, '台账.csv')
    const preview = await previewed(id, {}, 'en')
    expect(preview.columns[0]?.because.message).toBe('Heading and content agree')
    expect(JSON.stringify(preview)).not.toMatch(/"(readings|importReasons)\./)
  })

  it('is written as it was seen, once: the same file again changes nothing', async () => {
    const id = await upTo(bytes, '台账.csv')
    const { digest } = await previewed(id)
    const run = await applied(id, {}, digest)
    expect([run.status, run.json.state]).toEqual([200, 'applied'])
    expect((await compoundNamed('12中家属院')).households).toBe(120)
    const again = await previewed(await upTo(bytes, '台账.csv'))
    expect(again.summary).toMatchObject({ new: 0, changed: 0, same: 2 })
    expect((await asked('GET', '/api/imports?adcode=410108')).json.items[1]).toMatchObject({ id, state: 'applied' })
    expect((await asked('DELETE', `/api/imports/${id}`)).status).toBe(409)
    expect((await asked('POST', `/api/imports/${id}/undo`)).json).toMatchObject({ restored: 2, kept: [] })
    expect(await compoundNamed('新来的小区')).toBeUndefined()
  })

  it('is not written where the ledger has changed since it was seen', async () => {
    const id = await upTo(bytes, '台账.csv')
    const { digest } = await previewed(id)
    const { id: compound, version } = await compoundNamed('12中家属院')
    await ask('PATCH', `/api/compounds/${compound}`, { body: { version, households: 119 } })
    const refused = await applied(id, {}, digest)
    expect([refused.status, refused.json.code]).toEqual([409, 'import-stale'])
    expect((await compoundNamed('12中家属院')).households).toBe(119)
  })

  it('is not written as other wishes would have it than those that were seen', async () => {
    const id = await upTo(bytes, '台账.csv')
    const { digest } = await previewed(id)
    expect((await applied(id, { choices: { 1: 'skip' } }, digest)).json.code).toBe('import-stale')
  })

  it('goes from the desk with its file when it is removed', async () => {
    const id = await upTo(bytes, '台账.csv')
    expect((await asked('DELETE', `/api/imports/${id}`)).status).toBe(204)
    expect((await asked('GET', `/api/imports/${id}/file`)).status).toBe(404)
    expect((await asked('POST', `/api/imports/${id}/undo`)).status).toBe(404)
  })

  it('is cleared away a week after it was last looked at, unless it was applied', async () => {
    const [left, used] = [await upTo(bytes, '旧.csv'), await upTo(bytes, '常用.csv')]
    const { statements } = await testDatabase()
    await statements.execute(sql`UPDATE import_run SET at = now() - interval '8 days' WHERE id IN (${left}, ${used})`)
    await previewed(used)
    await upTo(bytes, '新.csv')
    const statuses = await Promise.all(
      [left, used].map(async (id) => (await asked('GET', `/api/imports/${id}`)).status),
    )
    expect(statuses).toEqual([404, 200])
  })
})

describe('what a user once said', () => {
  it('of columns holds for the sender’s next file, and of names for the next file that has them', async () => {
    const wishes = {
      sender: '新城街道办',
      columns: [{ column: 1, field: 'note' }],
      choices: { 0: '410108-c-001', 1: 'skip' as const },
    }
    const first = csv('院落,情况', ['老十二中院,一切正常', '不是小区,没有'])
    const id = await upTo(first, '新城.csv')
    const columns = [{ column: 0, field: 'name' }, ...wishes.columns]
    const { digest, template } = await previewed(id, { ...wishes, columns })
    expect(template).toBeNull()
    expect((await applied(id, { ...wishes, columns }, digest)).status).toBe(200)

    const next = await upTo(csv('院落,情况', ['老十二中院,又一年', '不是小区,没有']), '新城 2.csv')
    const preview = await previewed(next, { sender: '新城街道办' })
    expect(preview.template).toBe('新城街道办')
    expect(preview.columns.map(({ field }) => field)).toEqual(['name', 'note'])
    const { items } = await rowsOf(next, { sender: '新城街道办' })
    expect(items[0]).toMatchObject({ kind: 'changed', recordId: '410108-c-001' })
    expect(items[1]).toMatchObject({ kind: 'skipped', because: { code: 'chosen-before', message: '按以前的选择' } })
  })
})

describe('a map of outlines', () => {
  const outline = square(113.61, 34.82, 0.001)

  it('in GBK without a .cpg is read right, placed, and drawn into the ledger', async () => {
    const zone = 'EPSG:4547'
    const ring = [
      [463_800, 3_851_900],
      [463_800, 3_851_990],
      [463_890, 3_851_990],
      [463_890, 3_851_900],
      [463_800, 3_851_900],
    ]
    const bytes = zipSync({
      'a.shp': shpBytes(5, [{ type: 5, parts: [ring] }]),
      'a.dbf': dbfBytes([{ name: gbk('小区名称'), type: 'C', width: 40 }], [{ cells: [gbk('12中家属院')] }], 0),
    })
    const id = await upTo(bytes, '红线.zip')
    const open = await previewed(id)
    expect(open.file.encoding).toBe('gb18030')
    expect(open.blocking.map(({ code }) => code)).toContain('crs-needed')
    expect((await applied(id, {}, open.digest)).json.code).toBe('import-blocked')
    const wishes = { crs: { code: zone } }
    const { digest, picture } = await previewed(id, wishes)
    expect(picture.features).toMatchObject([{ properties: { at: 0, kind: 'changed' } }])
    expect((await applied(id, wishes, digest)).status).toBe(200)
    expect((await compoundNamed('12中家属院')).placed).toBe(true)
  })

  it('without any name goes to the compound it lies over', async () => {
    const named = geojson([{ name: '北教工小区', ring: outline }], 'urn:ogc:def:crs:OGC:1.3:CRS84')
    const id = await upTo(named, '有名.geojson')
    expect((await applied(id, {}, (await previewed(id)).digest)).status).toBe(200)
    const shifted = square(113.61005, 34.82005, 0.001)
    const next = await upTo(geojson([{ ring: shifted }]), '无名.geojson')
    const { items } = await rowsOf(next)
    expect(items[0]).toMatchObject({
      ...{ kind: 'changed', geometry: 'changed', recordName: '北教工小区' },
      because: { code: 'by-overlap' },
    })
    const left = await rowsOf(next, { replaceGeometry: false })
    expect(left.items[0]).toMatchObject({ kind: 'same', geometry: 'left' })
  })

  it('with an outline that crosses itself waits for its repair, or is left while the facts are taken', async () => {
    const bow = [
      [113.63, 34.83],
      [113.631, 34.831],
      [113.631, 34.83],
      [113.63, 34.831],
      [113.63, 34.83],
    ]
    const id = await upTo(geojson([{ name: '领结小区', ring: bow }]), '领结.geojson')
    const open = await previewed(id)
    expect(open.summary).toMatchObject({ doubtful: 1, new: 0 })
    const blocking = open.findings.find(({ weight }) => weight === 'blocking')
    expect(blocking).toMatchObject({ at: 0, repair: { code: 'make-valid' } })
    const drawn = ({ picture }: typeof open) =>
      (picture.features as Feature[]).map(({ properties, geometry }) => [properties?.kind, geometry.type])
    expect(drawn(open)).toEqual([['doubtful', 'Polygon']])
    const mended = await previewed(id, { repairs: { 0: 'make-valid' } })
    expect(mended.summary).toMatchObject({ new: 1 })
    expect(drawn(mended)).toEqual([['new', 'MultiPolygon']])
    const left = await rowsOf(id, { repairs: { 0: 'leave' } })
    expect(left.items[0]).toMatchObject({ kind: 'new', geometry: 'left' })
    expect(drawn(await previewed(id, { repairs: { 0: 'leave' } }))).toEqual([['skipped', 'Polygon']])
  })
})

describe('an upload nobody could use', () => {
  it.each([
    ['nothing.csv', utf8(''), 422, 'empty-file'],
    ['scan.pdf', utf8('%PDF-1.7 …'), 422, 'foreign-kind'],
    ['../../etc/passwd', utf8('%PDF-1.7 …'), 422, 'foreign-kind'],
    ['half.zip', utf8('PK\u0003\u0004 and no more'), 422, 'archive-broken'],
  ])('%s is refused at once with what to do', async (name, bytes, status, code) => {
    const refused = await upload(bytes, { name })
    expect([refused.status, refused.json.code]).toEqual([status, code])
    expect(refused.json.detail).not.toContain('readings.')
  })

  it('says how much is too much before it is sent', async () => {
    const refused = await upload(utf8('a'), { headers: { 'content-length': String(limits.fileBytes + 1) } })
    expect([refused.status, refused.json.code]).toEqual([413, 'file-too-large'])
  })

  it('leaves nothing behind, nor does one that breaks off on its way', async () => {
    let pieces = 0
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        pieces += 1
        if (pieces > 5) controller.error(new Error('the line is dead'))
        else controller.enqueue(utf8('小区名称\n'.repeat(100_000)))
      },
    })
    expect((await upload(broken)).json.code).toBe('upload-broke-off')
    const { rows } = await (await testDatabase()).statements.execute(
      sql`SELECT count(*)::int AS count FROM import_run WHERE file_hash = ''`,
    )
    expect(rows[0]).toEqual({ count: 0 })
  })

  it('of a district nobody has is not found, and a file without a name is told so', async () => {
    expect((await upload(utf8('小区名称\n一'), { adcode: '999999' })).status).toBe(404)
    expect((await upload(utf8('小区名称\n一'), { name: '..//' })).json.code).toBe('import-name-missing')
  })

  it('by a guest is refused, and so is the look at what others sent', async () => {
    const id = await upTo(csv('小区名称', ['一处']), '台账.csv')
    const guests = await appUnderTest({ reader: guestReader })
    expect((await upload(utf8('小区名称\n一'), { from: guests })).status).toBe(403)
    for (const [method, path] of [
      ['POST', 'preview'],
      ['GET', 'file'],
    ] as const)
      expect(
        (await ask(method, `/api/imports/${id}/${path}`, method === 'POST' ? { body: {} } : {}, guests)).status,
      ).toBe(403)
  })

  it('that unpacks to too much ends the look with a problem, and the next goes on', async () => {
    const bomb = zipSync({ 'a.kml': new Uint8Array(60_000_000) }, { level: 9 })
    const { status, json } = await upload(bomb, { name: 'bomb.kmz' })
    const told = status === 201 ? (await previewLines(json.id)).at(-1) : { problem: json }
    expect(told).toMatchObject({ problem: { code: 'archive-bomb', status: 422 } })
    expect((await previewed(await upTo(csv('小区名称', ['一处']), '台账.csv'))).summary.new).toBe(1)
  })
})
