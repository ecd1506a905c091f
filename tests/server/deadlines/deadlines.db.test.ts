import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { Deadlines, Schedules } from '#contract/deadlines.ts'
import { readDistrictRecords, readPolicyPacks } from '#seeds/read-records.ts'
import { savePacks, saveRecords } from '#seeds/save-records.ts'
import { guestReader } from '#server/accounts/reader.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'

const adcode = '410108'

beforeAll(async () => {
  const database = await testDatabase()
  await savePacks(database, readPolicyPacks())
  for (const district of readDistrictRecords()) await saveRecords(database, district)
})

const calendar = async (year?: number, district = adcode) =>
  Deadlines.parse((await ask('GET', `/api/deadlines?adcode=${district}${year ? `&year=${year}` : ''}`)).json)
const put = (body: object) => ask('PUT', '/api/deadlines/mark', { body: { adcode, note: null, ...body } })

describe('the calendar of deadlines', () => {
  it('of Huiji holds those of the province and the district, and what was over before the document is history', async () => {
    const { asOf, year, packs, entries } = await calendar()
    expect({ asOf, year }).toEqual({ asOf: '2019-12-20', year: 2019 })
    expect(packs.map(({ documentNumber }) => documentNumber)).toEqual(['豫政办〔2019〕58号', '惠政文〔2019〕63号'])
    const byName = new Map(entries.map((each) => [`${each.pack} ${each.deadline}`, each]))
    expect(byName.get('huiji-2019-63 prepare')).toMatchObject({
      dueOn: '2019-11-30',
      state: 'history',
      clause: '四（一）',
    })
    // issued 2019-11-18, so its day twelve days later counts
    expect(byName.get('henan-2019-58 standards-and-plans')).toMatchObject({ state: 'overdue', daysLeft: -20 })
  })

  it('shows the stages of 2021 as ahead, and none is refused for being over', async () => {
    const once = (await calendar(2021)).entries.filter(({ every }) => every === 'once')
    expect(once.map(({ deadline, dueOn, state }) => [deadline, dueOn, state])).toEqual([
      ['carry-out', '2021-03-31', 'ahead'],
      ['finish-pre-2000', '2021-06-30', 'ahead'],
      ['consolidate', '2021-06-30', 'ahead'],
      ['finish-all', '2021-06-30', 'ahead'],
    ])
  })

  it('of Huiji owes no assessment of 2023: its programme ended in June 2021, as we read it; what was recorded all the same stays', async () => {
    const huijis = async (year: number) =>
      (await calendar(year)).entries.filter(({ pack, every }) => pack === 'huiji-2019-63' && every !== 'once')
    expect((await huijis(2021)).filter(({ every }) => every === 'month')).toHaveLength(6)
    expect(await huijis(2023)).toEqual([])
    const { packs } = await calendar(2023)
    expect(packs.find(({ id }) => id === 'huiji-2019-63')?.validity).toMatchObject({
      to: '2021-06-30',
      basis: 'reading',
    })
    await (await testDatabase()).statements.execute(
      sql`INSERT INTO deadline_mark (adcode, pack_id, deadline, period, state, on_day, by)
          VALUES (${adcode}, 'huiji-2019-63', 'annual-assessment', '2022', 'met', '2019-12-01', '区住建局')`,
    )
    expect((await huijis(2022)).map(({ deadline, state }) => [deadline, state])).toEqual([['annual-assessment', 'met']])
  })

  it('has the last day of every property subsidy on record that has a first one, with what the document says of its term', async () => {
    await (await testDatabase()).statements.execute(
      sql`INSERT INTO property_subsidy (adcode, compound_id, pack_id, rate, months, starts_on)
          SELECT adcode, id, 'huiji-2019-63', 0.3, 36,
            CASE name WHEN '老鸦陈乡家属院' THEN '2020-07-01'::date WHEN '中华园小区' THEN '2021-01-01'::date END
          FROM compound WHERE adcode = ${adcode} AND name IN ('老鸦陈乡家属院', '中华园小区', '12中家属院')`,
    )
    const { subsidies } = await calendar(2023)
    expect(subsidies.map(({ name, dueOn, months }) => [name, dueOn, months])).toEqual([
      ['老鸦陈乡家属院', '2023-06-30', 36],
      ['中华园小区', '2023-12-31', 36],
    ])
    expect(subsidies[0]).toMatchObject({ daysLeft: 1288, term: { pack: 'huiji-2019-63', clause: '五（三）' } })
    expect((await calendar(2022)).subsidies).toEqual([])
  })

  it('is another in another place: Nayong reports every month', async () => {
    const { entries } = await calendar(2022, '520525')
    expect(entries.filter(({ deadline }) => deadline === 'monthly-report')).toHaveLength(8)
    expect(entries.at(-1)).toMatchObject({ dueOn: '2022-12-31' })
  })
})

