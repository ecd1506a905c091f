/**
 * Unpacks an archive without trusting it: the directory at its end is read first, and what it promises (sizes, names, number of entries)
 * is held against the limits before a byte is unpacked; an entry that grows past its promise while it is unpacked ends it.
 */
import { inflateRawSync } from 'node:zlib'
import { limits } from './limits.ts'
import { ReadRefusal } from './reading.ts'

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const localHeader = 0x04034b50
const stored = 0
const deflated = 8
const utf8Flag = 1 << 11
const encryptedFlag = 1

type Entry = { name: string; method: number; packed: number; unpacked: number; at: number }

export type Archive = {
  /** Names of the files in it, in their order; directories are left out. */
  names: string[]
  /** @throws ReadRefusal where the entry is broken or larger than it says. */
  read: (name: string) => Uint8Array
}

/** @throws ReadRefusal for what is no archive, is locked, reaches outside itself, or would unpack to too much. */
export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = directoryOf(view, bytes)
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  return {
    names: [...byName.keys()],
    read: (name) => {
      const entry = byName.get(name)
      if (!entry) throw new ReadRefusal('archive-lacks', { name })
      return unpack(entry, view, bytes)
    },
  }
}

function directoryOf(view: DataView, bytes: Uint8Array): Entry[] {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > limits.archiveEntries) throw new ReadRefusal('archive-entries', { count, most: limits.archiveEntries })
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  let total = 0
  for (let k = 0; k < count; k++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== directoryEntry)
      throw new ReadRefusal('archive-broken')
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    ) as [number, number, number]
    const flags = view.getUint16(at + 8, true)
    const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength), (flags & utf8Flag) !== 0)
    const [packed, unpacked] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
    checkEntry({ name, flags, packed, unpacked })
    total += unpacked
    if (total > limits.unpackedBytes) throw new ReadRefusal('archive-bomb', { name })
    if (!name.endsWith('/'))
      entries.push({ name, method: view.getUint16(at + 10, true), packed, unpacked, at: view.getUint32(at + 42, true) })
    at += 46 + nameLength + extraLength + commentLength
  }
  return entries
}

function findEnd(view: DataView): number {
  const least = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= least; at--) if (view.getUint32(at, true) === endOfDirectory) return at
  throw new ReadRefusal('archive-broken')
}

function checkEntry({
  name,
  flags,
  packed,
  unpacked,
}: {
  name: string
  flags: number
  packed: number
  unpacked: number
}) {
  if ((flags & encryptedFlag) !== 0) throw new ReadRefusal('archive-locked', { name })
  const reachesOut = name.startsWith('/') || /^[a-z]:/i.test(name) || name.split(/[\\/]/).includes('..')
  if (reachesOut || name.includes('\0')) throw new ReadRefusal('archive-path', { name: name.replaceAll('\0', '') })
  if (unpacked > 1e6 && unpacked > limits.unpackedRatio * packed) throw new ReadRefusal('archive-bomb', { name })
}

/** Chinese programs on Windows write names in GBK and do not set the flag. */
function nameOf(raw: Uint8Array, isUtf8: boolean): string {
  if (isUtf8) return new TextDecoder().decode(raw)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return new TextDecoder('gb18030').decode(raw)
  }
}

function unpack({ name, method, packed, unpacked, at }: Entry, view: DataView, bytes: Uint8Array): Uint8Array {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== localHeader) throw new ReadRefusal('archive-broken')
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const raw = bytes.subarray(from, from + packed)
  if (raw.length < packed) throw new ReadRefusal('archive-broken')
  if (method === stored) return raw
  if (method !== deflated) throw new ReadRefusal('archive-method', { name })
  try {
    const whole = inflateRawSync(raw, { maxOutputLength: Math.max(1, unpacked) })
    if (whole.length === unpacked) return whole
  } catch (cause) {
    if (cause instanceof RangeError) throw new ReadRefusal('archive-bomb', { name })
  }
  throw new ReadRefusal('archive-broken')
}
