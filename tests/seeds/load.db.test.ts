import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { trades } from '#contract/work-words.ts'
import { loadSeeds } from '#seeds/load.ts'
import { readDistrictRecords } from '#seeds/read-records.ts'
import type { Database } from '#server/db/client.ts'
import { findRows, getRow } from '#server/db/connection.ts'
import { ask } from '#tests/server/http/ask.ts'
import { emptyDatabase, testDatabase } from '#tests/support/database.ts'

const huiji = '410108'
const listOf = async (path: string) => (await ask('GET', path)).json
const compoundsOf = async (adcode: string) => (await listOf(`/api/compounds?adcode=${adcode}`)).items

async function loadAnew(demo: boolean): Promise<Database> {
  const database = await testDatabase()
  await emptyDatabase(database)
  await database.withLimit(300_000, () => loadSeeds(database, { demo }))
  return database
}

/** A fingerprint of every table that holds records, so that two states can be compared. */
async function fingerprint(): Promise<Record<string, string>> {
  const database = await testDatabase()
  const tables = [
    'district',
    'street_office',
    'compound',
    'step',
    'building',
    'land',
    'road',
    'barrier',
    'crossing',
    'work',
  ]
  const others = ['work_compound', 'organisation', 'policy_pack', 'policy_clause', 'target', 'revision', 'audit_entry']
  const prints = [...tables, ...others].map(async (table) => {
    const { print } = await getRow(
      database,
      z.object({ print: z.string() }),
      sql`SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS print
          FROM ${sql.identifier(table)} t`,
    )
    return [table, print]
  })
  return Object.fromEntries(await Promise.all(prints))
}

async function change(id: string, edits: object) {
  const { version } = (await ask('GET', `/api/compounds/${id}`)).json
  expect((await ask('PATCH', `/api/compounds/${id}`, { body: { version, ...edits } })).status).toBe(200)
}

beforeAll(() => loadAnew(true))

describe('a freshly loaded database', () => {
  it('holds the 28 compounds of Huiji, 25 of them with a boundary, and the 20 of Nayong, all without', async () => {
    const own = await compoundsOf(huiji)
    expect(own).toHaveLength(28)
    const unplaced = own.filter((each: { placed: boolean }) => !each.placed).map((each: { name: string }) => each.name)
    expect(unplaced).toEqual(['四方木业家属院', '交通技校家属院', '粮食机械厂家属院'])
    const nayong = await compoundsOf('520525')
    expect(nayong).toHaveLength(20)
    expect(nayong.some((each: { placed: boolean }) => each.placed)).toBe(false)
  })

  it('repeats names, streets, years and funding as the ledger prints them', async () => {
    const database = await testDatabase()
    const stored = await findRows(
      database,
      z.record(z.string(), z.unknown()),
      sql`SELECT id, name, ledger_row AS "ledgerRow", street_office_id AS "streetOfficeId", built_year AS "builtYear",
            plan_year AS "planYear", funding_label AS "fundingLabel"
          FROM compound ORDER BY adcode, ledger_row`,
    )
    const printed = readDistrictRecords().flatMap(({ compounds }) =>
      compounds.map(({ id, name, ledgerRow, streetOfficeId, builtYear, planYear, fundingLabel }) => ({
        ...{ id, name, ledgerRow, streetOfficeId, builtYear, planYear, fundingLabel },
      })),
    )
    expect(stored).toEqual(printed)
  })

  it('has policy packs with quoted clauses, and the targets of each district', async () => {
    const database = await testDatabase()
    const counted = await getRow(
      database,
      z.object({ packs: z.int(), clauses: z.int(), targets: z.int() }),
      sql`SELECT (SELECT count(*)::int FROM policy_pack) AS packs, (SELECT count(*)::int FROM policy_clause) AS clauses,
            (SELECT count(*)::int FROM target WHERE adcode = ${huiji}) AS targets`,
    )
    expect(counted.packs).toBe(4)
    expect(counted.clauses).toBeGreaterThan(40)
    expect(counted.targets).toBeGreaterThan(1)
  })
})

