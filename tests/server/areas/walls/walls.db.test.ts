import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { guestReader } from '#server/accounts/reader.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { foundTown, type Metres, type Town, type Yard } from '../toy-town.ts'

let adcode = 995_000

/** A town of these yards, all of them one area. */
async function areaOf(yards: Yard[], lay: (town: Town) => Promise<void> = async () => {}) {
  const town = await foundTown(String(adcode++))
  const compounds = await town.lay(...yards)
  await lay(town)
  return { town, area: await saveArea(town, compounds) }
}
async function saveArea(town: Town, compounds: string[]): Promise<string> {
  const { status, json, text } = await ask('POST', '/api/areas', {
    body: { adcode: town.adcode, name: '东街片区', compounds, maxGapM: 80 },
  })
  if (status !== 201) throw new Error(text)
  return json.id
}
const wallsOf = async (area: string) => (await ask('GET', `/api/areas/${area}/walls`)).json
const decide = (area: string, body: object) => ask('PATCH', `/api/areas/${area}/walls`, { body })

/** Two yards of 60 m × 60 m, the second so many metres east and north of the first's south-eastern corner. */
const sideBySide = (east: number, north = 0): Yard[] => [
  { name: 'a', at: [0, 0], size: [60, 60] },
  { name: 'b', at: [60 + east, north], size: [60, 60] },
]

describe('two members of an area', () => {
  const cases: [string, Yard[], { lengthM: number; gapM: number }][] = [
    ['10 m apart face each other over their whole side', sideBySide(10), { lengthM: 60, gapM: 10 }],
    ['that touch have the wall they share', sideBySide(0), { lengthM: 60, gapM: 0 }],
    ['15 m apart still face each other', sideBySide(15), { lengthM: 60, gapM: 15 }],
    ['shifted by half face each other over the other half', sideBySide(10, 30), { lengthM: 30, gapM: 10 }],
    ['that touch, shifted by half, share the other half', sideBySide(0, 30), { lengthM: 30, gapM: 0 }],
    [
      'of which one is small face each other over the small one',
      [
        { name: 'a', at: [0, 0], size: [60, 60] },
        { name: 'b', at: [70, 20], size: [20, 20] },
      ],
      { lengthM: 20, gapM: 10 },
    ],
    [
      'of which one stands askew face each other where they are near enough',
      [
        { name: 'a', at: [0, 0], size: [60, 60] },
        {
          name: 'b',
          parts: [
            [
              [65, 0],
              [125, 0],
              [125, 60],
              [85, 60], // a wall 20 m away at its far end: half of it is within 15 m
            ],
          ],
        },
      ],
      { lengthM: 30.5, gapM: 5 },
    ],
  ]
  it.each(cases)('%s', async (_, yards, expected) => {
    const { area, town } = await areaOf(yards)
    const { total, items } = await wallsOf(area)
    expect(total).toBe(1)
    expect(items[0]).toMatchObject({ from: town.idOf('a'), to: town.idOf('b'), fromName: 'a', toName: 'b' })
    expect(items[0].gapM).toBeCloseTo(expected.gapM, 1)
    expect(Math.abs(items[0].lengthM - expected.lengthM)).toBeLessThanOrEqual(1)
    expect(items[0]).toMatchObject({ decision: null, consent: 'none', note: null, version: 0 })
  })

  const wallless: [string, Yard[]][] = [
    ['16 m apart have a lane between them, and no wall', sideBySide(16)],
    ['corner to corner face each other nowhere', sideBySide(7, 67)],
    ['that touch at a corner only share no wall', sideBySide(0, 60)],
  ]
  it.each(wallless)('%s', async (_, yards) => {
    const { area } = await areaOf(yards)
    expect(await wallsOf(area)).toEqual({
      total: 0,
      undecided: 0,
      lengthM: { remove: 0, open: 0, keep: 0, disputed: 0, undecided: 0 },
      items: [],
    })
  })

  it('are shown both sides of the gap, and where they touch one line', async () => {
    const apart = await wallsOf((await areaOf(sideBySide(10))).area)
    expect(apart.items[0].lines).toHaveLength(2)
    for (const line of apart.items[0].lines) expect(line).toHaveLength(2)
    const touching = await wallsOf((await areaOf(sideBySide(0))).area)
    expect(touching.items[0].lines).toHaveLength(1)
  })

  it('have no wall to each other where a third compound stands between', async () => {
    const { area, town } = await areaOf([...sideBySide(14), { name: 'c', at: [62, -5], size: [10, 40] }])
    const { items } = await wallsOf(area)
    const between = (one: string, other: string) =>
      items.find(({ fromName, toName }: { fromName: string; toName: string }) => fromName === one && toName === other)
    expect(between('a', 'c').lengthM).toBeGreaterThanOrEqual(35)
    expect(between('b', 'c').lengthM).toBeGreaterThanOrEqual(35)
    expect(Math.abs(between('a', 'b').lengthM - 25)).toBeLessThanOrEqual(2)
    expect(town.adcode).toBe(items[0].from.slice(0, 6))
  })

  it('on different sides of a road have no wall to be opened, whatever their distance', async () => {
    const beside: Yard = { name: 'c', at: [0, 70], size: [130, 20] } // north of both, so that the area is one
    const road: Metres[] = [
      [65, -20],
      [65, 65],
    ]
    const { area } = await areaOf([...sideBySide(10), beside], (town) => town.cut('开元路', 'road', ...road))
    const names = (await wallsOf(area)).items.map(({ fromName, toName }: Record<string, string>) => fromName! + toName!)
    expect(names.sort()).toEqual(['ac', 'bc'])
  })
})