describe('a deadline that was met', () => {
  const occasion = { pack: 'henan-2019-58', deadline: 'standards-and-plans', period: '2019-11-30' }
  const met = { ...occasion, state: 'met', onDay: '2019-11-28', by: '区住建局', version: null }
  const stateNow = async () =>
    (await calendar(2019)).entries.find(({ deadline }) => deadline === occasion.deadline)?.state

  it('is recorded by a unit with its day, is not overwritten unseen, and can be taken back', async () => {
    const { version, state } = (await put(met)).json
    expect(state).toBe('met')
    expect(await stateNow()).toBe('met')
    expect((await put(met)).status).toBe(409)
    const reopened = await ask('POST', '/api/deadlines/reopen', { body: { adcode, ...occasion, version } })
    expect(reopened.status).toBe(200)
    expect(await stateNow()).toBe('overdue')
  })

  it('is refused for a day still to come, for a period that has no such deadline, and for who may not write', async () => {
    expect((await put({ ...met, onDay: '2019-12-31' })).json.code).toBe('deadline-met-ahead')
    expect((await put({ ...met, period: '2019-12-01' })).status).toBe(404)
    expect((await put({ ...met, by: '​' })).status).toBe(422)
    const guest = await appUnderTest({ reader: guestReader })
    expect((await ask('PUT', '/api/deadlines/mark', { body: { adcode, note: null, ...met } }, guest)).status).toBe(403)
  })
})

describe('a back-schedule', () => {
  const steps = [
    { code: 'tender', days: 30, overlapDays: 0 },
    { code: 'construction', days: 120, overlapDays: 0 },
    { code: 'acceptance', days: 10, overlapDays: 0 },
  ]
  const add = (body: object) =>
    ask('POST', '/api/schedules', {
      body: { adcode, name: '第一批', recordId: null, packId: 'huiji-2019-63', endOn: '2021-06-30', steps, ...body },
    })

  it('begins from the steps the document names, with days that no document prints', async () => {
    const { templates } = Schedules.parse((await ask('GET', `/api/schedules?adcode=${adcode}`)).json)
    const huiji = templates.find(({ pack }) => pack.id === 'huiji-2019-63')
    expect(huiji?.steps).toHaveLength(13)
    for (const { clause, printed } of huiji?.steps ?? [])
      expect(huiji?.pack.clauses.find(({ id }) => id === clause)?.quoted).toContain(printed)
  })

  it('is kept, changed in the version seen, and removed', async () => {
    const made = await add({})
    expect(made.json.latest[0]).toMatchObject({ code: 'tender', startOn: '2021-01-22' })
    const path = `/api/schedules/${made.json.id}`
    const later = await ask('PATCH', path, { body: { version: 1, endOn: '2021-07-31' } })
    expect(later.json).toMatchObject({ version: 2, endOn: '2021-07-31' })
    expect((await ask('PATCH', path, { body: { version: 1, name: '旧' } })).status).toBe(409)
    expect((await ask('POST', `${path}/remove`, { body: { version: 2 } })).status).toBe(200)
    const left = Schedules.parse((await ask('GET', `/api/schedules?adcode=${adcode}`)).json).items
    expect(left.map(({ id }) => id)).not.toContain(made.json.id)
  })

  it('is refused with a step the document does not have, one named twice, or a pack of another place', async () => {
    expect((await add({ steps: [{ code: 'archive', days: 1, overlapDays: 0 }] })).json.code).toBe('step-not-in-pack')
    expect((await add({ steps: [steps[0], steps[0]] })).status).toBe(422)
    expect((await add({ packId: 'nayong-2022-39' })).status).toBe(404)
    expect((await add({ recordId: `${adcode}-c-none` })).status).toBe(404)
  })
})

it('a plan that is due years before the one it is for can be said to be met', async () => {
  const henan = readPolicyPacks().find(({ id }) => id === 'henan-2019-58')!
  const { clause, printed } = henan.deadlines[0]!
  const ahead = { code: 'far-ahead', kind: 'every', period: 'year', dueOn: '09-30', yearsBefore: 2 } as const
  const deadlines = [...henan.deadlines, { ...ahead, what: '前两年度9月底前', clause, printed }]
  await savePacks(await testDatabase(), [{ ...henan, version: henan.version + 1, deadlines }])
  const entry = (await calendar(2020)).entries.find(({ deadline }) => deadline === 'far-ahead')
  expect(entry).toMatchObject({ period: '2022', dueOn: '2020-09-30' })
  const met = {
    pack: henan.id,
    deadline: 'far-ahead',
    state: 'met',
    onDay: '2019-12-01',
    by: '省住建厅',
    version: null,
  }
  expect((await put({ ...met, period: '2022' })).status).toBe(200)
  // its day was over before there was a document
  expect((await put({ ...met, period: '2021' })).status).toBe(404)
})
