import { beforeAll, describe, expect, it } from 'vitest'
import type { BundleJob, BundlePlan } from '#contract/bundling.ts'
import { guestReader } from '#server/accounts/reader.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { foundTown, type Town } from '../toy-town.ts'

const caps = { households: { min: 100, max: 400 }, maxGapM: 50, sameStreet: false, compounds: { min: 2, max: null } }
let app: Awaited<ReturnType<typeof appUnderTest>>

const start = (adcode: string, body: object = {}) =>
  ask('POST', '/api/bundling', { body: { adcode, params: caps, ...body } }, app)

/** Listens until the search is over. */
async function follow(id: string): Promise<BundleJob[]> {
  const { text } = await ask('GET', `/api/bundling/${id}/events`, {}, app)
  return [...text.matchAll(/^data: (\{.*\})$/gm)].map(([, data = '']) => JSON.parse(data))
}

async function planFor(adcode: string, body: object = {}): Promise<BundlePlan> {
  const { status, json } = await start(adcode, body)
  expect(status).toBe(202)
  const last = (await follow(json.id)).at(-1)
  expect(last).toMatchObject({ state: 'finished', failure: null })
  return last!.plan!
}

const namesOf = (plan: BundlePlan) => plan.areas.map((area) => area.compounds.map((id) => id.split('-c-')[1]).join(' '))

/** Two rows of four yards, 20 m apart, with an arterial road between the rows; one yard far away. */
async function twoRows(adcode: string): Promise<Town> {
  const town = await foundTown(adcode)
  const row = (name: string, north: number) =>
    Array.from({ length: 4 }, (_, i) => ({ name: `${name}${i}`, at: [i * 120, north] as const, households: 90 }))
  await town.lay(...row('s', 0), ...row('n', 130), { name: 'far', at: [1500, 0], households: 90 }, { name: 'unplaced' })
  await town.cut('东大街', 'road', [-200, 115], [800, 115])
  return town
}

describe('a plan asked of the server', () => {
  let town: Town
  beforeAll(async () => {
    app = await appUnderTest()
    town = await twoRows('990601')
  })

  it('bundles what is near and on one side of the arterial, and every area holds by the preview’s own rule', async () => {
    const plan = await planFor(town.adcode)
    expect(namesOf(plan)).toEqual(['s0 s1 s2 s3', 'n0 n1 n2 n3'])
    for (const area of plan.areas) {
      const { json } = await ask('POST', '/api/areas/preview', {
        body: { adcode: town.adcode, compounds: area.compounds, maxGapM: caps.maxGapM },
      })
      expect(json).toMatchObject({ contiguous: true, totals: { households: { recorded: area.households } } })
      expect(area.proof).toEqual({ optimal: true, gap: 0, thirdLevel: true })
    }
    expect(plan.uncovered).toEqual([
      expect.objectContaining({ id: town.idOf('far'), code: 'no-neighbour', reason: expect.stringContaining('s3') }),
    ])
  })

  it('gives the same plan again, byte for byte but for the time it took', async () => {
    const [one, other] = [await planFor(town.adcode), await planFor(town.adcode)]
    expect({ ...other, elapsedMs: 0 }).toEqual({ ...one, elapsedMs: 0 })
  })

  it('keeps a locked area, leaves out what is left out, and says so', async () => {
    const locked = [[town.idOf('s0'), town.idOf('s1')]]
    const plan = await planFor(town.adcode, { params: { ...caps, locked, excluded: [town.idOf('n0')] } })
    expect(namesOf(plan)).toEqual(['s0 s1', 's2 s3', 'n1 n2 n3'])
    expect(plan.areas[0]).toMatchObject({ locked: true, reason: expect.stringContaining('锁定') })
    expect(plan.uncovered.map(({ id, code }) => [id, code])).toContainEqual([town.idOf('n0'), 'excluded'])
  })

  it('after an edit solves as if it had never solved before', async () => {
    const apart = { params: { ...caps, cannotLink: [[town.idOf('s1'), town.idOf('s2')]] } }
    const remembered = await planFor(town.adcode, apart)
    const fresh = await (async () => {
      const before = app
      app = await appUnderTest()
      try {
        return await planFor(town.adcode, apart)
      } finally {
        app = before
      }
    })()
    expect({ ...remembered, elapsedMs: 0 }).toEqual({ ...fresh, elapsedMs: 0 })
    expect(namesOf(remembered)).toEqual(['s0 s1', 's2 s3', 'n0 n1 n2 n3'])
  })

  it('stays inside a drawn window', async () => {
    const { json } = await ask('POST', '/api/areas/shapes', {
      body: { adcode: town.adcode, sets: [{ key: 'w', compounds: ['n0', 'n1', 'n2', 'n3'].map(town.idOf) }] },
    })
    const plan = await planFor(town.adcode, { window: json.items[0].shape })
    expect(namesOf(plan)).toEqual(['n0 n1 n2 n3'])
    expect(plan.uncovered).toEqual([])
  })

  it('sees what changed in the ledger since: nothing is solved on old records', async () => {
    const { json } = await ask('GET', `/api/compounds/${town.idOf('far')}`)
    await ask('PATCH', `/api/compounds/${town.idOf('far')}`, { body: { version: json.version, households: 150 } })
    const alone = await planFor(town.adcode, { params: { ...caps, compounds: { min: 1, max: null } } })
    expect(namesOf(alone)).toContain('far')
    expect(alone.areas.find(({ compounds }) => compounds.length === 1)?.households).toBe(150)
  })

  it.each([
    ['a compound twice locked', { locked: [['s0', 's1'], ['s1']] }, 'wish-locked-twice'],
    ['a compound locked and left out', { locked: [['s0', 's1']], excluded: ['s0'] }, 'wish-locked-and-excluded'],
    [
      'together and apart at once',
      {
        mustLink: [
          ['s0', 's1'],
          ['s1', 's2'],
        ],
        cannotLink: [['s0', 's2']],
      },
      'wish-must-and-cannot',
    ],
    ['together across a lock', { mustLink: [['s0', 's1']], locked: [['s1', 's2']] }, 'wish-must-across-lock'],
    ['apart inside a lock', { cannotLink: [['s0', 's1']], locked: [['s0', 's1']] }, 'wish-cannot-inside-lock'],
    ['a compound nobody knows', { excluded: ['nowhere'] }, 'wish-unknown-id'],
    ['a floor above the cap', { households: { min: 500, max: 400 } }, 'malformed'],
  ])('names %s before anything is solved', async (_, wishes, code) => {
    const ids = (value: unknown): unknown =>
      Array.isArray(value) ? value.map(ids) : typeof value === 'string' ? town.idOf(value) : value
    const params = Object.fromEntries(Object.entries(wishes).map(([key, value]) => [key, ids(value)]))
    const { status, json } = await start(town.adcode, { params: { ...caps, ...params } })
    expect([status, json.code]).toEqual([422, code])
    expect(json.detail).not.toContain('{{')
  })

  it('is told in the reader’s language, and belongs to who asked', async () => {
    const headers = { 'accept-language': 'en' }
    const { json } = await ask('POST', '/api/bundling', { headers, body: { adcode: town.adcode, params: caps } }, app)
    const last = (await follow(json.id)).at(-1)
    expect(last?.plan?.areas[0]?.reason).toMatch(/neighbouring compounds/)
    const refused = await ask(
      'POST',
      '/api/bundling',
      { body: { adcode: town.adcode } },
      await appUnderTest({ reader: guestReader }),
    )
    expect([refused.status, refused.json.code]).toEqual([403, 'read-only'])
    const gone = await ask('GET', '/api/bundling/3f8e2a64-5a0b-4c7e-9a51-000000000000', {}, app)
    expect([gone.status, gone.json.code]).toEqual([404, 'no-such-bundling'])
    const unknown = await start('990699')
    expect([unknown.status, unknown.json.code]).toEqual([404, 'no-such-district'])
  })
})

