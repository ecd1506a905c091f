import { beforeAll, describe, expect, it } from 'vitest'
import { loadSeeds } from '#seeds/load.ts'
import { ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'

const huiji = '410108'
const progressOf = async (adcode: string) => (await ask('GET', `/api/progress?adcode=${adcode}`)).json
const none = {
  candidate: 0,
  planned: 0,
  approved: 0,
  'under-way': 0,
  finished: 0,
  accepted: 0,
  paused: 0,
  dropped: 0,
}

async function change(id: string, edits: object) {
  const { version } = (await ask('GET', `/api/compounds/${id}`)).json
  const answer = await ask('PATCH', `/api/compounds/${id}`, { body: { version, ...edits } })
  expect(answer.status).toBe(200)
}
const reported = (status: string, onDay: string) => ({ status: { status, onDay, source: '街道周报' } })

beforeAll(async () => loadSeeds(await testDatabase(), { demo: false }))

describe('the documents alone', () => {
  it('say that all 28 compounds of Huiji were planned on 2019-12-20, and nothing of progress or households', async () => {
    expect(await progressOf(huiji)).toEqual({
      adcode: huiji,
      dataDate: '2019-12-20',
      dataDateInvented: false,
      compounds: { total: 28, placed: 0, unplaced: 28, sketched: 0 },
      households: { recorded: null, estimated: null, unknown: 28, of: 28, declared: null },
      started: 0,
      finished: 0,
      late: 0,
      rows: {
        started: [],
        finished: [],
        late: [],
        unplaced: Array.from({ length: 28 }, (_, i) => `${huiji}-c-${String(i + 1).padStart(3, '0')}`),
      },
      streets: [
        { id: `${huiji}-s-01`, name: '刘寨街道', total: 19, started: 0, statuses: { ...none, planned: 19 } },
        { id: `${huiji}-s-02`, name: '长兴路街道', total: 9, started: 0, statuses: { ...none, planned: 9 } },
      ],
    })
  })

  it('declare 411 households for Nayong that belong to no row, and no street for its 20 compounds', async () => {
    const progress = await progressOf('520525')
    expect(progress).toMatchObject({
      dataDate: '2022-05-16',
      compounds: { total: 20, placed: 0, unplaced: 20, sketched: 0 },
      households: { recorded: null, estimated: null, unknown: 20, of: 20, declared: 411 },
    })
    expect(progress.streets).toHaveLength(3)
    expect(progress.streets.map((street: { total: number }) => street.total)).toEqual([0, 0, 20])
    expect(progress.streets[2]).toMatchObject({ id: null, name: null, statuses: { ...none, planned: 20 } })
  })
})

it('a reported start moves the data date, and whatever was due by then and has not begun is late', async () => {
  await change(`${huiji}-c-001`, reported('under-way', '2020-03-02'))
  await change(`${huiji}-c-002`, reported('finished', '2020-06-30'))
  await change(`${huiji}-c-005`, reported('paused', '2020-05-01'))
  const progress = await progressOf(huiji)
  expect(progress).toMatchObject({ dataDate: '2020-06-30', dataDateInvented: false, started: 2, finished: 1, late: 13 })
  expect(progress.rows.started).toEqual([`${huiji}-c-001`, `${huiji}-c-002`])
  expect(progress.rows.finished).toEqual([`${huiji}-c-002`])
  expect(progress.rows.late).toHaveLength(13)
  expect(progress.rows.late).toContain(`${huiji}-c-005`)
  const { items } = (await ask('GET', `/api/compounds?adcode=${huiji}`)).json
  const late = items.filter((each: { late: boolean }) => each.late).map((each: { id: string }) => each.id)
  expect(late).toEqual(progress.rows.late)
  const counted = progress.streets.map(({ statuses }: { statuses: Record<string, number> }) => statuses)
  expect(counted[0]['under-way'] + counted[1]['under-way']).toBe(1)
  expect(counted[0].paused + counted[1].paused).toBe(1)
})

it('recorded households are a sum of what was recorded, and the rest stays unknown', async () => {
  await change(`${huiji}-c-004`, { households: 120 })
  await change(`${huiji}-c-006`, { households: 0 })
  const { households } = await progressOf(huiji)
  expect(households).toEqual({ recorded: 120, estimated: null, unknown: 26, of: 28, declared: null })
})

it('a retired compound counts nowhere', async () => {
  const { version } = (await ask('GET', `/api/compounds/${huiji}-c-028`)).json
  await ask('POST', `/api/compounds/${huiji}-c-028/retire`, { body: { version, reason: '与26号重复' } })
  const { compounds, households } = await progressOf(huiji)
  expect([compounds.total, households.of]).toEqual([27, 27])
})

it('a district nobody has records of is named as such', async () => {
  expect(await progressOf('999999')).toMatchObject({ status: 404, code: 'no-such-district' })
  expect((await ask('GET', '/api/progress?adcode=4101')).status).toBe(422)
})
