import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DataFolderInUse } from '#server/db/embedded/errors.ts'
import { lockFolder } from '#server/db/embedded/lock.ts'
import { type Child, nextLine, startChild } from './child-process.ts'

describe('the lock of a data folder', () => {
  let dataDir: string
  let file: string
  const children: Child[] = []
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'lianpian-lock-'))
    file = join(dataDir, 'lianpian.lock')
  })
  afterEach(async () => {
    for (const child of children.splice(0)) await child.kill()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const holder = () => JSON.parse(readFileSync(file, 'utf8'))
  const leaveLock = (facts: object) =>
    writeFileSync(file, JSON.stringify({ startedAt: null, hostname: hostname(), nonce: 'abc123', ...facts }))
  const expectTakenOver = () => {
    const lock = lockFolder(dataDir)
    expect(holder().pid).toBe(process.pid)
    lock.release()
    expect(existsSync(file)).toBe(false)
  }
  async function lockInChild(folder: string): Promise<{ child: Child; said: string }> {
    const child = startChild(new URL('./take-lock.ts', import.meta.url))
    children.push(child)
    await nextLine(child)
    child.say(folder)
    return { child, said: await nextLine(child) }
  }

  it('names the process that holds it and goes when it is released', () => {
    const lock = lockFolder(dataDir)
    expect(holder()).toMatchObject({ pid: process.pid, hostname: hostname() })
    lock.release()
    lock.release()
    expect(existsSync(file)).toBe(false)
  })

  it('refuses the same folder twice in one process', () => {
    const lock = lockFolder(dataDir)
    expect(() => lockFolder(dataDir)).toThrow(DataFolderInUse)
    lock.release()
  })

  it('costs the process one exit listener however many folders it holds, and none when it holds none', () => {
    const before = process.listenerCount('exit')
    const locks = Array.from({ length: 20 }, () => lockFolder(mkdtempSync(join(dataDir, 'held-'))))
    expect(process.listenerCount('exit')).toBe(before + 1)
    for (const lock of locks) lock.release()
    expect(process.listenerCount('exit')).toBe(before)
  })

  it('refuses a second process, and says which one holds the folder and what to do', async () => {
    const { child, said } = await lockInChild(dataDir)
    expect(said).toBe('held')
    const refused = () => lockFolder(dataDir)
    expect(refused).toThrow(expect.objectContaining({ code: 'data-folder-in-use', pid: child.process.pid, dataDir }))
    expect(refused).toThrow(/stop it first, or set DATA_DIR to another folder/)
  })

  it('is taken over from a process that was killed', async () => {
    const { child } = await lockInChild(dataDir)
    await child.kill()
    expect(holder().pid).toBe(child.process.pid)
    expectTakenOver()
  })

  it('goes with a process that ends by itself', async () => {
    const { child } = await lockInChild(dataDir)
    child.process.stdin?.end()
    await new Promise((resolve) => child.process.once('exit', resolve))
    expect(existsSync(file)).toBe(false)
  })

  it.runIf(process.platform === 'linux')('is taken over when its process number now belongs to another process', () => {
    leaveLock({ pid: process.ppid, startedAt: '1' })
    expectTakenOver()
    leaveLock({ pid: process.pid, startedAt: '1' })
    expectTakenOver()
  })

  it('is taken over when a power failure has left it empty', () => {
    writeFileSync(file, '')
    expectTakenOver()
  })

  it('of another computer holds as long as that computer keeps touching it', () => {
    leaveLock({ pid: 7, hostname: 'the-other-computer' })
    expect(() => lockFolder(dataDir)).toThrow(/process 7 on the-other-computer/)
    const twoMinutesAgo = new Date(Date.now() - 120_000)
    utimesSync(file, twoMinutesAgo, twoMinutesAgo)
    expectTakenOver()
  })

  it('that is stale is left to the process which is already taking it over', async () => {
    const { child } = await lockInChild(dataDir)
    const taking = holder()
    await child.kill()
    leaveLock({ pid: child.process.pid, nonce: 'stale' })
    writeFileSync(`${file}.stale`, JSON.stringify({ ...taking, pid: process.ppid, startedAt: null }))
    expect(() => lockFolder(dataDir)).toThrow(expect.objectContaining({ pid: process.ppid }))
    expect(holder()).toMatchObject({ pid: child.process.pid, nonce: 'stale' })
    writeFileSync(`${file}.stale`, JSON.stringify(taking))
    expectTakenOver()
    expect(readdirSync(dataDir)).toEqual([])
  })

  it('goes to exactly one of several processes that find it stale at the same moment', async () => {
    const gone = await lockInChild(dataDir)
    await gone.child.kill()
    const stale = readFileSync(file, 'utf8')
    const racers = Array.from({ length: 3 }, () => startChild(new URL('./take-lock.ts', import.meta.url)))
    children.push(...racers)
    for (const racer of racers) await nextLine(racer)
    for (let round = 0; round < 100; round++) {
      const folder = mkdtempSync(join(dataDir, 'raced-'))
      writeFileSync(join(folder, 'lianpian.lock'), stale)
      for (const racer of racers) racer.say(folder)
      const said = await Promise.all(racers.map(nextLine))
      expect(said.filter((each) => each === 'held')).toHaveLength(1)
      const { pid } = JSON.parse(readFileSync(join(folder, 'lianpian.lock'), 'utf8'))
      expect(racers[said.indexOf('held')]?.process.pid).toBe(pid)
    }
  })
})
