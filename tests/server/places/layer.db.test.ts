import { beforeAll, describe, expect, it } from 'vitest'
import { ImportWishes } from '#contract/import.ts'
import { localReader } from '#server/accounts/reader.ts'
import { Desk, type Sit, type Sitting } from '#server/imports/desk/desk.ts'
import type { Question } from '#server/imports/desk/messages.ts'
import { oneShape } from '#server/imports/desk/one-shape.ts'
import { findLaid } from '#server/imports/desk/upload.queries.ts'
import { foundTown } from '#tests/server/areas/toy-town.ts'
import { appUnderTest } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'

const adcode = '993103'
const host = 'http://127.0.0.1:5180'
type App = Awaited<ReturnType<typeof appUnderTest>>
let app: App
let id: string

/** With a height and more places than anybody can measure, as drawings come out of other programs. */
const ring = [
  [113.61640000049, 34.829, 86.5],
  [113.6176, 34.829, 86.5],
  [113.6177, 34.8298, 86.5],
  [113.6164, 34.8299, 86.5],
  [113.61640000049, 34.829, 86.5],
]
const layer = {
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { 名称: '红线院' }, geometry: { type: 'Polygon', coordinates: [ring] } },
    { type: 'Feature', properties: { 名称: '一点院' }, geometry: { type: 'Point', coordinates: [113.62, 34.83] } },
  ],
}

async function send(path: string, body: BodyInit, type: string) {
  const headers = { 'content-type': type, host: '127.0.0.1:5180' }
  const answer = await app.request(new Request(host + path, { method: 'POST', headers, body }))
  return { status: answer.status, json: await answer.json() }
}
const shapeOf = (at: number) =>
  send(`/api/imports/${id}/shape`, JSON.stringify({ wishes: { kind: 'compounds' }, at }), 'application/json')

beforeAll(async () => {
  await foundTown(adcode)
  app = await appUnderTest()
  const query = new URLSearchParams({ adcode, name: '红线.geojson' })
  const { status, json } = await send(`/api/imports?${query}`, JSON.stringify(layer), 'application/octet-stream')
  if (status !== 201) throw new Error(JSON.stringify(json))
  id = json.id
})

/** A desk that remembers what its threads were asked. */
class ListeningDesk extends Desk {
  readonly asked: Question[] = []

  override async sit(asked: Sit): Promise<Sitting> {
    const sitting = await super.sit(asked)
    const ask = sitting.ask.bind(sitting)
    sitting.ask = (kind, question) => {
      this.asked.push(kind)
      return ask(kind, question)
    }
    return sitting
  }
}

describe('a shape of an uploaded layer', () => {
  it('is given with its name as exactly as the file has it, ready to be a boundary', async () => {
    const { status, json } = await shapeOf(0)
    expect({ status, code: json.code }).toEqual({ status: 200 })
    expect(json.name).toBe('红线院')
    expect(json.shape).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [113.6164, 34.829],
          [113.6176, 34.829],
          [113.6177, 34.8298],
          [113.6164, 34.8299],
          [113.6164, 34.829],
        ],
      ],
    })
  })

  it('is none where the row is a point, or there is no such row', async () => {
    expect((await shapeOf(1)).json.shape).toBeNull()
    expect((await shapeOf(99)).json).toEqual({ name: null, shape: null })
  })

  it('is picked out of the file as it was read: nothing is held against the ledger for it', async () => {
    const desk = new ListeningDesk()
    const connection = await testDatabase()
    const laid = await findLaid(connection, localReader, id)
    if (!laid) throw new Error('the layer is not on the desk')
    const asked = { laid, wishes: ImportWishes.parse({}), signal: new AbortController().signal, onProgress: () => {} }
    expect((await oneShape({ desk, connection, reader: localReader }, asked, 0)).name).toBe('红线院')
    desk.close()
    expect(desk.asked).toEqual(['piece', 'look', 'records', 'shapes'])
  })
})
