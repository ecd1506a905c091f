import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CandidateList } from '#contract/plan-candidates.ts'
import { Plan, PlanList } from '#contract/plans.ts'
import { readPolicyPacks } from '#seeds/read-records.ts'
import { savePacks } from '#seeds/save-records.ts'
import { guestReader } from '#server/accounts/reader.ts'
import { readWorkbook } from '#tests/server/areas/schemes/read-workbook.ts'
import { foundTown, type Town } from '#tests/server/areas/toy-town.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'

let town: Town
let next = 370_901 // no document covers it; that of its neighbour is looked at for want of one

beforeAll(async () => savePacks(await testDatabase(), readPolicyPacks()))
beforeEach(async () => {
  town = await foundTown(String(next++))
  await town.lay(
    { name: 'a', at: [0, 0], builtYear: 1995, planYear: 2021, households: 100, costWan: 50 },
    { name: 'b', at: [120, 0], builtYear: 2003, households: 30, kind: 'estimated' },
    { name: 'c', at: [240, 0], builtYear: 1998 },
  )
})

const placed = (...names: string[]) =>
  names.map((name) => ({ compoundId: town.idOf(name), year: null, workClass: null, note: null }))
const add = async (own: object = {}) => {
  const { status, json, text } = await ask('POST', '/api/plans', {
    body: {
      adcode: town.adcode,
      kind: 'annual',
      name: '2021年年度计划',
      parentId: null,
      fromYear: 2021,
      toYear: 2021,
      ...own,
    },
  })
  if (status !== 201) throw new Error(text)
  return Plan.parse(json)
}
const change = (plan: Plan, own: object) =>
  ask('PATCH', `/api/plans/${plan.id}`, { body: { version: plan.version, ...own } })
const changed = async (plan: Plan, own: object) => Plan.parse((await change(plan, own)).json)
const publish = (plan: Plan, own: object = {}) =>
  ask('POST', `/api/plans/${plan.id}/publish`, {
    body: {
      ...{
        version: plan.version,
        publishedOn: '2020-09-20',
        documentNumber: '试政〔2020〕1号',
        approvedBy: '区领导小组',
      },
      ...{ reason: null, align: [], ...own },
    },
  })
const published = async (plan: Plan, own: object = {}) =>
  Plan.parse((await publish(await changed(plan, { state: 'joint' }), own)).json)
const workbookOf = async ({ id }: Plan, edition: number) => {
  const asked = new Request(`http://127.0.0.1:5180/api/plans/${id}/workbook?edition=${edition}`, {
    headers: { host: '127.0.0.1:5180', 'accept-language': 'zh-CN' },
  })
  return readWorkbook(new Uint8Array(await (await (await appUnderTest()).request(asked)).arrayBuffer()))
}
const compound = async (name: string) => (await ask('GET', `/api/compounds/${town.idOf(name)}`)).json
const candidatesOf = async ({ id }: Plan) => CandidateList.parse((await ask('GET', `/api/plans/${id}/candidates`)).json)