describe('a wall that is decided', () => {
  let town: Town
  let area: string
  const pair = () => ({ from: town.idOf('a'), to: town.idOf('b') })
  const wall = async () =>
    (await wallsOf(area)).items.find(
      ({ fromName, toName }: Record<string, string>) => fromName === 'a' && toName === 'b',
    )

  beforeAll(async () => {
    const yards: Yard[] = [
      ...sideBySide(10),
      { name: 'c', at: [140, 0], size: [60, 60] },
      { name: 'far', at: [230, 0], size: [60, 60] }, // 30 m on: a member, but behind a lane
      { name: 'stranger', at: [0, 70], size: [60, 60] },
    ]
    town = await foundTown('995900')
    const compounds = await town.lay(...yards)
    area = await saveArea(town, compounds.slice(0, 4))
  })

  it('is kept with consent and note, whichever of the two is named first, and moves its metres from undecided', async () => {
    expect(await wallsOf(area)).toMatchObject({ total: 2, undecided: 2, lengthM: { undecided: 120, open: 0 } })
    const { status, json } = await decide(area, {
      from: pair().to,
      to: pair().from,
      version: 0,
      decision: 'open',
      consent: 'one',
      note: '留 4 m 消防通道',
    })
    expect(status).toBe(200)
    expect(json).toMatchObject({ ...pair(), decision: 'open', consent: 'one', note: '留 4 m 消防通道', version: 1 })
    expect(await wall()).toEqual(json)
    expect(await wallsOf(area)).toMatchObject({ total: 2, undecided: 1, lengthM: { undecided: 60, open: 60 } })
  })

  it('keeps the fields not named, and is undecided again when the decision is taken back', async () => {
    const changed = await decide(area, { ...pair(), version: 1, consent: 'both' })
    expect(changed.json).toMatchObject({ decision: 'open', consent: 'both', note: '留 4 m 消防通道', version: 2 })
    const undecided = await decide(area, { ...pair(), version: 2, decision: null })
    expect(undecided.json).toMatchObject({ decision: null, consent: 'both', version: 3 })
    expect((await wallsOf(area)).undecided).toBe(2)
  })

  it('is in the audit with the row before and after', async () => {
    const { json } = await ask(
      'GET',
      `/api/audit?adcode=${town.adcode}&record=${encodeURIComponent(`${pair().from} ${pair().to}`)}`,
    )
    expect(json.total).toBe(3)
    expect(json.items[0]).toMatchObject({
      action: 'wall.decide',
      kind: 'wall',
      before: { decision: 'open', version: 2 },
      after: { decision: null, consent: 'both', version: 3 },
    })
    expect(json.items[2]).toMatchObject({ before: null, after: { decision: 'open', version: 1 } })
  })

  it('is refused to whoever saw an older version, with the wall as it stands', async () => {
    const { status, json } = await decide(area, { ...pair(), version: 1, decision: 'keep' })
    expect([status, json.code]).toEqual([409, 'stale-version'])
    expect(json.current).toMatchObject({ decision: null, consent: 'both', version: 3 })
    expect((await wall()).version).toBe(3)
  })

  it('is decided by exactly one of those who decide at once', async () => {
    const answers = await Promise.all(
      ['remove', 'open', 'keep', 'disputed'].map((decision) =>
        decide(area, { from: town.idOf('b'), to: town.idOf('c'), version: 0, decision }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  })

  const refusals: [string, () => object, number, string][] = [
    ['of a compound outside the area', () => ({ to: town.idOf('stranger') }), 422, 'wall-outside-area'],
    ['of members a lane apart', () => ({ from: town.idOf('c'), to: town.idOf('far') }), 422, 'no-wall-between'],
    ['of a compound with itself', () => ({ to: town.idOf('a') }), 422, 'no-wall-between'],
    ['with a decision nobody knows', () => ({ decision: 'blow-up' }), 422, 'malformed'],
    ['with a consent nobody knows', () => ({ consent: 'all' }), 422, 'malformed'],
    ['with a note of blanks', () => ({ note: ' \u200b ' }), 422, 'malformed'],
    ['with a field nobody knows', () => ({ height: 2 }), 422, 'malformed'],
    ['with nothing in it', () => ({ decision: undefined }), 422, 'nothing-to-change'],
  ]
  it.each(refusals)('is refused %s', async (_, change, status, code) => {
    const count = async () => (await ask('GET', `/api/audit?adcode=${town.adcode}`)).json.total
    const before = await count()
    const answer = await decide(area, { ...pair(), version: 0, decision: 'remove', ...change() })
    expect([answer.status, answer.json.code]).toEqual([status, code])
    expect(answer.json.detail).not.toContain('problems.')
    expect(await count()).toBe(before)
  })

  it('is refused to a reader, and in an area nobody knows', async () => {
    const body = { ...pair(), version: 3, decision: 'keep' }
    const guest = await ask('PATCH', `/api/areas/${area}/walls`, { body }, await appUnderTest({ reader: guestReader }))
    expect([guest.status, guest.json.code]).toEqual([403, 'read-only'])
    expect((await decide(`${town.adcode}-a-00000000`, body)).status).toBe(404)
    expect((await ask('GET', `/api/areas/${town.adcode}-a-00000000/walls`)).status).toBe(404)
  })

  it('stays decided when its area is deleted and the two belong to another one', async () => {
    await decide(area, { ...pair(), version: 3, decision: 'disputed' })
    const { version } = (await ask('GET', `/api/areas/${area}`)).json
    await ask('DELETE', `/api/areas/${area}?version=${version}`)
    const found = await town.run(sql`SELECT count(*)::int AS n FROM wall WHERE adcode = ${town.adcode}`)
    expect(found.rows).toEqual([{ n: 2 }])
    area = await saveArea(town, [pair().from, pair().to])
    expect(await wallsOf(area)).toMatchObject({ total: 1, undecided: 0, items: [{ decision: 'disputed', version: 4 }] })
  })
})