describe('a long search', () => {
  let town: Town
  beforeAll(async () => {
    app = await appUnderTest()
    town = await foundTown('990602')
    const yards = Array.from({ length: 400 }, (_, i) => ({
      name: `y${i}`,
      at: [(i % 20) * 110, Math.floor(i / 20) * 110] as const,
      households: 40 + ((i * 37) % 90),
    }))
    await town.lay(...yards)
  })

  it('is ended early by the one who asked, with a plan that holds as far as it goes', async () => {
    const { json } = await start(town.adcode)
    const stopped = await ask('DELETE', `/api/bundling/${json.id}`, {}, app)
    expect(stopped.status).toBe(200)
    const last = (await follow(json.id)).at(-1)!
    expect(last.state).toBe('stopped')
    expect(last.plan?.complete).toBe(false)
    const members = last.plan!.areas.flatMap(({ compounds }) => compounds)
    expect(new Set(members).size).toBe(members.length)
    for (const { households } of last.plan!.areas) expect(households).toBeLessThanOrEqual(caps.households.max)
  })

  it('tells how far it is while it goes on', async () => {
    const { json } = await start(town.adcode, { params: { ...caps, seed: 7 } })
    const heard = await follow(json.id)
    expect(heard.length).toBeGreaterThan(1)
    expect(heard.at(-1)).toMatchObject({ state: 'finished', progress: { phase: 'solving' } })
    expect(heard.at(-1)!.plan!.bounds.householdsCovered).toBe(heard.at(-1)!.plan!.objective.householdsCovered)
  })

  it('is refused to a reader who has four under way, with a word on what to do', async () => {
    const seeds = [11, 12, 13, 14, 15]
    const answers = await Promise.all(seeds.map((seed) => start(town.adcode, { params: { ...caps, seed } })))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]?.json).toMatchObject({ code: 'too-many-solves', params: { limit: 4 } })
    expect(refused[0]?.headers.get('retry-after')).toBe('2')
    for (const { status, json } of answers) if (status === 202) await ask('DELETE', `/api/bundling/${json.id}`, {}, app)
  })
})
