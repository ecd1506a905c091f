import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { guestReader } from '#server/accounts/reader.ts'
import { foundTown } from '#tests/server/areas/toy-town.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { jpegOf, pngOf } from './small-pictures.ts'

const adcode = '993101'
const host = 'http://127.0.0.1:5180'
const type = { 'content-type': 'application/octet-stream', host: '127.0.0.1:5180' }

beforeAll(async () => {
  await foundTown(adcode)
})

/** Sends bytes as the page does. */
async function upload(bytes: Uint8Array, name = '总平面图.png', restores?: string) {
  const app = await appUnderTest()
  const query = new URLSearchParams({ adcode, name, ...(restores && { restores }) })
  const answer = await app.request(
    new Request(`${host}/api/pictures?${query}`, { method: 'POST', headers: type, body: Buffer.from(bytes) }),
  )
  return { status: answer.status, json: await answer.json() }
}
const listed = async () => (await ask('GET', `/api/pictures?adcode=${adcode}`)).json.items
const change = (id: string, body: object) => ask('PATCH', `/api/pictures/${id}`, { body })
const newest = async () => (await ask('GET', `/api/audit?adcode=${adcode}&limit=1`)).json.items[0]
/** Of a picture of 1,000 by 800 pixels, each half a metre. */
const points = [
  { pixel: [0, 0], place: [113.6, 34.83] },
  { pixel: [1000, 0], place: [113.605463, 34.83] },
  { pixel: [1000, 800], place: [113.605463, 34.826395] },
  { pixel: [0, 800], place: [113.6, 34.826395] },
]

describe('a picture to trace from', () => {
  let removed: { id: string; name: string; version: number; points: unknown[] }

  it('is kept with its district exactly as it came, by what it is and not by what it is called', async () => {
    const bytes = pngOf(1000, 800, 7_000_000)
    const { status, json } = await upload(bytes, 'C:\\扫描\\总平面图.jpg')
    expect(status).toBe(201)
    expect(json).toMatchObject({
      ...{ adcode, name: '总平面图.jpg', mediaType: 'image/png', widthPx: 1000, heightPx: 800, bytes: bytes.length },
      ...{ points: [], fit: null, refused: 'too-few', version: 1 },
    })
    expect(json.id).toMatch(/^993101-p-[0-9a-f]{8}$/)
    const app = await appUnderTest()
    const file = await app.request(new Request(`${host}/api/pictures/${json.id}/file`))
    expect(file.headers.get('content-type')).toBe('image/png')
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    const hash = (each: Uint8Array) => createHash('sha256').update(each).digest('hex')
    expect(hash(new Uint8Array(await file.arrayBuffer()))).toBe(hash(bytes))
    expect(await newest()).toMatchObject({
      action: 'picture.add',
      kind: 'picture',
      before: null,
      after: { hash: hash(bytes) },
    })
  })

  it('is laid on the ground by its matched points, and each says by how many metres it is off', async () => {
    const { json: added } = await upload(pngOf(1000, 800))
    const tried = await ask('POST', `/api/pictures/${added.id}/fit`, { body: { points: points.slice(0, 2) } })
    expect(tried.json.fit).toMatchObject({ kind: 'similarity', doubts: ['unchecked'] })
    const { status, json } = await change(added.id, { version: 1, points })
    expect(status).toBe(200)
    expect(json.fit).toMatchObject({ kind: 'affine', doubts: [] })
    expect(json.fit.metresPerPixel).toBeCloseTo(0.5, 2)
    expect(json.fit.residualsM.every((residual: number) => residual < 0.5)).toBe(true)
    expect(json).toMatchObject({ version: 2, points })
    expect((await listed())[0]).toEqual(json)
    expect(await newest()).toMatchObject({
      action: 'picture.change',
      before: { points: [], version: 1 },
      after: { points, version: 2 },
    })
  })

  it('is not changed by somebody who saw an older version, nor by points that are nowhere', async () => {
    const [picture] = await listed()
    expect((await change(picture.id, { version: 1, points: [] })).json).toMatchObject({
      code: 'stale-version',
      current: { version: 2 },
    })
    const outside = [{ pixel: [1001, 5], place: [113.6, 34.83] }]
    expect((await change(picture.id, { version: 2, points: outside })).json.code).toBe('picture-point-outside')
    const swapped = [{ pixel: [5, 5], place: [34.83, 113.6] }]
    expect((await change(picture.id, { version: 2, points: swapped })).json.findings[0].code).toBe('swapped-axes')
    expect((await change(picture.id, { version: 2 })).json.code).toBe('nothing-to-change')
  })

  it('is gone once it is removed, and the audit keeps what it was', async () => {
    const [picture] = await listed()
    expect((await ask('DELETE', `/api/pictures/${picture.id}?version=${picture.version}`)).json).toEqual({
      id: picture.id,
      deleted: true,
    })
    for (const path of ['', '/file']) {
      const { status, json } = await ask('GET', `/api/pictures/${picture.id}${path}`)
      expect({ status, code: json.code }).toEqual({ status: 404, code: 'no-such-picture' })
    }
    expect(await newest()).toMatchObject({ action: 'picture.remove', before: { name: picture.name }, after: null })
    removed = picture
  })

  it('stands again with its points when whoever removed it sends the same bytes back, and only those', async () => {
    const other = await upload(pngOf(1000, 801), removed.name, removed.id)
    expect(other.json.code).toBe('picture-not-the-same')
    const { json } = await upload(pngOf(1000, 800), removed.name, removed.id)
    expect(json).toEqual({ ...removed, at: json.at, version: removed.version + 1 })
    const twice = await upload(pngOf(1000, 800), removed.name, removed.id)
    expect([twice.status, twice.json.code]).toEqual([404, 'no-such-picture'])
    expect(await newest()).toMatchObject({ action: 'picture.restore', after: { points: removed.points } })
  })
})

