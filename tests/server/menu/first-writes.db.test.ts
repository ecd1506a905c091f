/** What nobody has said yet cannot be locked, and what was taken away leaves no version behind: neither loses a word unseen. */
import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { CompoundMenu, MenuSaved } from '#contract/menu.ts'
import { readDistrictRecords, readPolicyPacks } from '#seeds/read-records.ts'
import { savePacks, saveRecords } from '#seeds/save-records.ts'
import { deadlineMark } from '#server/db/plan-tables.ts'
import type { Env } from '#server/http/env.ts'
import { problemResponse } from '#server/http/problem.ts'
import { type Answer, ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'

const adcode = '410108'
const huiji = readDistrictRecords().find((district) => district.adcode === adcode)!
const [one, other] = huiji.compounds.map(({ id }) => id) as [string, string] // the ledger has 28 rows
const occasion = { adcode, pack: 'henan-2019-58', deadline: 'standards-and-plans', period: '2019-11-30' }

beforeAll(async () => {
  const database = await testDatabase()
  await savePacks(database, readPolicyPacks())
  await saveRecords(database, huiji)
})

const post = (path: string) => (body: object) => ask('POST', `/api/${path}`, { body })
const change = (...changes: object[]) => post('menu/changes')({ adcode, changes })
const link = (more: object) => post('menu/links')({ adcode, fromItem: 'HJ-34-1', toItem: 'HN-4-13', ...more })
const waive = (more: object) =>
  post('menu/waivers')({ compoundId: one, packId: 'huiji-2019-63', rule: 'below-ground-first', ...more })
const mark = (more: object) =>
  ask('PUT', '/api/deadlines/mark', {
    body: { ...occasion, state: 'met', onDay: '2019-11-28', by: '区住建局', note: null, ...more },
  })

const sixTimes = (write: () => Promise<Answer>) => Promise.all(Array.from({ length: 6 }, write))
const told = (answers: readonly Answer[]) => answers.map(({ status, json }) => `${status} ${json.code ?? ''}`).sort()
const oneOf = (code: string) => ['200 ', ...Array(5).fill(`409 ${code}`)]

describe('of several planners who say the same thing first at the same moment', () => {
  it('one is heard, and the others are told what stands there now', async () => {
    const tick = { itemCode: 'HJ-34-4', seen: null, entry: { need: 'needed' } }
    // in another order by each: nobody waits in a ring
    const [up, down] = [
      [one, other],
      [other, one],
    ] as const
    let count = 0
    const ticked = await sixTimes(() =>
      change(...(count++ % 2 ? up : down).map((compoundId) => ({ ...tick, compoundId }))),
    )
    expect(told(ticked)).toEqual(oneOf('stale-menu'))
    expect(told(await sixTimes(() => link({ linked: false, reason: '另有专项', seen: null })))).toEqual(
      oneOf('stale-menu'),
    )
    expect(told(await sixTimes(() => waive({ reason: '管线绕行', seen: null })))).toEqual(oneOf('stale-menu'))
    expect(told(await sixTimes(() => mark({ version: null })))).toEqual(oneOf('stale-version'))
  })

  it('each fills only the gaps that are left when its turn comes', async () => {
    const asked = { adcode, itemCode: 'HJ-34-7', compounds: [one, other], entry: { need: 'needed' }, keep: true }
    const answers = await sixTimes(() => post('menu/ticks')(asked))
    const kept = answers.map(({ json }) => MenuSaved.parse(json).kept)
    expect(kept.sort()).toEqual([0, 2, 2, 2, 2, 2])
  })

  it('the second of two rows that may stand only once is a conflict with a sentence, not a fault of the server', async () => {
    const database = await testDatabase()
    const app = new Hono<Env>()
    app.onError(problemResponse)
    const row = { adcode, packId: 'henan-2019-58', deadline: 'twice', period: '2019', by: '区住建局' }
    app.get('/', async (c) => {
      for (const onDay of ['2019-11-28', '2019-11-29'])
        await database.statements.insert(deadlineMark).values({ ...row, state: 'met', onDay })
      return c.body(null)
    })
    const answer = await app.request('/')
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({ code: 'written-meanwhile', detail: expect.stringMatching(/没有保存/) })
  })
})

describe('what was taken away and said anew is not mistaken for what was seen before', () => {
  it('on the menu', async () => {
    const key = { compoundId: one, itemCode: 'HJ-34-9' }
    const first = MenuSaved.parse((await change({ ...key, seen: null, entry: { need: 'needed' } })).json)
    await change(...first.undo)
    await change({ ...key, seen: null, entry: { need: 'refused' } })
    expect((await change(...first.undo)).json.code).toBe('stale-menu')
    const { entries } = CompoundMenu.parse((await ask('GET', `/api/menu/compounds/${one}`)).json)
    expect(entries.find(({ itemCode }) => itemCode === key.itemCode)).toMatchObject({ need: 'refused' })
  })

  it('of a link, of a waiver and of a deadline', async () => {
    const between = { fromItem: 'HJ-34-2', toItem: 'HN-4-13' }
    const said = { ...between, linked: true, reason: '同一件事' }
    const seen = (answer: Answer) =>
      answer.json.district.find(({ fromItem }: { fromItem: string }) => fromItem === between.fromItem).version
    const version = seen(await link({ ...said, seen: null }))
    await link({ ...between, linked: null, reason: null, seen: version })
    await link({ ...said, seen: null })
    expect((await link({ ...between, linked: null, reason: null, seen: version })).status).toBe(409)

    const rule = { compoundId: other, reason: '管线绕行' }
    const waived = (await waive({ ...rule, seen: null })).json.version
    expect((await waive({ ...rule, reason: null, seen: waived })).json.version).toBeNull()
    await waive({ ...rule, seen: null })
    expect((await waive({ ...rule, reason: null, seen: waived })).status).toBe(409)

    const again = { deadline: 'prepare', pack: 'huiji-2019-63' }
    const reopen = (seen: number) => post('deadlines/reopen')({ ...occasion, ...again, version: seen })
    const met = (await mark({ ...again, version: null })).json.version
    expect((await reopen(met)).status).toBe(200)
    expect((await mark({ ...again, version: null })).status).toBe(200)
    expect((await reopen(met)).status).toBe(409)
  })
})
