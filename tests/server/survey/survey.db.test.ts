import { beforeAll, describe, expect, it } from 'vitest'
import { CompoundSurvey, Survey } from '#contract/survey.ts'
import { surveyFields } from '#contract/survey-fields.ts'
import { foundTown, type Town } from '#tests/server/areas/toy-town.ts'
import { ask } from '#tests/server/http/ask.ts'

const adcode = '990203'
const street = `${adcode}-s-01`
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
let town: Town

const readSurvey = async (): Promise<Survey> => Survey.parse((await ask('GET', `/api/survey?adcode=${adcode}`)).json)
const streetNow = async () => (await readSurvey()).streets.find((each) => each.street?.id === street)!
const sign = async (body: object) => {
  const { digest } = await streetNow()
  return ask('POST', '/api/survey/sign-offs', {
    body: { adcode, streetOfficeId: street, post: '街道办事处主任', onDay: today, digest, ...body },
  })
}
const change = (name: string, body: object) => ask('PATCH', `/api/compounds/${town.idOf(name)}`, { body })
const withGap = async (gap: string): Promise<string[]> =>
  (await ask('GET', `/api/compounds?adcode=${adcode}&gap=${gap}`)).json.items.map(({ name }: { name: string }) => name)

beforeAll(async () => {
  town = await foundTown(adcode)
  await town.openStreetOffice('02', '西街')
  await town.lay(
    { name: 'known', at: [0, 0], builtYear: 1990, households: 60 },
    { name: 'invented', at: [200, 0], builtYear: 1991, households: 60, kind: 'invented', boundaryKind: 'invented' },
    { name: 'bare' },
    { name: 'west', street: '02', at: [400, 0], builtYear: 1990, households: 5, kind: 'estimated' },
  )
})

describe('completeness', () => {
  it('is told for the district, for each street and for each compound, with what is missing', async () => {
    const survey = await readSurvey()
    expect(survey.streets.map(({ compounds }) => compounds)).toEqual([3, 1])
    expect(survey.fields.map(({ field }) => field)).toEqual([...surveyFields])
    const east = survey.streets[0]!
    expect(east.gaps).toEqual([
      { field: 'households', count: 2, invented: 1, estimated: 0 },
      { field: 'boundary', count: 2, invented: 1, estimated: 0 },
      { field: 'builtYear', count: 1, invented: 0, estimated: 0 },
    ])
    const one = CompoundSurvey.parse((await ask('GET', `/api/survey/compounds/${town.idOf('invented')}`)).json)
    expect(one.missing).toContainEqual({ field: 'households', required: true, invented: true })
    const each = await Promise.all(
      ['known', 'invented', 'bare'].map((name) => ask('GET', `/api/survey/compounds/${town.idOf(name)}`)),
    )
    const mean = each.reduce((sum, { json }) => sum + json.completeness, 0) / 3
    expect(east.completeness).toBeCloseTo(mean, 10)
  })

  it('filters lists and exports by what is missing, exactly as it is counted', async () => {
    const { missing } = await readSurvey()
    for (const field of surveyFields)
      expect((await withGap(field)).length, field).toBe(missing.find((each) => each.field === field)?.count ?? 0)
    expect(await withGap('households')).toEqual(['invented', 'bare'])
    const { text } = await ask('GET', `/api/compounds/export?adcode=${adcode}&format=csv&lang=zh-CN&gap=households`)
    expect(text).toContain('缺户数')
    expect(text).not.toContain('known')
    expect((await ask('GET', `/api/compounds?adcode=${adcode}&gap=secret`)).status).toBe(422)
  })

  it('calls a record stale whose newest day is older than the months asked, and no longer once a fact was confirmed', async () => {
    expect((await readSurvey()).stale).toBe(4)
    await change('west', { version: 1, ownerUnit: '粮食局' })
    expect(await withGap('stale-12')).toEqual(['known', 'invented', 'bare'])
    const { stale, stalest } = await readSurvey()
    expect([stale, stalest.map(({ name }) => name).sort()]).toEqual([3, ['bare', 'invented', 'known']])
    expect(await withGap('stale-240')).not.toContain('known')
  })
})

describe('a sign-off', () => {
  it('is refused with the gaps by name while required facts are missing and nobody says why', async () => {
    const { status, json } = await sign({})
    expect([status, json.code]).toEqual([422, 'survey-gaps'])
    expect(json.detail).toContain('户数 2 个')
    const english = await ask('POST', '/api/survey/sign-offs', {
      headers: { 'accept-language': 'en' },
      body: { adcode, streetOfficeId: street, post: '主任', onDay: today, digest: (await streetNow()).digest },
    })
    expect(english.json.detail).toContain('Households (2)')
  })

  it('is refused for another state than the one seen, for a day to come, and for one before the records were made', async () => {
    expect((await sign({ note: '档案不全', digest: 'x' })).json.code).toBe('survey-changed')
    expect((await sign({ note: '档案不全', onDay: '2099-01-01' })).json.code).toBe('sign-off-ahead')
    const early = await sign({ note: '档案不全', onDay: '2001-01-01' })
    expect([early.status, early.json.code]).toEqual([422, 'sign-off-before-records'])
  })

  it('keeps which records were signed in which versions, and tells what changed since', async () => {
    const { status, json } = await sign({ note: '档案不全，年底前补齐' })
    expect(status).toBe(201)
    expect(json).toMatchObject({ streetOfficeId: street, compounds: 3, post: '街道办事处主任', withdrawnAt: null })
    expect((await streetNow()).changes).toEqual({ total: 0, items: [] })
    await change('known', { version: 1, households: 61 })
    await ask('POST', '/api/compounds', { body: { adcode, name: '新院', streetOfficeId: street } })
    await ask('POST', `/api/compounds/${town.idOf('bare')}/retire`, { body: { version: 1, reason: '重复' } })
    const { items } = (await streetNow()).changes
    expect(items.map(({ name, kind }) => [name, kind]).sort()).toEqual([
      ['bare', 'gone'],
      ['known', 'changed'],
      ['新院', 'added'],
    ])
    const one = (await ask('GET', `/api/survey/compounds/${town.idOf('known')}`)).json
    expect(one.signed).toMatchObject({ post: '街道办事处主任', changed: true })
  })

  it('stands alone: another one has to say that it takes its place', async () => {
    const before = (await streetNow()).signOff!
    expect((await sign({ note: '补查' })).json.code).toBe('already-signed')
    const { status } = await sign({ note: '补查', replaces: before.id })
    expect(status).toBe(201)
    const { items } = (await ask('GET', `/api/survey/sign-offs?adcode=${adcode}`)).json
    expect(items.map(({ withdrawnAt }: { withdrawnAt: string | null }) => withdrawnAt === null)).toEqual([true, false])
  })

  it('is withdrawn with a reason, stays on record and is audited', async () => {
    const { id } = (await streetNow()).signOff!
    const withdraw = () => ask('POST', `/api/survey/sign-offs/${id}/withdraw`, { body: { reason: '数据有误' } })
    expect((await withdraw()).json).toMatchObject({ id, withdrawnReason: '数据有误' })
    expect((await withdraw()).status).toBe(409)
    expect((await streetNow()).signOff).toBeNull()
    const { items } = (await ask('GET', `/api/audit?adcode=${adcode}&record=${id}`)).json
    expect(items.map(({ action, kind }: { action: string; kind: string }) => [action, kind])).toEqual([
      ['survey.withdraw', 'survey'],
      ['survey.sign', 'survey'],
    ])
  })
})
