import { type SQL, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { loadSeeds } from '#seeds/load.ts'
import { ask } from '#tests/server/http/ask.ts'
import { emptyDatabase, testDatabase } from '#tests/support/database.ts'

const adcode = '410108'
const id = `${adcode}-c-001`
const trail = async (query = '') => (await ask('GET', `/api/audit?adcode=${adcode}${query}`)).json
const verdict = async () => (await ask('GET', `/api/audit/verify?adcode=${adcode}`)).json

/** Writes five entries: three about the first compound, two about a work. */
async function fiveWrites() {
  for (const [version, planYear] of [2020, 2021, 2022].entries())
    await ask('PATCH', `/api/compounds/${id}`, {
      body: { version: version + 1, planYear, reason: `第${version + 1}次` },
    })
  const work = { adcode, trade: 'water', kind: 'new', placement: 'buried', geometry: null }
  const { json } = await ask('POST', '/api/works', { body: work })
  await ask('DELETE', `/api/works/${json.id}?version=1`)
  return json.id
}

/** What somebody with the database's password could do: in this role the triggers do not fire. */
async function tamper(statement: SQL) {
  const database = await testDatabase()
  await database.transaction(async ({ statements }) => {
    await statements.execute(sql`SET LOCAL session_replication_role = replica`)
    await statements.execute(statement)
  })
}

beforeEach(async () => {
  const database = await testDatabase()
  await emptyDatabase(database)
  await loadSeeds(database, { demo: false })
})

describe('the audit trail', () => {
  it('tells every write, newest first and without a gap, with the row before and after', async () => {
    const workId = await fiveWrites()
    const { total, items } = await trail()
    expect(total).toBe(5)
    expect(items.map((entry: { seq: number }) => entry.seq)).toEqual([5, 4, 3, 2, 1])
    expect(items.map((entry: { action: string }) => entry.action)).toEqual([
      'work.delete',
      'work.create',
      'compound.change',
      'compound.change',
      'compound.change',
    ])
    expect(items[0]).toMatchObject({ recordId: workId, kind: 'work', before: { trade: 'water' }, after: null })
    expect(items[2]).toMatchObject({
      recordId: id,
      actor: 'local',
      reason: '第3次',
      before: { id, plan_year: 2021, version: 3 },
      after: { id, plan_year: 2022, version: 4 },
    })
    expect(items[2].at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })

  it('knows the number of the request that wrote', async () => {
    const answer = await ask('PATCH', `/api/compounds/${id}`, { body: { version: 1, planYear: 2020 } })
    const { items } = await trail()
    expect(items[0].requestId).toBe(answer.headers.get('x-request-id'))
  })

  it('is read for one record, and page by page', async () => {
    await fiveWrites()
    const own = await trail(`&record=${id}&limit=2&offset=1`)
    expect(own.total).toBe(3)
    expect(own.items.map((entry: { seq: number }) => entry.seq)).toEqual([2, 1])
    expect(await trail('&record=410108-c-099')).toEqual({ total: 0, items: [] })
  })

  it('says nothing of a write that was refused', async () => {
    await ask('PATCH', `/api/compounds/${id}`, { body: { version: 9, planYear: 2020 } })
    await ask('PATCH', `/api/compounds/${id}`, { body: { version: 1, streetOfficeId: '410108-s-99' } })
    expect((await trail()).total).toBe(0)
  })

  it.each([
    ['changed', sql`UPDATE audit_entry SET actor = 'nobody'`],
    ['deleted', sql`DELETE FROM audit_entry`],
    ['emptied', sql`TRUNCATE audit_entry`],
  ])('cannot be %s', async (_, statement) => {
    await fiveWrites()
    const { statements } = await testDatabase()
    const refusal = await statements.execute(statement).then(
      () => null,
      (error) => error.cause,
    )
    expect(refusal).toMatchObject({ code: '55000', message: 'audit entries are written once and never changed' })
    expect((await trail()).total).toBe(5)
  })
})

describe('the hash chain', () => {
  it('is whole when nobody has touched it, even before the first entry', async () => {
    expect(await verdict()).toEqual({ intact: true, entries: 0, brokenAt: null })
    await fiveWrites()
    expect(await verdict()).toEqual({ intact: true, entries: 5, brokenAt: null })
  })

  const meddlings: [what: string, statement: SQL, brokenAt: number][] = [
    ['an entry deleted', sql`DELETE FROM audit_entry WHERE seq = 3`, 3],
    ['the first entry deleted', sql`DELETE FROM audit_entry WHERE seq = 1`, 1],
    ['an entry altered', sql`UPDATE audit_entry SET actor = 'nobody' WHERE seq = 2`, 2],
    [
      'a figure in a row altered',
      sql`UPDATE audit_entry SET after = jsonb_set(after, '{plan_year}', '2030') WHERE seq = 3`,
      3,
    ],
    ['a moment altered', sql`UPDATE audit_entry SET at = at - interval '1 millisecond' WHERE seq = 4`, 4],
    [
      'two entries exchanged',
      sql`UPDATE audit_entry SET seq = CASE seq WHEN 2 THEN 102 ELSE 2 END WHERE seq IN (2, 3)`,
      2,
    ],
    [
      'an entry and its hash renewed',
      sql`UPDATE audit_entry SET actor = 'nobody', hash = repeat('a', 64) WHERE seq = 2`,
      2,
    ],
  ]
  it.each([
    ['the newest entry', sql`DELETE FROM audit_entry WHERE seq = 5`, 4],
    ['the newest two', sql`DELETE FROM audit_entry WHERE seq > 3`, 3],
    ['all of them', sql`DELETE FROM audit_entry`, 0],
  ])('shows that %s were cut off, and no later write hides it', async (_, statement, left) => {
    await fiveWrites()
    await tamper(statement)
    const cut = { intact: false, entries: left, brokenAt: left + 1 }
    expect(await verdict()).toEqual(cut)
    const { version } = (await ask('GET', `/api/compounds/${id}`)).json
    expect((await ask('PATCH', `/api/compounds/${id}`, { body: { version, planYear: 2023 } })).status).toBe(200)
    expect(await verdict()).toEqual(cut)
  })

  it('shows entries that were added behind the back of the server', async () => {
    await fiveWrites()
    await tamper(sql`UPDATE revision SET audit_seq = 4, audit_hash = (SELECT hash FROM audit_entry WHERE seq = 4)
      WHERE adcode = '410108'`)
    expect(await verdict()).toEqual({ intact: false, entries: 4, brokenAt: 5 })
  })

  it.each(meddlings)('shows %s', async (_, statement, brokenAt) => {
    await fiveWrites()
    await tamper(statement)
    await tamper(sql`UPDATE audit_entry SET seq = 3 WHERE seq = 102`)
    expect(await verdict()).toEqual({ intact: false, entries: brokenAt - 1, brokenAt })
  })

  it('is whole over more entries than are read at once', async () => {
    await fiveWrites()
    await tamper(sql`
      INSERT INTO audit_entry (adcode, seq, at, actor, action, kind, record_id, request_id, previous_hash, hash)
      SELECT '410108', 5 + g, now(), 'x', 'x', 'x', 'x', 'x', 'x', 'x' FROM generate_series(1, 600) g`)
    expect(await verdict()).toMatchObject({ intact: false, brokenAt: 6 })
  })
})

it('a district without records is named as such', async () => {
  expect((await ask('GET', '/api/audit?adcode=999999')).json).toMatchObject({ status: 404, code: 'no-such-district' })
  expect((await ask('GET', '/api/audit/verify?adcode=999999')).status).toBe(404)
  expect((await ask('GET', '/api/audit')).status).toBe(422)
})