describe('what is uploaded as a picture', () => {
  it.each<[string, Uint8Array, number, string]>([
    ['nothing at all', new Uint8Array(), 422, 'picture-unknown'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 422, 'picture-unknown'],
    ['a PDF', Buffer.from('%PDF-1.7 a plan of the district'), 422, 'picture-unknown'],
    ['a PNG that ends in its header', pngOf(10, 10).subarray(0, 20), 422, 'picture-unknown'],
    ['a PNG without its pixels', pngOf(10, 10).subarray(0, 33), 422, 'picture-cut-off'],
    ['a PNG that breaks off in the middle', pngOf(1000, 800).subarray(0, 500), 422, 'picture-cut-off'],
    ['a JPEG that breaks off', jpegOf(400, 300).subarray(0, -2), 422, 'picture-cut-off'],
    ['a picture of 120 megapixels', jpegOf(12_000, 10_000), 422, 'picture-too-many-pixels'],
    ['31 MB', pngOf(10, 10, 31 * 1024 * 1024), 413, 'picture-too-large'],
  ])('is refused with what to do, and nothing is kept: %s', async (_, bytes, status, code) => {
    const before = (await listed()).length
    const answer = await upload(bytes)
    expect({ status: answer.status, code: answer.json.code }).toEqual({ status, code })
    expect((await listed()).length).toBe(before)
  })

  it('is taken up to a hundred megapixels, and a JPEG as it is seen', async () => {
    const { json } = await upload(jpegOf(12_000, 8_000, { orientation: 6 }), '竖版.jpg')
    expect(json).toMatchObject({ mediaType: 'image/jpeg', widthPx: 8_000, heightPx: 12_000 })
  })

  it('comes from nobody who may only look', async () => {
    const [picture] = await listed()
    const guests = await appUnderTest({ reader: guestReader })
    const asked = await ask('PATCH', `/api/pictures/${picture.id}`, { body: { version: 1, name: '改名' } }, guests)
    expect(asked.json.code).toBe('read-only')
  })
})