describe('the demo of Huiji', () => {
  it('has about 80 works of the six trades, by companies nobody knows', async () => {
    const { total, items } = await listOf(`/api/works?adcode=${huiji}`)
    expect(total).toBeGreaterThanOrEqual(70)
    expect(total).toBeLessThanOrEqual(100)
    expect(new Set(items.map((work: { trade: string }) => work.trade))).toEqual(new Set(trades))
    const operators = (await listOf(`/api/operators?adcode=${huiji}`)).items
    for (const { name, invented } of operators) expect([name.slice(0, 2), invented]).toEqual(['示意', true])
    const overhead = items.filter((work: { placement: string }) => work.placement === 'overhead')
    expect(new Set(overhead.map((work: { trade: string }) => work.trade))).toEqual(new Set(['power', 'telecom']))
  })

  it('says of everything in it that it is invented', async () => {
    const database = await testDatabase()
    const counts = await getRow(
      database,
      z.record(z.string(), z.int()),
      sql`SELECT
        (SELECT count(*)::int FROM work WHERE NOT invented OR provenance->'geometry'->>'kind' <> 'invented') AS works,
        (SELECT count(*)::int FROM (SELECT invented FROM road UNION ALL SELECT invented FROM land UNION ALL
          SELECT invented FROM barrier UNION ALL SELECT invented FROM crossing UNION ALL SELECT invented FROM building) g
          WHERE NOT invented) AS ground,
        (SELECT count(*)::int FROM organisation WHERE NOT invented) AS operators,
        (SELECT count(*)::int FROM step WHERE invented <> (id LIKE '410108-t-demo-%')) AS steps,
        (SELECT count(*)::int FROM street_office WHERE boundary IS NOT NULL
          AND provenance->'boundary'->>'kind' IS DISTINCT FROM 'invented') AS outlines,
        (SELECT count(*)::int FROM compound c, unnest(ARRAY['boundary', 'households', 'floorAreaM2', 'siteAreaM2', 'costWan',
            'undergroundingWanted']) field
          WHERE c.boundary IS NOT NULL AND c.provenance->field->>'kind' IS DISTINCT FROM 'invented') AS fields`,
    )
    expect(counts).toEqual({ works: 0, ground: 0, operators: 0, steps: 0, outlines: 0, fields: 0 })
    const { items } = await listOf(`/api/street-offices?adcode=${huiji}`)
    for (const { boundary, invented } of items) expect([boundary?.type, invented]).toEqual(['MultiPolygon', true])
  })

  it('gives every record an id that begins with the district’s code', async () => {
    const database = await testDatabase()
    const ids = await findRows(
      database,
      z.object({ id: z.string() }),
      sql`SELECT id FROM work UNION ALL SELECT id FROM step UNION ALL SELECT id FROM road UNION ALL SELECT id FROM land
          UNION ALL SELECT id FROM barrier UNION ALL SELECT id FROM crossing UNION ALL SELECT id FROM building`,
    )
    expect(new Set(ids.map(({ id }) => id)).size).toBe(ids.length)
    for (const { id } of ids) expect(id).toMatch(/^(410108|520525)-[a-z]-[0-9a-z-]+$/)
  })

  it('lays halves of one yard side by side, and each compound into the territory of its own street office', async () => {
    const database = await testDatabase()
    const pairs = await findRows(
      database,
      z.object({ pair: z.string(), gapM: z.number(), cut: z.boolean() }),
      sql`SELECT a.name || '/' || b.name AS pair,
            st_distance(st_transform(a.boundary, 4547), st_transform(b.boundary, 4547)) AS "gapM",
            EXISTS (SELECT 1 FROM barrier x WHERE st_intersects(x.line, st_shortestline(a.boundary, b.boundary))) AS cut
          FROM compound a JOIN compound b ON b.adcode = a.adcode AND b.ledger_row = a.ledger_row + 1
          WHERE a.adcode = ${huiji} AND a.ledger_row IN (7, 9)`,
    )
    expect(pairs.map(({ pair }) => pair).sort()).toEqual(['天秀北院/天秀南院', '教委东院/教委西院'])
    for (const { gapM, cut } of pairs) {
      expect(gapM).toBeLessThan(30)
      expect(cut).toBe(false)
    }
    const strays = await findRows(
      database,
      z.object({ name: z.string() }),
      sql`SELECT c.name FROM compound c JOIN street_office s ON s.adcode = c.adcode AND s.id = c.street_office_id
          WHERE c.boundary IS NOT NULL AND NOT st_contains(s.boundary, st_pointonsurface(c.boundary))`,
    )
    expect(strays).toEqual([])
  })

  it('has boundaries that are sound and do not overlap, one of them in two parts', async () => {
    const database = await testDatabase()
    const { broken, overlaps, split } = await getRow(
      database,
      z.object({ broken: z.int(), overlaps: z.int(), split: z.string() }),
      sql`SELECT (SELECT count(*)::int FROM compound WHERE NOT st_isvalid(boundary)) AS broken,
            (SELECT count(*)::int FROM compound a JOIN compound b ON a.id < b.id AND st_intersects(a.boundary, b.boundary)
              WHERE st_area(st_intersection(st_transform(a.boundary, 4547), st_transform(b.boundary, 4547), 0.001)) > 0.1) AS overlaps,
            (SELECT string_agg(name, ',') FROM compound WHERE st_numgeometries(boundary) > 1) AS split`,
    )
    expect({ broken, overlaps, split }).toEqual({ broken: 0, overlaps: 0, split: '同乐社区南北院' })
  })

  it('tells progress in an order that can be, none of it before the plan or after the data date', async () => {
    const database = await testDatabase()
    const rows = await findRows(
      database,
      z.object({ id: z.string(), statuses: z.string(), first: z.string(), last: z.string(), rising: z.boolean() }),
      sql`WITH days AS (
            SELECT compound_id, status, on_day, lag(on_day) OVER (PARTITION BY compound_id ORDER BY id) AS before, id
            FROM step WHERE invented
          )
          SELECT compound_id AS id, string_agg(status, ' ' ORDER BY id) AS statuses, min(on_day)::text AS first,
            max(on_day)::text AS last, coalesce(bool_and(before IS NULL OR before < on_day), true) AS rising
          FROM days GROUP BY compound_id`,
    )
    expect(rows.length).toBeGreaterThan(15)
    for (const { id, statuses, first, last, rising } of rows) {
      expect('approved under-way finished accepted', id).toContain(statuses.replace(' paused', ''))
      expect(first >= '2019-12-20' && last <= '2020-11-10', id).toBe(true)
      expect(rising, id).toBe(true)
    }
  })

  it('shows every status but two, somebody late and somebody paused, judged at an invented later day', async () => {
    const progress = await listOf(`/api/progress?adcode=${huiji}`)
    expect(progress).toMatchObject({ dataDate: '2020-11-10', dataDateInvented: true })
    const counts: Record<string, number>[] = progress.streets.map((street: { statuses: object }) => street.statuses)
    const shown = new Set(counts.flatMap((each) => Object.keys(each).filter((status) => each[status]! > 0)))
    expect(shown).toEqual(new Set(['planned', 'approved', 'under-way', 'finished', 'accepted', 'paused']))
    expect(progress.late).toBeGreaterThan(0)
    expect(progress.started).toBeGreaterThan(progress.finished)
  })

  it('never enters the recorded households: they stay unknown, and the invented ones are estimates', async () => {
    const { households } = await listOf(`/api/progress?adcode=${huiji}`)
    const invented = (await compoundsOf(huiji)).reduce(
      (sum: number, each: { households: number | null }) => sum + (each.households ?? 0),
      0,
    )
    expect(invented).toBeGreaterThan(3000)
    expect(households).toEqual({ recorded: null, estimated: invented, unknown: 3, of: 28, declared: null })
  })

  it('links works to the compounds beside them, and has undergrounding zones in 2020', async () => {
    const links = await findRows(
      await testDatabase(),
      z.object({ id: z.string(), compounds: z.array(z.string()) }),
      sql`SELECT work_id AS id, array_agg(compound_id ORDER BY compound_id) AS compounds FROM work_compound GROUP BY work_id`,
    )
    expect(links.length).toBeGreaterThan(10)
    const [first] = links
    const { compounds } = await listOf(`/api/works/${first?.id}`)
    expect(compounds.map(({ id }: { id: string }) => id)).toEqual(first?.compounds)
    const zones = await listOf(`/api/undergrounding-zones?adcode=${huiji}&year=2020`)
    expect(zones.total).toBeGreaterThan(0)
    expect(zones.items.every((zone: { invented: boolean }) => zone.invented)).toBe(true)
    expect(zones.items.some((zone: { overheadM: number }) => zone.overheadM > 100)).toBe(true)
  })
})

