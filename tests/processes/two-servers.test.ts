import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '#tests/support/app-server.ts'
import { type PrivateCluster, startPrivateCluster } from '#tests/support/private-cluster.ts'
import { eventually } from './eventually.ts'
import { type Listening, listenTo } from './heard-revisions.ts'
import { startPostgres, stopPostgres } from './outage.ts'
import { changeCompound } from './writers.ts'

const compound = '410108-c-001'
const drawn = '410108-c-002'
const [west, south, side] = [113.65, 34.85, 0.001]
const square = {
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
}
/** The tile the square lies in. */
const tilePath = '/api/tiles/compounds/14/13364/6497'

async function builtYearOnMap({ url }: RunningApp): Promise<unknown> {
  const bytes = await (await fetch(url + tilePath)).arrayBuffer()
  const { compounds } = new VectorTile(new PbfReader(new Uint8Array(bytes))).layers
  return compounds?.length === 1 ? compounds.feature(0).properties.builtYear : null
}

/** Two server processes on a PostgreSQL of their own, which is stopped and started under them. */
describe.sequential('two servers on one database', () => {
  let cluster: PrivateCluster
  let one: RunningApp
  let other: RunningApp
  let heard: Listening

  beforeAll(async () => {
    cluster = startPrivateCluster()
    // Started together, on purpose: they take turns with the migrations.
    ;[one, other] = await Promise.all([
      startApp({ DATABASE_URL: cluster.url, DEMO: '0' }),
      startApp({ DATABASE_URL: cluster.url, DEMO: '0' }),
    ])
    heard = await listenTo(other.url)
  })
  afterAll(async () => {
    heard?.stop()
    await Promise.all([one?.stop(), other?.stop()])
    cluster?.stop()
  })

  const read = async (app: RunningApp) => (await fetch(`${app.url}/api/compounds/${compound}`)).json()
  const revision = async (app: RunningApp): Promise<number> => {
    const { items } = await (await fetch(`${app.url}/api/districts`)).json()
    return items.find((district: { adcode: string }) => district.adcode === '410108').revision
  }
  const write = async (app: RunningApp, households: number) =>
    changeCompound(app.url, compound, { version: (await read(app)).version, households })

  it('what one saves, the pages and lists of the other show', async () => {
    const before = await revision(other)
    expect(await write(one, 321)).toMatchObject({ status: 200 })
    await heard.waitFor('410108', before + 1)
    expect(await read(other)).toMatchObject({ version: 2, households: 321 })
  })

  it('what one draws and corrects, the map of the other shows, though it had kept its tile', async () => {
    const save = async (version: number, change: object) =>
      expect(await changeCompound(one.url, drawn, { version, ...change })).toMatchObject({ status: 200 })
    await save(1, { boundary: square, builtYear: 1990 })
    await eventually(
      () => builtYearOnMap(other),
      (year) => year === 1990,
    )
    await save(2, { builtYear: 1985 })
    await eventually(
      () => builtYearOnMap(other),
      (year) => year === 1985,
    )
  })

  it('of two who save the same compound at the same time one is told that it changed', async () => {
    const { version } = await read(one)
    const answers = await Promise.all(
      [one, other].map((app, i) => changeCompound(app.url, compound, { version, households: 400 + i })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await read(one)).toMatchObject({ version: version + 1 })
  })

  it('while the database is away every request is told when to come back, and none breaks the server', async () => {
    stopPostgres(cluster.url)
    const asked = await Promise.all(
      [one, other].flatMap(({ url }) => [
        fetch(`${url}/api/compounds?adcode=410108`),
        fetch(`${url}/api/districts`),
        fetch(`${url}/api/compounds/${compound}`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ version: 3, households: 1 }),
        }),
      ]),
    )
    for (const answer of asked) {
      expect(answer.status).toBe(503)
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(await answer.json()).toMatchObject({ code: 'database-away', detail: expect.stringMatching(/重试/) })
    }
  })

  it('once the database is back so are the servers, and nothing was half saved', async () => {
    startPostgres(cluster.url)
    for (const app of [one, other]) {
      const answer = await eventually(
        () => fetch(`${app.url}/api/compounds/${compound}`),
        ({ status }) => status !== 503,
      )
      expect(answer.status).toBe(200)
      expect(await answer.json()).toMatchObject({ version: 3 })
    }
  })

  it('a page that stayed open hears of what was saved while its server was cut off', async () => {
    const before = await revision(one)
    expect(await write(one, 555)).toMatchObject({ status: 200 })
    await heard.waitFor('410108', before + 1)
  })

  it('a database that restarts under requests costs some of them a 503 and none a 500', async () => {
    const ever = new Set<number>()
    const lately = new Set<number>()
    let restarting = true
    const ask = async ({ url }: RunningApp) => {
      while (restarting) {
        const { status } = await fetch(`${url}/api/compounds?adcode=410108&limit=1`)
        ever.add(status)
        lately.add(status)
      }
    }
    const asking = Promise.all([one, other, one, other].map(ask))
    try {
      // More than once, because what a request meets depends on the moment its connection breaks.
      for (let restart = 0; restart < 4; restart++) {
        stopPostgres(cluster.url)
        await eventually(async () => lately.has(503), Boolean)
        startPostgres(cluster.url)
        lately.clear()
        await eventually(async () => lately.has(200), Boolean)
        lately.clear()
      }
    } finally {
      restarting = false
    }
    await asking
    expect([...ever].sort()).toEqual([200, 503])
  })
})
