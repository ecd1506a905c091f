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
    const locked = [[town.idOf('s0'), town.idOf('s1')]]
    const kept = await planFor(town.adcode, { window: json.items[0].shape, params: { ...caps, locked } })
    expect(namesOf(kept)).toEqual(['s0 s1', 'n0 n1 n2 n3']) // what is locked stays in the scheme
  })

  it('takes compounds that have begun only where the planner says so', async () => {
    const plan = await planFor(town.adcode, { statuses: ['under-way'] })
    expect([plan.areas, plan.uncovered]).toEqual([[], []])
    const added = ['n0', 'n1'].map(town.idOf)
    expect(namesOf(await planFor(town.adcode, { statuses: ['under-way'], added }))).toEqual(['n0 n1'])
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

describe('what a planner decides about the ground', () => {
  let town: Town
  const decide = (
    from: string,
    to: string,
    linked: boolean | null,
    reason = '现场踏勘',
    seen = linked === null ? 1 : null,
  ) =>
    ask('PUT', '/api/neighbours/decisions', {
      body: { adcode: town.adcode, from: town.idOf(from), to: town.idOf(to), linked, reason, seen },
    })
  const contiguous = async (...names: string[]) => {
    const body = { adcode: town.adcode, compounds: names.map(town.idOf), maxGapM: caps.maxGapM }
    return (await ask('POST', '/api/areas/preview', { body })).json
  }
  beforeAll(async () => {
    app = await appUnderTest()
    town = await twoRows('990603')
  })

  it('a denied link keeps two apart in plan and preview alike, and the reason is told', async () => {
    expect((await decide('s2', 's1', false, '中间隔着小学')).status).toBe(200)
    expect(namesOf(await planFor(town.adcode))).toEqual(['s0 s1', 's2 s3', 'n0 n1 n2 n3'])
    const overwritten = await decide('s1', 's2', true, '没看到别人已认定')
    expect([overwritten.status, overwritten.json.code]).toEqual([409, 'stale-version'])
    expect(overwritten.json.current).toMatchObject([{ reason: '中间隔着小学', version: 1 }])
    const seen = await contiguous('s1', 's2')
    expect(seen.contiguous).toBe(false)
    expect(seen.faults[0]).toMatchObject({ code: 'barrier', message: expect.stringContaining('中间隔着小学') })
    expect((await decide('s1', 's2', null)).json.items).toEqual([])
    expect((await contiguous('s1', 's2')).contiguous).toBe(true)
  })

  it('a declared link joins over a road and over any gap, in plan and preview alike', async () => {
    await decide('s3', 'n3', true, '有过街地道')
    await decide('far', 's3', true, '同一单位家属院')
    const wide = { ...caps, households: { min: 100, max: 1000 }, maxDiameterM: null }
    const plan = await planFor(town.adcode, { params: wide })
    expect(namesOf(plan)).toEqual(['s0 s1 s2 s3 n0 n1 n2 n3 far'])
    expect(plan.areas[0]?.widestGapM).toBeCloseTo(1040, 0)
    expect((await contiguous('s3', 'n3')).contiguous).toBe(true)
    const far = await contiguous('s3', 'far')
    expect([far.contiguous, Math.round(far.links[0].gapM)]).toEqual([true, 1040])
    await decide('s3', 'n3', null)
    await decide('far', 's3', null)
  })

  it('a barrier switched off no longer keeps anybody apart; switched on it does again', async () => {
    const { features } = (await ask('GET', `/api/barriers?adcode=${town.adcode}`)).json
    const { id, version } = features[0].properties
    const off = await ask('PATCH', `/api/barriers/${id}`, { body: { version, active: false, reason: '已下穿' } })
    expect(off.json).toMatchObject({ active: false, reason: '已下穿', version: version + 1 })
    expect((await contiguous('s0', 'n0')).contiguous).toBe(true)
    const stale = await ask('PATCH', `/api/barriers/${id}`, { body: { version, active: true } })
    expect([stale.status, stale.json.code]).toEqual([409, 'stale-version'])
    await ask('PATCH', `/api/barriers/${id}`, { body: { version: version + 1, active: true } })
    expect((await contiguous('s0', 'n0')).contiguous).toBe(false)
  })

  it.each([
    ['a compound and itself', { from: 's0', to: 's0' }, 'neighbour-of-itself'],
    ['no reason', { reason: '' }, 'reason-wanted'],
    ['a compound without a boundary', { to: 'unplaced' }, 'not-placed-here'],
    ['a compound nobody knows', { to: 'nobody' }, 'not-placed-here'],
  ])(
    'a decision with %s is refused',
    async (_, { from = 's0', to = 's1', reason = '踏勘' }: Record<string, string>, code) => {
      const { status, json } = await decide(from, to, true, reason)
      expect([status, json.code]).toEqual([422, code])
      expect((await ask('GET', `/api/neighbours/decisions?adcode=${town.adcode}`)).json.items).toEqual([])
    },
  )
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
