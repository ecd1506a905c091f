import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { DataFolderUnreadable, EngineDead } from '#server/db/embedded/errors.ts'
import { type EmbeddedEngine, openEmbedded } from '#server/db/embedded/open.ts'
import { nextLine, startChild } from './child-process.ts'

vi.setConfig({ hookTimeout: 180_000, testTimeout: 180_000 })

/**
 * One data folder through its misfortunes. The tests follow one another, each beginning with what the one before it
 * left, because the first start of an engine takes as long as all the others together.
 */
describe.sequential('a data folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lianpian-survival-'))
  const dataDir = join(folder, 'data')
  const version = join(dataDir, 'pg', 'PG_VERSION')
  const control = join(dataDir, 'pg', 'global', 'pg_control')
  let engine: EmbeddedEngine | undefined
  let events: { event: string; facts: object }[] = []
  let saved: number[] = []

  const open = async (options: { dumpEveryMs?: number } = {}) => {
    events = []
    engine = await openEmbedded({ dataDir, log: (event, facts) => void events.push({ event, facts }), ...options })
    return engine
  }
  const dumps = () => readdirSync(join(dataDir, 'dumps')).sort()
  const ids = async (opened: EmbeddedEngine) =>
    (await opened.pool.query('SELECT id FROM ledger ORDER BY id')).rows.map(({ id }) => id)
  const add = (opened: EmbeddedEngine, id: number) =>
    opened.pool.query('INSERT INTO ledger VALUES ($1, $2)', [id, `小区${id}`])

  afterEach(async () => {
    vi.useRealTimers()
    await engine?.close()
    engine = undefined
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('loses no saved row when the server is killed while it writes, and its lock is taken over', async () => {
    const server = startChild(new URL('./write-rows.ts', import.meta.url), dataDir)
    while (saved.length < 200) saved.push(Number(await nextLine(server)))
    await server.kill()
    expect(existsSync(join(dataDir, 'lianpian.lock'))).toBe(true)

    const found = await ids(await open())
    // One more row may have been saved than was said.
    expect(found.slice(0, saved.length)).toEqual(saved)
    expect(found.length - saved.length).toBeLessThanOrEqual(1)
    saved = found
  })

  it('is dumped when it is closed, and not again when nothing has changed', async () => {
    const [dump, ...others] = dumps()
    expect(dump).toMatch(/^\d{4}-\d\d-\d\dT[\d-]+Z-x\d+\.tar\.gz$/)
    expect(others).toEqual([])
    await (await open()).close()
    expect(dumps()).toEqual([dump])
  })

  it('is dumped while it changes, under way like any other work, and only the five newest dumps are kept', async () => {
    const longAgo = [1, 2, 3, 4, 5].map((day) => `2020-01-0${day}T00-00-00-000Z-x1.tar.gz`)
    for (const name of longAgo) writeFileSync(join(dataDir, 'dumps', name), '')
    const opened = await open({ dumpEveryMs: 100 })
    await add(opened, 1001)
    const written = () => events.filter(({ event }) => event === 'embedded-dump-written')
    await vi.waitFor(() => expect(written()).not.toEqual([]), { timeout: 60_000, interval: 50 })
    const dumping = opened.dump()
    await add(opened, 1002)
    saved = await ids(opened)
    expect(existsSync(await dumping)).toBe(true)
    await opened.close()
    expect(dumps()).toHaveLength(5)
    expect(dumps()).not.toContain(longAgo[0])
    expect(events.map(({ event }) => event)).not.toContain('embedded-engine-lost')
  })

  it('whose database is broken goes on from the newest dump that can be opened, and keeps the broken one', async () => {
    const [cutShort = '', good = ''] = dumps().reverse()
    truncateSync(join(dataDir, 'dumps', cutShort), 100_000)
    writeFileSync(control, 'not a control file')

    const opened = await open()
    expect(opened.restoredFrom).toBe(good)
    expect(events).toContainEqual({ event: 'embedded-engine-restored', facts: { restoredFrom: good } })
    const found = await ids(opened)
    expect(found).toEqual(saved.slice(0, found.length))
    expect(found.length).toBeGreaterThanOrEqual(saved.length - 2)
    await add(opened, 2001)
    const broken = readdirSync(dataDir).filter((name) => name.startsWith('pg-broken-'))
    expect(broken).toHaveLength(1)
    expect(readFileSync(join(dataDir, broken[0]!, 'global', 'pg_control'), 'utf8')).toBe('not a control file')
    saved = await ids(opened)
  })

  it('whose database has gone is not begun anew: the newest dump takes its place', async () => {
    rmSync(join(dataDir, 'pg'), { recursive: true })
    const opened = await open()
    expect(opened.restoredFrom).toBe(dumps().at(-1))
    expect(await ids(opened)).toEqual(saved)
  })

  it('whose engine cannot be opened again says so to everybody, and is tried again later', async () => {
    const opened = await open()
    expect(opened.restoredFrom).toBeNull()
    renameSync(version, `${version}.away`)
    const runaway = opened.withLimit(100, () => opened.pool.query('SELECT count(*) FROM generate_series(1, 1e11)'))
    await expect(runaway).rejects.toMatchObject({ code: '57014' })
    await expect(ids(opened)).rejects.toThrow(EngineDead)
    await expect(ids(opened)).rejects.toThrow(/free space and the permissions.*then try again/)
    renameSync(`${version}.away`, version)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11_000 })
    expect(await ids(opened)).toEqual(saved)
  })

  it('that can neither be opened nor restored is left as it is, and the refusal says what to do', async () => {
    rmSync(join(dataDir, 'dumps'), { recursive: true })
    renameSync(version, `${version}.away`)
    const before = readdirSync(dataDir)
    const refused = open()
    await expect(refused).rejects.toThrow(DataFolderUnreadable)
    await expect(refused).rejects.toThrow(/there is no dump to restore.*Nothing was changed/)
    expect(readdirSync(dataDir)).toEqual(before)
    renameSync(`${version}.away`, version)
    expect(await ids(await open())).toEqual(saved)
  })
})