describe('an annual plan', () => {
  it('is drafted from candidates, each with the parts of its priority, its verdicts and the plans it is in', async () => {
    const plan = await add()
    const { items, builtBefore } = await candidatesOf(plan)
    expect(builtBefore).toMatchObject({ year: 2000, isForeign: true })
    expect(items.map(({ name, parts }) => [name, parts.old.value, parts.debt.value, parts.will.value])).toEqual([
      ['a', 1, null, null],
      ['b', 0, null, null],
      ['c', 1, null, null],
    ])
    await add({ name: '另一计划', compounds: placed('c') })
    expect((await candidatesOf(plan)).items[2]!.inPlans).toMatchObject([{ name: '另一计划', state: 'draft' }])
    const drafted = await changed(plan, { compounds: placed('b', 'a') })
    expect(drafted.rows.map(({ name, year }) => [name, year])).toEqual([
      ['b', 2021],
      ['a', 2021],
    ])
    expect(drafted.sums).toMatchObject({
      compounds: 2,
      households: { recorded: 100, estimated: 30, unknown: 0 },
      costWan: { recorded: 50, unknown: 1 },
    })
  })

  it('goes from draft over joint review to published, and is frozen whatever the ledger says later', async () => {
    const plan = await add({ compounds: placed('a', 'b') })
    expect((await publish(plan)).json.code).toBe('plan-not-joint')
    const done = await published(plan)
    expect([done.state, done.edition, done.editions[0]?.compounds]).toEqual(['published', 1, 2])
    await ask('PATCH', `/api/compounds/${town.idOf('a')}`, { body: { version: 1, households: 120 } })
    const { json } = await ask('GET', `/api/plans/${plan.id}/editions/1`)
    expect(json).toMatchObject({
      documentNumber: '试政〔2020〕1号',
      frozen: { sums: { households: { recorded: 100 } } },
    })
    const now = Plan.parse((await ask('GET', `/api/plans/${plan.id}`)).json)
    expect(now.difference?.changed).toMatchObject([
      { name: 'a', facts: [{ field: 'households', from: '100', to: '120' }] },
    ])
  })

  it('changed after the joint review is a draft again, unless it is handed over anew; its weights are nobody’s review', async () => {
    const plan = await changed(await add({ compounds: placed('a', 'b') }), { state: 'joint' })
    const weighed = await changed(plan, { statement: { ...plan.statement, weights: { old: 2, debt: 1, will: 1 } } })
    const same = await changed(weighed, { compounds: placed('a', 'b'), name: plan.name })
    expect([weighed.state, same.state]).toEqual(['joint', 'joint'])
    const urgent = placed('a', 'b').map((each) => ({ ...each, urgency: 'urgent' }))
    const touched = await changed(same, { compounds: urgent })
    expect([touched.state, touched.rows[0]!.urgency, touched.statement.compiledOn]).toEqual(['draft', 'urgent', null])
    const again = await changed(touched, { state: 'joint', compounds: placed('b') })
    expect([again.state, again.rows.length]).toEqual(['joint', 1])
    const reworded = await changed(again, { statement: { ...again.statement, goal: '全部开工' } })
    expect((await publish(reworded)).json.code).toBe('plan-not-joint')
  })

  it('is compiled on the day named, not after the data date, and by the data date where none is', async () => {
    const plan = await add({ fromYear: 2020, toYear: 2020, compounds: placed('a') })
    const { dataDate } = plan
    const ahead = await change(plan, { state: 'joint', compiledOn: '2099-01-01' })
    expect([ahead.status, ahead.json.code]).toEqual([422, 'plan-compiled-ahead'])
    const handed = await changed(plan, { state: 'joint' })
    expect([handed.statement.compiledOn, handed.due?.urgency]).toEqual([dataDate, 'met-late'])
    const drafted = await changed(handed, { state: 'draft', statement: handed.statement })
    expect(drafted.statement.compiledOn).toBeNull()
    const told = await changed(drafted, { state: 'joint', compiledOn: '2019-09-12' })
    expect(told.due?.urgency).toBe('met')
    const next = await changed(Plan.parse((await publish(told)).json), { name: '调整计划' })
    expect([next.state, next.statement.compiledOn]).toEqual(['draft', '2019-09-12'])
    const anew = await changed(next, { state: 'joint', compiledOn: '2019-10-01' })
    const undone = await changed(anew, { state: 'draft', compiledOn: '2019-09-12' })
    expect([anew.statement.compiledOn, undone.statement.compiledOn]).toEqual(['2019-10-01', '2019-09-12'])
  })

  it('has the ledger’s years follow when it is published, and taken back they return', async () => {
    const plan = await add({ compounds: placed('a', 'b') })
    const done = await published(plan, { align: [{ id: town.idOf('b'), version: 1 }] })
    expect((await compound('b')).planYear).toBe(2021)
    const { status, json } = await ask('POST', `/api/plans/${plan.id}/retract`, {
      body: { version: done.version, reason: '弄错了' },
    })
    expect([status, json.state, json.editions]).toEqual([200, 'joint', []])
    expect(await compound('b')).toMatchObject({ planYear: null })
    expect((await compound('b')).provenance.planYear).toBeUndefined()
    const stale = await publish(Plan.parse(json), { align: [{ id: town.idOf('b'), version: 1 }] })
    expect([stale.status, stale.json.code]).toEqual([409, 'stale-plan-year'])
    expect(Plan.parse((await ask('GET', `/api/plans/${plan.id}`)).json).state).toBe('joint')
  })

  it('changed after that is the draft of its next edition, with what differs; dropping it is as published', async () => {
    const done = await published(await add({ compounds: placed('a', 'b') }))
    const draft = await changed(done, { compounds: placed('b', 'c') })
    expect([draft.state, draft.edition]).toEqual(['draft', 2])
    expect(draft.difference).toMatchObject({ added: [{ name: 'c' }], removed: [{ name: 'a' }] })
    const back = Plan.parse(
      (await ask('POST', `/api/plans/${done.id}/discard`, { body: { version: draft.version } })).json,
    )
    expect([back.state, back.edition, back.rows.map(({ name }) => name)]).toEqual(['published', 1, ['a', 'b']])
    expect((await ask('DELETE', `/api/plans/${done.id}?version=${back.version}`)).json.code).toBe('plan-published')
  })

  it('published once more keeps what it changed of the edition before, for good; so does its workbook', async () => {
    const first = await published(await add({ compounds: placed('a', 'b') }))
    const second = await published(await changed(first, { compounds: placed('b', 'c') }))
    expect(second.difference).toMatchObject({ edition: 2, added: [], removed: [] })
    const since = async (edition: number) =>
      (await ask('GET', `/api/plans/${first.id}/editions/${edition}`)).json.difference
    expect(await since(1)).toBeNull()
    expect(await since(2)).toMatchObject({ edition: 1, added: [{ name: 'c' }], removed: [{ name: 'a' }] })
    const [, sheet] = await workbookOf(first, 2)
    expect(sheet?.rows.slice(-2).map(({ A, B }) => [A, B])).toEqual([
      ['c', '新列入'],
      ['a', '移出'],
    ])
  })

  it('can be sent to anybody as a page with what is public only, until it is taken back', async () => {
    const noted = placed('a').map((each) => ({
      ...each,
      urgency: 'urgent',
      note: '内部备注',
      workClass: 'comprehensive',
    }))
    const plan = await add({ name: '<2021>计划', compounds: noted })
    const done = await published(await changed(plan, { statement: { ...plan.statement, goal: '内部目标' } }))
    const app = await appUnderTest({ reader: guestReader })
    const page = (query: string) =>
      app.request(new Request(`http://127.0.0.1:5180/api/plans/${plan.id}/editions/1/page${query}`))
    const answer = await page('?lang=zh-CN')
    const html = await answer.text()
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    for (const told of ['&lt;2021&gt;计划', '试政〔2020〕1号', '2020-09-20', 'scope="row">a<', '综合改造'])
      expect(html).toContain(told)
    expect(html).not.toMatch(/内部|优先|紧急|区领导小组|<script/)
    expect(html).not.toContain('示意')
    expect(await (await page('?lang=en&from=singlemessage')).text()).toContain('Compounds in the plan')
    await ask('POST', `/api/plans/${plan.id}/retract`, { body: { version: done.version, reason: 'x' } })
    expect((await page('')).status).toBe(404)
  })

  it('says of what was invented when it was published that it is, on its page and in its workbook, whatever is recorded since', async () => {
    await town.lay({ name: 'd', at: [360, 0], households: 70, kind: 'invented' })
    const target = { measure: 'finish', strength: 'stated', unit: 'compound', year: 2021, amount: 9 }
    const unbound = { onDay: null, builtBefore: null, streetOfficeId: null, fundingLabel: null }
    const set = { adcode: town.adcode, ...target, ...unbound, words: '2021年完成9个', by: '区政府' }
    const { json: nine } = await ask('POST', '/api/targets', { body: set })
    const plan = await published(await add({ compounds: placed('a', 'd') }))
    await ask('DELETE', `/api/targets/${nine.target.id}?version=${nine.target.version}`)
    const households = { version: 1, households: 71 }
    expect((await ask('PATCH', `/api/compounds/${town.idOf('d')}`, { body: households })).status).toBe(200)
    const app = await appUnderTest()
    const answer = (path: string) =>
      app.request(
        new Request(`http://127.0.0.1:5180/api/plans/${plan.id}/${path}`, { headers: { host: '127.0.0.1:5180' } }),
      )
    const html = await (await answer('editions/1/page?lang=zh-CN')).text()
    expect(html).toContain('100<small>另估 70 · 含示意数</small>')
    expect(html).toContain('含示意数据，非实际。')
    const workbook = JSON.stringify(await workbookOf(plan, 1))
    expect(workbook).toContain('含示意数据，非实际')
    for (const told of [html, workbook]) expect(told).toMatch(/注：目标与台账：.*目标 9，台账 1/)
  })

  it('holds no compound another published plan of that year has', async () => {
    await published(await add({ compounds: placed('a') }))
    const second = await changed(await add({ name: '补充计划', compounds: placed('a', 'c') }), { state: 'joint' })
    expect(second.warnings).toMatchObject([{ code: 'in-other-plan', names: ['a'], blocks: true }])
    expect((await publish(second)).json).toMatchObject({ code: 'plan-in-other', params: { names: 'a' } })
  })

  it('holds what its newest edition has, whatever its draft leaves out, and its draft only as a hint', async () => {
    const first = await published(await add({ compounds: placed('a') }))
    const draft = await changed(first, { compounds: placed('c') })
    const second = await changed(await add({ name: '补充计划', compounds: placed('a', 'c') }), { state: 'joint' })
    expect(second.warnings).toMatchObject([
      { code: 'in-other-plan', names: ['a'], blocks: true },
      { code: 'in-other-plan', names: ['c'], blocks: false },
    ])
    expect((await publish(second)).json).toMatchObject({ code: 'plan-in-other', params: { names: 'a' } })

    const next = await published(draft)
    expect((await publish(await changed(second, { state: 'joint', compounds: placed('a') }))).status).toBe(200)
    const { json } = await ask('POST', `/api/plans/${first.id}/retract`, {
      body: { version: next.version, reason: 'x' },
    })
    const back = await ask('POST', `/api/plans/${first.id}/discard`, { body: { version: json.version } })
    expect(back.json).toMatchObject({ code: 'plan-in-other', params: { names: 'a', plan: '补充计划' } })
  })

  it('fixes the year of its compounds in the bundling, under its number', async () => {
    const { json: area } = await ask('POST', '/api/areas', {
      body: { adcode: town.adcode, name: '片区', compounds: ['a', 'b'].map(town.idOf) },
    })
    const fixed = async () => (await ask('GET', `/api/areas/${area.id}/plan-year?year=2025`)).json.fixed
    expect(await fixed()).toEqual([])
    const plan = await add({ compounds: placed('a') })
    expect(plan.warnings).toMatchObject([{ code: 'area-split', names: ['b'] }])
    const done = await published(plan)
    expect(await fixed()).toMatchObject([{ name: 'a', because: 'published', document: '试政〔2020〕1号' }])
    await changed(done, { compounds: placed('b') })
    expect(await fixed()).toMatchObject([{ name: 'a' }])
    await ask('PATCH', `/api/compounds/${town.idOf('a')}`, { body: { version: 1, planYear: 2022 } })
    expect(await fixed()).toEqual([])
  })

  it('lies under a three-year plan of its years, and a project under it', async () => {
    const over = await add({
      kind: 'three-year',
      name: '三年计划',
      fromYear: 2020,
      toYear: 2022,
      compounds: placed('a'),
    })
    const plan = await add({ parentId: over.id, compounds: placed('a', 'b') })
    expect(plan.warnings).toMatchObject([{ code: 'no-parent-row', names: ['b'], about: '三年计划' }])
    const away = [{ ...placed('a')[0], year: 2023 }]
    expect((await change(over, { compounds: away })).json).toMatchObject({ code: 'plan-years', params: { to: 2022 } })
    const wrong = { adcode: town.adcode, kind: 'project', name: 'x', parentId: over.id, fromYear: 2021, toYear: 2021 }
    expect((await ask('POST', '/api/plans', { body: wrong })).json.code).toBe('plan-parent')
    expect((await ask('POST', '/api/plans', { body: { ...wrong, fromYear: 2020 } })).json.code).toBe('malformed')
    await add({ kind: 'project', name: '一期', parentId: plan.id })
    expect((await ask('DELETE', `/api/plans/${plan.id}?version=1`)).json.code).toBe('plan-has-parts')
    const list = PlanList.parse((await ask('GET', `/api/plans?adcode=${town.adcode}`)).json)
    expect(list.items.map(({ kind }) => kind)).toEqual(['three-year', 'annual', 'project'])
    expect(list.items[1]!.due).toMatchObject({ dueOn: '2020-09-30', isForeign: true })
  })

  it('dropped as a draft goes back under the plan it was published under', async () => {
    const over = await add({ kind: 'three-year', name: '三年计划', fromYear: 2020, toYear: 2022 })
    const done = await published(await add({ parentId: over.id, compounds: placed('a') }))
    const draft = await changed(done, { parentId: null })
    const { json } = await ask('POST', `/api/plans/${done.id}/discard`, { body: { version: draft.version } })
    expect([draft.parentId, json.parentId]).toEqual([null, over.id])
  })

  it('is filed edition by edition with each recipient once, and is then not taken back', async () => {
    const done = await published(await add({ compounds: placed('a') }))
    const filing = { edition: 1, recipient: '省财政厅', onDay: '2020-09-25', receiptNumber: '收1', note: null }
    const file = () => ask('POST', `/api/plans/${done.id}/filings`, { body: filing })
    const { json } = await file()
    expect(json.filings).toMatchObject([{ recipient: '省财政厅', receiptNumber: '收1' }])
    expect(await file()).toMatchObject({ status: 409, json: { code: 'plan-filed-already' } })
    const taken = { version: done.version, reason: 'x' }
    expect((await ask('POST', `/api/plans/${done.id}/retract`, { body: taken })).json.code).toBe('plan-filed')
    const gone = await ask('DELETE', `/api/plans/${done.id}/filings/${json.filings[0].id}?version=1`)
    expect(gone.json.filings).toEqual([])
    expect((await ask('POST', `/api/plans/${done.id}/retract`, { body: taken })).status).toBe(200)
  })

  it('leaves the house as a workbook with recorded figures, its standing and what differs from the last edition', async () => {
    const done = await published(await add({ compounds: placed('a', 'b') }))
    const draft = await changed(done, { compounds: placed('a') })
    const app = await appUnderTest()
    const read = async (query: string) => {
      const request = new Request(`http://127.0.0.1:5180/api/plans/${draft.id}/workbook${query}`, {
        headers: { host: '127.0.0.1:5180' },
      })
      return readWorkbook(new Uint8Array(await (await app.request(request)).arrayBuffer()))
    }
    const target = {
      adcode: town.adcode,
      measure: 'finish',
      strength: 'stated',
      unit: 'compound',
      year: 2021,
      amount: 9,
    }
    const words = {
      onDay: null,
      builtBefore: null,
      streetOfficeId: null,
      fundingLabel: null,
      words: '9个',
      by: '区政府',
    }
    await ask('POST', '/api/targets', { body: { ...target, ...words } })
    const text = JSON.stringify(await read('?edition=1'))
    expect(text).not.toContain('未说明')
    expect(JSON.stringify(await read(''))).toContain('未说明')
    expect(text).toContain('试政〔2020〕1号')
    expect(text).toContain('户数估 30')
    expect(JSON.stringify(await read(''))).toContain('与第 1 版的差异')
  })

  it('saved on an old version is refused with the plan as it stands, and a guest saves nothing', async () => {
    const plan = await add()
    await changed(plan, { name: '改名' })
    expect((await change(plan, { name: '又改' })).json).toMatchObject({
      code: 'stale-version',
      current: { name: '改名' },
    })
    const guest = await appUnderTest({ reader: guestReader })
    const body = { version: 2, name: 'x' }
    expect((await ask('PATCH', `/api/plans/${plan.id}`, { body }, guest)).status).toBe(403)
    expect((await ask('DELETE', `/api/plans/${plan.id}?version=2`)).json).toEqual({ id: plan.id, deleted: true })
  })
})
