import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { foundTown, type Town } from '#tests/server/areas/toy-town.ts'
import { ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'

const adcode = '993102'
let town: Town

const find = (text: string, more: object = {}) =>
  ask('POST', '/api/places/coordinate', { body: { adcode, text, ...more } })
const sketch = (place: readonly number[], name = 'unplaced') =>
  ask('POST', '/api/places/sketch', { body: { adcode, place, compoundId: town.idOf(name) } })
const read = async (name: string) => (await ask('GET', `/api/compounds/${town.idOf(name)}`)).json
/** In the middle of yard `placed`. */
const middle = [113.617, 34.8332]

beforeAll(async () => {
  town = await foundTown(adcode)
  await town.lay(
    { name: 'placed', at: [-50, -50] },
    { name: 'unplaced', households: 90 },
    { name: 'beside', at: [400, 0] },
  )
  const { statements } = await testDatabase()
  const around = sql`st_multi(st_transform(st_makeenvelope(460000, 3851000, 470000, 3861000, 4547), 4490))`
  await statements.execute(sql`UPDATE district SET boundary = ${around} WHERE adcode = ${adcode}`)
  await statements.execute(sql`UPDATE street_office SET boundary = ${around} WHERE adcode = ${adcode}`)
})

describe('a pasted coordinate', () => {
  it('is answered with every place it may mean: system, street office and compound, the likeliest first', async () => {
    const { status, json } = await find('465000, 3856000')
    expect(status).toBe(200)
    const [first] = json.candidates
    expect(first).toMatchObject({
      ...{ code: 'EPSG:4547', name: 'CGCS2000 3° 带，中央经线 114°E' },
      ...{ inDistrict: true, streetOffice: '东街', compound: 'placed', notes: [] },
    })
    const { json: degrees } = await find(first.lands.join(', '))
    const codes = degrees.candidates.map((each: { code: string }) => each.code)
    expect(codes.slice(0, 3)).toEqual(['EPSG:4490', 'GCJ-02', 'BD-09'])
    expect(degrees.candidates[1].compound).not.toBe('placed')
  })

  it('is taken in the one system its sender names', async () => {
    const { json } = await find('113.6230, 34.8321', { crs: 'gcj02' })
    expect(json.candidates.map((each: { name: string }) => each.name)).toEqual(['GCJ-02（高德、腾讯）'])
    expect(json.candidates[0].notes).toHaveLength(1)
  })

  it.each(['125.0, 25.0', '104.06, 30.66', '-113.61, 34.85', '0, 0'])(
    'that lies in the sea or in another province is no place of this district: %s',
    async (text) => {
      expect((await find(text)).json).toEqual({ candidates: [] })
    },
  )

  it.each(['34.8332, 113.617', '１１３．６１７，３４．８３３２', '113.617，34.8332'])(
    'is understood latitude first and in full-width signs: %s',
    async (text) => {
      const [first] = (await find(text)).json.candidates
      expect(first).toMatchObject({ lands: middle, inDistrict: true })
    },
  )

  it.each([
    ['惠济区某小区', 'coordinate-no-numbers'],
    ['113.6', 'coordinate-one-number'],
    ['1 2 3', 'coordinate-many-numbers'],
  ])('that is none is refused with what to paste: %s', async (text, code) => {
    const { status, json } = await find(text)
    expect({ status, code: json.code }).toEqual({ status: 422, code })
  })
})

describe('a sketch', () => {
  it('is as large as the compound’s figures say, and names the street office it lies in', async () => {
    const { status, json } = await sketch(middle)
    expect(status).toBe(200)
    expect(json).toMatchObject({ because: 'households', sizeM2: 4200, streetOffice: { name: '东街' } })
    expect(json.shape.type).toBe('Polygon')
    expect((await sketch([34.8, 113.6])).json.findings[0].code).toBe('swapped-axes')
    expect((await sketch(middle, 'nobody')).status).toBe(404)
  })

  it('places the compound, counted as placed and as a sketch, until somebody verifies it', async () => {
    const { json: drawn } = await sketch([113.6125, 34.8332])
    const note = '示意位置，待核实。'
    const { status, json } = await ask('PATCH', `/api/compounds/${town.idOf('unplaced')}`, {
      body: { version: 1, boundary: drawn.shape, boundaryOrigin: { kind: 'estimated', note } },
    })
    expect(status).toBe(200)
    expect(json).toMatchObject({ placed: true, sketched: true })
    expect(json.provenance.boundary).toMatchObject({ kind: 'estimated', note, source: '本机用户' })
    expect(json.boundarySizeM2).toBeGreaterThan(4000)
    expect(await counted()).toEqual({ total: 3, placed: 3, unplaced: 0, sketched: 1 })
    expect(await listedBy('sketched')).toEqual(['unplaced'])
    expect(await listedBy('true')).toHaveLength(3)
    const verified = await ask('PATCH', `/api/compounds/${town.idOf('unplaced')}`, {
      body: { version: 2, boundary: json.boundary, boundaryOrigin: { kind: 'user' } },
    })
    expect(verified.json).toMatchObject({ placed: true, sketched: false, boundary: json.boundary })
    expect(verified.json.provenance.boundary).not.toHaveProperty('note')
    expect(await counted()).toMatchObject({ sketched: 0 })
  })

  it('that is taken back leaves the compound as unplaced as it was', async () => {
    const { version } = await read('unplaced')
    await ask('PATCH', `/api/compounds/${town.idOf('unplaced')}`, { body: { version, boundary: null } })
    expect(await read('unplaced')).toMatchObject({ placed: false, sketched: false, place: null })
    expect(await counted()).toEqual({ total: 3, placed: 2, unplaced: 1, sketched: 0 })
  })

  it('and neighbours that move with it keep each their own origin', async () => {
    const [own, beside] = [await read('unplaced'), await read('beside')]
    const { json: drawn } = await sketch([113.6125, 34.8332])
    const { json } = await ask('PUT', '/api/compounds/boundaries', {
      body: {
        items: [
          {
            ...{ id: own.id, version: own.version, boundary: drawn.shape },
            boundaryOrigin: { kind: 'document', source: '红线.dxf', note: '从图形文件选取。' },
          },
          { id: beside.id, version: beside.version, boundary: beside.boundary },
        ],
      },
    })
    const kinds = json.items.map((each: { provenance: { boundary: object } }) => each.provenance.boundary)
    expect(kinds[0]).toMatchObject({ kind: 'document', source: '红线.dxf' })
    expect(kinds[1]).toMatchObject({ kind: 'user', source: '本机用户' })
  })
})

const counted = async () => (await ask('GET', `/api/progress?adcode=${adcode}`)).json.compounds
const listedBy = async (placed: string) =>
  (await ask('GET', `/api/compounds?adcode=${adcode}&placed=${placed}`)).json.items.map(
    ({ name }: { name: string }) => name,
  )
