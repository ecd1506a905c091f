import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '#server/db/client.ts'
import { findRows, getRow } from '#server/db/connection.ts'
import { type RunningApp, startApp } from '#tests/support/app-server.ts'
import { eventually } from './eventually.ts'
import { freePort } from './ports.ts'
import { refusedStart } from './refused-start.ts'
import { type Acknowledged, writeUntilItEnds } from './writers.ts'

/**
 * The life of one data folder, from its first start to its rescue. The tests follow one another: each begins with what
 * the one before it left, because a first start of the embedded engine takes as long as all the others together.
 */
describe.sequential('a server with the embedded engine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lianpian-life-'))
  const dataDir = join(folder, 'data')
  const lock = join(dataDir, 'lianpian.lock')
  const compounds = ['410108-c-001', '410108-c-002', '410108-c-003', '410108-c-004']
  const written = new Map<string, Acknowledged>()
  let app: RunningApp
  let port: number

  beforeAll(async () => {
    port = await freePort()
  })
  afterAll(async () => {
    await app?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const start = (env: Record<string, string> = {}) =>
    startApp({ PORT: String(port), DATA_DIR: dataDir, DEMO: '0', ...env })
  const health = () => fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null)
  const read = async (id: string) => (await fetch(`${app.url}/api/compounds/${id}`)).json()

  it('a first start that is killed half-way leaves nothing in the way of the next', async () => {
    const killed = start().catch((error: Error) => error)
    await eventually(async () => existsSync(join(dataDir, 'pg', 'PG_VERSION')), Boolean)
    process.kill(JSON.parse(readFileSync(lock, 'utf8')).pid, 'SIGKILL')
    expect(await killed).toMatchObject({ message: expect.stringContaining('SIGKILL') })
  })

  it('while the engine opens, the server answers "starting" and says when to ask again', async () => {
    const starting = start()
    const answer = await eventually(health, (each) => each !== null)
    expect(answer?.status).toBe(503)
    expect(Number(answer?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await answer?.json()).toMatchObject({ status: 'starting', engine: null })
    const early = await fetch(`http://127.0.0.1:${port}/api/compounds`, { headers: { 'accept-language': 'en' } })
    expect(early.status).toBe(503)
    expect(early.headers.get('content-type')).toContain('application/problem+json')
    expect(await early.json()).toMatchObject({ code: 'starting', detail: expect.stringMatching(/starting.*again/i) })
    expect((await fetch(`http://127.0.0.1:${port}/`)).headers.get('content-type')).toContain('text/html')
    app = await starting
  })

  it('once ready, the last line is the address, and what it leads to answers', async () => {
    // the log, one JSON object a line, goes on beside what is said to a person
    const said = () =>
      app
        .output()
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('{'))
    const lastLine = async () =>
      said()
        .filter((line) => line.trim() !== '')
        .at(-1) ?? ''
    await eventually(lastLine, (line) => line.endsWith(`Lianpian  http://127.0.0.1:${port}`))
    const answer = await fetch(`${app.url}/api/health`)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ status: 'ok', engine: 'pglite', restoredFrom: null, readOnly: false })
    const list = await (await fetch(`${app.url}/api/compounds?adcode=410108&limit=200`)).json()
    expect(list).toMatchObject({ total: 28 })
  })

  it('a second server on the same port says so and touches no data', async () => {
    const other = join(folder, 'other')
    const said = await refusedStart({ PORT: String(port), DATA_DIR: other, DEMO: '0' })
    expect(said).toContain(`端口 ${port} 已被占用`)
    expect(said).toContain(`Port ${port} is in use`)
    expect(said).toContain(`PORT=${port + 1} npm start`)
    expect(existsSync(other)).toBe(false)
    expect(await read('410108-c-001')).toMatchObject({ version: 1 })
  })

  it('a second server on the same data folder is refused and told who holds it', async () => {
    const said = await refusedStart({ DATA_DIR: dataDir, DEMO: '0' })
    expect(said).toContain(`数据文件夹 ${dataDir} 已被进程 ${app.process.pid} 打开`)
    expect(said).toContain(`${dataDir} is already open in process ${app.process.pid}`)
    expect(said).toMatch(/DATA_DIR/)
    expect((await fetch(`${app.url}/api/health`)).status).toBe(200)
  })

  it('a server killed while it saves loses nothing it acknowledged, and the next takes over its lock', async () => {
    let count = 0
    await writeUntilItEnds(app.url, compounds, (write) => {
      written.set(write.id, write)
      if (++count === 60) app.process.kill('SIGKILL')
    })
    expect(written.size).toBe(compounds.length)
    expect(JSON.parse(readFileSync(lock, 'utf8')).pid).toBe(app.process.pid)
    app = await start()
    expect(JSON.parse(readFileSync(lock, 'utf8')).pid).toBe(app.process.pid)
    for (const { id, version, households } of written.values()) {
      const found = await read(id)
      // The write under way when it was killed may have been saved without anybody hearing of it.
      expect([version, version + 1]).toContain(found.version)
      expect(found.households).toBe(households + found.version - version)
      written.set(id, { id, version: found.version, households: found.households })
    }
  })

  it('told to stop, it ends within seconds, leaves a dump and frees the folder', async () => {
    const ended = once(app.process, 'exit', { signal: AbortSignal.timeout(30_000) })
    app.process.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    expect(existsSync(lock)).toBe(false)
    expect(dumps()).not.toEqual([])
  })

  it('what was saved before the kill is whole: every version has its audit entry, and none is missing', async () => {
    const database = await openDatabase({ databaseUrl: null, dataDir })
    try {
      const entries = await findRows(database, Entry, entriesOfHuiji)
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i + 1))
      for (const [i, entry] of entries.entries()) if (i > 0) expect(entry.previousHash).toBe(entries[i - 1]?.hash)
      for (const { id, version, households } of written.values()) {
        const own = entries.filter((entry) => entry.recordId === id)
        expect(own).toHaveLength(version - 1)
        expect(own.at(-1)).toMatchObject({ version, households })
      }
      const { number } = await getRow(database, z.object({ number: z.coerce.number() }), revisionOfHuiji)
      expect(number).toBe(1 + entries.length)
    } finally {
      await database.close()
    }
  })

  it('a database that no longer opens is replaced by its newest dump, and health says so', async () => {
    writeFileSync(join(dataDir, 'pg', 'global', 'pg_control'), 'not a control file')
    app = await start()
    const { status, restoredFrom } = await (await fetch(`${app.url}/api/health`)).json()
    expect(status).toBe('ok')
    expect(dumps().some((dump) => restoredFrom.includes(dump))).toBe(true)
    for (const { id, version, households } of written.values())
      expect(await read(id)).toMatchObject({ version, households })
    expect(app.output()).toMatch(/已从备份 .+ 恢复/)
    expect(app.output()).toMatch(/was restored from the dump/)
  })

  const dumps = () => readdirSync(join(dataDir, 'dumps')).filter((name) => name.endsWith('.tar.gz'))
})

const Entry = z.object({
  seq: z.coerce.number(),
  recordId: z.string(),
  version: z.number(),
  households: z.number(),
  hash: z.string(),
  previousHash: z.string(),
})
const entriesOfHuiji = sql`
  SELECT seq, record_id AS "recordId", (after->>'version')::int AS version, (after->>'households')::int AS households,
    hash, previous_hash AS "previousHash"
  FROM audit_entry WHERE adcode = '410108' ORDER BY seq`
const revisionOfHuiji = sql`SELECT number FROM revision WHERE adcode = '410108'`
