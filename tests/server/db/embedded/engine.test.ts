import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DataFolderInUse, EngineBusy } from '#server/db/embedded/errors.ts'
import { patiently, withoutLimit, withQuietLimit } from '#server/db/embedded/limits.ts'
import { type EmbeddedEngine, openEmbedded } from '#server/db/embedded/open.ts'
import { beginPrepared } from '#tests/support/prepared-folder.ts'

// Run by itself, its first start makes the database: about 10 s on an idle machine, and several times that on a busy one.
vi.setConfig({ hookTimeout: 180_000, testTimeout: 120_000 })

const forEver = 'SELECT count(*) FROM generate_series(1, 100000000000)'

describe('the embedded engine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lianpian-engine-'))
  const dataDir = join(folder, 'data')
  const events: string[] = []
  let engine: EmbeddedEngine

  beforeAll(async () => {
    // What a person's shell may hold for other databases is not for this one.
    vi.stubEnv('PGSSLMODE', 'require')
    vi.stubEnv('PGOPTIONS', '-c search_path=elsewhere')
    const log = (event: string) => void events.push(event)
    engine = await openEmbedded({
      dataDir: await beginPrepared(dataDir),
      idleTransactionLimitMs: 400,
      patienceMs: 50,
      log,
    })
    await engine.withLimit(120_000, () => engine.pool.query('CREATE EXTENSION IF NOT EXISTS postgis'))
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await engine?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const one = async (statement: string, values: unknown[] = []) => (await engine.pool.query(statement, values)).rows[0]

  it('tells whoever waits behind an import to come back, and serves them once it is written', async () => {
    await engine.withLimit(60_000, async () => {
      const client = await engine.pool.connect()
      try {
        await expect(withoutLimit(() => one('SELECT 1 AS served'))).rejects.toThrow(EngineBusy)
      } finally {
        client.release()
      }
    })
    expect(await one('SELECT 1 AS served')).toEqual({ served: 1 })
  })

  it('keeps whoever takes minutes themselves in line behind an import, and everybody behind what is soon over', async () => {
    const behind = async (holding: typeof withQuietLimit, asking: () => Promise<unknown>) => {
      let answer: Promise<unknown> = Promise.resolve()
      await holding(60_000, async () => {
        const client = await engine.pool.connect()
        answer = withoutLimit(asking)
        const isTold = await Promise.race([
          answer.catch(() => true),
          client.query('SELECT pg_sleep(0.3)').then(() => false),
        ])
        client.release()
        expect(isTold).toBe(false)
      })
      return answer
    }
    const ask = () => one('SELECT 1 AS served')
    expect(await behind(engine.withLimit, () => patiently(ask))).toEqual({ served: 1 })
    expect(await behind(withQuietLimit, ask)).toEqual({ served: 1 })
  })

  it('says which database and which PostGIS it is', () => {
    expect(engine.version).toMatch(/^PGlite 0\.5\.8 \(PostgreSQL 18\.\d+, PostGIS 3\.6\.\d+\)$/)
    expect(engine.restoredFrom).toBeNull()
  })

  it('measures a compound in square metres and draws it in its 3° zone', async () => {
    const compound =
      "ST_GeomFromText('POLYGON((113.6 34.8, 113.601 34.8, 113.601 34.801, 113.6 34.801, 113.6 34.8))', 4490)"
    const { area, east } = await one(
      `SELECT ST_Area(${compound}::geography) AS area, ST_X(ST_Centroid(ST_Transform(${compound}, 4547))) AS east`,
    )
    // 0.001° at 34.8° N: 91.5 m by 110.9 m; 0.3995° west of the zone's 114° meridian, at 500 km.
    expect(area).toBeCloseTo(10_151, -1)
    expect(east).toBeCloseTo(463_445, -2)
  })

  it('answers 32 people at once, each with their own rows, and no transfer is lost', async () => {
    await engine.pool.query('CREATE TABLE fund (district int PRIMARY KEY, cost_wan int NOT NULL)')
    await engine.pool.query('INSERT INTO fund SELECT district, 1000 FROM generate_series(0, 3) district')
    const person = async (number: number) => {
      for (let round = 0; round < 5; round++) {
        await transfer((number + round) % 4, (number + round + 1) % 4, 1 + (number % 7))
        expect(await one('SELECT $1::int AS mine, $2::text AS name', [number, `人${number}`])).toEqual({
          mine: number,
          name: `人${number}`,
        })
      }
    }
    const transfer = async (from: number, to: number, costWan: number) => {
      const client = await engine.pool.connect()
      try {
        await client.query('BEGIN')
        const { rows } = await client.query('SELECT district, cost_wan FROM fund WHERE district IN ($1, $2)', [
          from,
          to,
        ])
        const costOf = (district: number) => rows.find((row) => row.district === district).cost_wan
        await client.query('UPDATE fund SET cost_wan = $2 WHERE district = $1', [from, costOf(from) - costWan])
        await client.query('UPDATE fund SET cost_wan = $2 WHERE district = $1', [to, costOf(to) + costWan])
        await client.query('COMMIT')
      } finally {
        client.release()
      }
    }
    await Promise.all(Array.from({ length: 32 }, (_, number) => person(number)))

    const expected = [1000, 1000, 1000, 1000]
    for (let number = 0; number < 32; number++)
      for (let round = 0; round < 5; round++) {
        expected[(number + round) % 4]! -= 1 + (number % 7)
        expected[(number + round + 1) % 4]! += 1 + (number % 7)
      }
    const { rows } = await engine.pool.query('SELECT cost_wan FROM fund ORDER BY district')
    expect(rows.map((row) => row.cost_wan)).toEqual(expected)
  })

  it('carries an answer of many megabytes whole', async () => {
    const { rows } = await engine.pool.query("SELECT repeat('改', 100000) || n AS text FROM generate_series(1, 40) n")
    expect(rows.map(({ text }) => text)).toEqual(
      Array.from({ length: 40 }, (_, n) => `${'改'.repeat(100_000)}${n + 1}`),
    )
    const long = '片'.repeat(3_000_000)
    expect(await one('SELECT length($1::text) AS length', [long])).toEqual({ length: 3_000_000 })
  })

  it('names a mistake by its SQLSTATE, and goes on', async () => {
    await engine.pool.query('CREATE TABLE street (name text PRIMARY KEY)')
    await engine.pool.query("INSERT INTO street VALUES ('刘寨街道')")
    await expect(engine.pool.query("INSERT INTO street VALUES ('刘寨街道')")).rejects.toMatchObject({ code: '23505' })
    await expect(engine.pool.query('SELECT $1::int', ['许多'])).rejects.toMatchObject({ code: '22P02' })
    await expect(engine.pool.query('SELEKT')).rejects.toMatchObject({ code: '42601' })
    expect(await one('SELECT count(*)::int AS streets FROM street')).toEqual({ streets: 1 })
  })

  it('refuses what is nested without end and stays alive', async () => {
    await expect(engine.pool.query("SELECT repeat('[', 200000)::json")).rejects.toMatchObject({ code: '22P02' })
    await engine.pool.query(`CREATE FUNCTION deeper(n int) RETURNS int LANGUAGE plpgsql
      AS $$ BEGIN RETURN deeper(n + 1); END $$`)
    await expect(engine.pool.query('SELECT deeper(1)')).rejects.toMatchObject({ code: '54001' })
    expect(events).not.toContain('embedded-engine-lost')
  })

  it('keeps a drizzle transaction that ends well and undoes one that fails', async () => {
    const database = drizzle(engine.pool)
    await database.transaction((tx) => tx.execute(sql`INSERT INTO street VALUES ('东风路街道')`))
    const failing = database.transaction(async (tx) => {
      await tx.execute(sql`INSERT INTO street VALUES ('南阳路街道')`)
      throw new Error('the planner thought better of it')
    })
    await expect(failing).rejects.toThrow('thought better')
    const names = await database.execute(sql`SELECT name FROM street ORDER BY name COLLATE "C"`)
    expect(names.rows).toEqual([{ name: '东风路街道' }, { name: '刘寨街道' }])
  })

  it('forgets what one person set before the next one is served', async () => {
    const careless = await engine.pool.connect()
    await careless.query("SET TimeZone = 'Asia/Shanghai'")
    await careless.query('BEGIN')
    await careless.query("INSERT INTO street VALUES ('left open')")
    careless.release()
    expect(await one("SELECT current_setting('TimeZone') AS zone")).toEqual({ zone: 'Etc/GMT0' })
    expect(await one("SELECT count(*)::int AS found FROM street WHERE name = 'left open'")).toEqual({ found: 0 })
  })

  it('ends a transaction that does nothing, and serves whoever waited behind it', async () => {
    const idle = await engine.pool.connect()
    await idle.query('BEGIN')
    await idle.query("INSERT INTO street VALUES ('forgotten')")
    // `idle` is never released, like a transaction whose caller hangs.
    expect(await one("SELECT count(*)::int AS found FROM street WHERE name = 'forgotten'")).toEqual({ found: 0 })
    await expect(idle.query('COMMIT')).rejects.toMatchObject({ code: '25P03' })
    expect(() => idle.release()).not.toThrow()
  })

  it('lets a statement in a transaction work for longer than a transaction may do nothing', async () => {
    const busy = await engine.pool.connect()
    await busy.query('BEGIN')
    await busy.query('SELECT pg_sleep(0.9)')
    await busy.query("INSERT INTO street VALUES ('文化路街道')")
    await busy.query('COMMIT')
    busy.release()
    expect(await one("DELETE FROM street WHERE name = '文化路街道' RETURNING true AS saved")).toEqual({ saved: true })
  })

  it('ends a statement that never would, says so, and serves the next', async () => {
    const runaway = engine.withLimit(300, () => engine.pool.query(forEver))
    const waiting = Array.from({ length: 10 }, (_, number) => one('SELECT $1::int AS number', [number]))
    await expect(runaway).rejects.toMatchObject({ code: '57014' })
    expect(await Promise.all(waiting)).toEqual(Array.from({ length: 10 }, (_, number) => ({ number })))
    expect(events).toContain('embedded-engine-reopened')
  })

  it('undoes the whole transaction a runaway statement was in, and never sends it again', async () => {
    const database = drizzle(engine.pool)
    const runaway = database.transaction(async (tx) => {
      await tx.execute(sql`INSERT INTO street VALUES ('before the runaway')`)
      await engine.withLimit(300, () => tx.execute(sql.raw(`INSERT INTO street SELECT (${forEver})::text`)))
    })
    await expect(runaway).rejects.toMatchObject({
      cause: { code: '57014', message: expect.stringContaining('300 ms') },
    })
    expect(await one('SELECT count(*)::int AS streets FROM street')).toEqual({ streets: 2 })
    expect(await one('SELECT PostGIS_Lib_Version() LIKE $1 AS whole', ['3.6%'])).toEqual({ whole: true })
  })

  it('is lost by COPY FROM STDIN, which it cannot do, and comes back', async () => {
    await expect(engine.pool.query('COPY street FROM STDIN')).rejects.toMatchObject({ code: '57P02' })
    expect(await one('SELECT count(*)::int AS streets FROM street')).toEqual({ streets: 2 })
  })

  // What PostgreSQL would answer with a TopologyException ends the embedded engine in the middle of its answer.
  const crossed = 'POLYGON((0 0, 4 4, 4 0, 0 4, 0 0))'
  it.each([
    ['sent as text', `SELECT ST_Intersection('${crossed}', ST_Buffer('POINT(2 2)'::geometry, 1))`, []],
    ['with parameters', 'SELECT ST_Intersection($1::geometry, ST_Buffer($2::geometry, 1))', [crossed, 'POINT(2 2)']],
  ])(
    'tells who asked about a geometry that breaks PostGIS, %s, and gives everybody else their own answers',
    async (_, statement, values) => {
      const client = await engine.pool.connect()
      await client.query('BEGIN')
      await client.query("INSERT INTO street VALUES ('never saved')")
      const broken = client.query(statement, values)
      const waiting = Array.from({ length: 5 }, (_, number) => one('SELECT $1::int AS number', [number]))
      await expect(broken).rejects.toMatchObject({
        code: '57P02',
        message: expect.stringContaining('a geometry that crosses itself'),
      })
      client.release()
      expect(await Promise.all(waiting)).toEqual(Array.from({ length: 5 }, (_, number) => ({ number })))
      expect(await one('SELECT count(*)::int AS streets FROM street')).toEqual({ streets: 2 })
      expect(
        await one('SELECT ST_Area(ST_Intersection(ST_MakeEnvelope(0, 0, 2, 2), ST_MakeEnvelope(1, 1, 3, 3))) AS size'),
      ).toEqual({ size: 1 })
    },
  )

  it('refuses a second engine on the same folder', async () => {
    await expect(openEmbedded({ dataDir })).rejects.toThrow(DataFolderInUse)
  })
})
