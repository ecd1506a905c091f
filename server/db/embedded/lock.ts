import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DataFolderInUse } from './errors.ts'

/**
 * Two engines on one folder lose each other's commits without a word, so the folder is opened under an exclusive lock
 * file. Its holder is judged by process id and start time; a holder on another computer (or in another container),
 * whose processes cannot be seen from here, by the beat of the file's modification time.
 */
export type FolderLock = { release(): void }

type Holder = { pid: number; startedAt: string | null; hostname: string; nonce: string }

const beatMs = 10_000
const silentMs = 60_000
/** Lock file → the nonce we wrote in it. */
const held = new Map<string, string>()

/**
 * Takes `<dataDir>/lianpian.lock`, taking over one whose holder is gone. Released by `release` and when the process ends.
 * @throws DataFolderInUse
 */
export function lockFolder(dataDir: string): FolderLock {
  const file = path.join(dataDir, 'lianpian.lock')
  const nonce = takeFile(file, dataDir)
  if (held.size === 0) process.once('exit', dropAllHeld)
  held.set(file, nonce)
  const beat = setInterval(() => touch(file), beatMs)
  beat.unref()
  const release = () => {
    clearInterval(beat)
    if (held.get(file) !== nonce) return
    held.delete(file)
    if (held.size === 0) process.off('exit', dropAllHeld)
    dropFile(file, nonce)
  }
  return { release }
}

/** One listener for all locks of the process: one each would be what Node warns of as a leak. */
function dropAllHeld(): void {
  for (const [file, nonce] of held) dropFile(file, nonce)
}

/**
 * Makes `file` ours and returns the nonce written in it. `link` creates a file with its whole content or not at all.
 * A stale file is replaced under a second lock named after the stale nonce, taken the same way: of several processes
 * that find it stale, one replaces it, and a late one sees that the nonce has changed.
 */
function takeFile(file: string, dataDir: string): string {
  const me: Holder = {
    pid: process.pid,
    startedAt: startOf(process.pid),
    hostname: os.hostname(),
    nonce: randomBytes(8).toString('hex'),
  }
  const written = `${file}.${me.nonce}.new`
  writeThrough(written, JSON.stringify(me))
  try {
    while (!linked(written, file)) {
      const holder = readHolder(file)
      if (!holder) continue
      if (isAlive(holder, file)) throw new DataFolderInUse(dataDir, holder)
      replaceStale(file, holder.nonce, dataDir)
    }
    return me.nonce
  } finally {
    fs.rmSync(written, { force: true })
  }
}

function replaceStale(file: string, staleNonce: string, dataDir: string): void {
  const guard = `${file}.${staleNonce}`
  const guardNonce = takeFile(guard, dataDir)
  try {
    if (readHolder(file)?.nonce === staleNonce) fs.rmSync(file)
  } finally {
    dropFile(guard, guardNonce)
  }
}

/** False when the file is there already. */
function linked(written: string, file: string): boolean {
  try {
    fs.linkSync(written, file)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

/** The holder named in `file`; undefined when the file is gone; a file that cannot be understood belongs to nobody alive. */
function readHolder(file: string): Holder | undefined {
  let text: string
  try {
    text = fs.readFileSync(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
  try {
    const { pid, startedAt, hostname, nonce } = JSON.parse(text)
    if (Number.isInteger(pid) && /^\w+$/.test(nonce)) return { pid, startedAt, hostname, nonce }
  } catch {
    // Not JSON: cut off by a power failure.
  }
  return { pid: 0, startedAt: null, hostname: os.hostname(), nonce: 'damaged' }
}

function isAlive(holder: Holder, file: string): boolean {
  if (holder.pid === 0) return false
  if (held.get(file) === holder.nonce) return true
  if (holder.hostname !== os.hostname()) return Date.now() - modifiedAt(file) < silentMs
  if (!isRunning(holder.pid)) return false
  const startedAt = startOf(holder.pid)
  // Where start times cannot be read, our own number in a file we did not write is a number used again.
  if (startedAt === null || holder.startedAt === null) return holder.pid !== process.pid
  return startedAt === holder.startedAt
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

/** Clock ticks from boot to the start of a process, null off Linux; 'ended' for one that only waits to be buried. */
function startOf(pid: number): string | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the name in brackets, which may hold blanks: state is field 3, start time field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : (fields[19] ?? null)
  } catch {
    return null
  }
}

function writeThrough(file: string, text: string): void {
  const handle = fs.openSync(file, 'wx')
  try {
    fs.writeSync(handle, text)
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}

function dropFile(file: string, nonce: string): void {
  if (readHolder(file)?.nonce === nonce) fs.rmSync(file, { force: true })
}

function touch(file: string): void {
  const now = new Date()
  fs.utimes(file, now, now, () => {})
}

function modifiedAt(file: string): number {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