describe('loading again', () => {
  it('changes nothing', async () => {
    const before = await fingerprint()
    await loadSeeds(await testDatabase(), { demo: true })
    expect(await fingerprint()).toEqual(before)
  })

  it('touches no record a user has changed, deleted or retired', async () => {
    await change(`${huiji}-c-001`, { name: '十二中家属院', households: 500 })
    await change(`${huiji}-c-002`, { boundary: null })
    const { version } = (await ask('GET', `/api/compounds/${huiji}-c-003`)).json
    await ask('POST', `/api/compounds/${huiji}-c-003/retire`, { body: { version, reason: '已拆迁' } })
    const [work] = (await listOf(`/api/works?adcode=${huiji}&limit=1`)).items
    await ask('DELETE', `/api/works/${work.id}?version=${work.version}`)
    const before = await fingerprint()
    await loadSeeds(await testDatabase(), { demo: true })
    expect(await fingerprint()).toEqual(before)
  })
})

describe('a demo loaded after people have worked without it', () => {
  beforeAll(async () => {
    await loadAnew(false)
    await change(`${huiji}-c-001`, { note: '已入户摸底' })
    const database = await testDatabase()
    await database.withLimit(300_000, () => loadSeeds(database, { demo: true }))
  })

  it('leaves alone the compound they changed, and fills the others', async () => {
    const theirs = (await ask('GET', `/api/compounds/${huiji}-c-001`)).json
    expect(theirs).toMatchObject({ note: '已入户摸底', boundary: null, households: null, version: 2 })
    expect(theirs.steps).toHaveLength(1)
    const others = (await compoundsOf(huiji)).filter((each: { placed: boolean }) => each.placed)
    expect(others).toHaveLength(24)
  })
})
