/** Files of the built page, read and compressed once and kept in memory: there are few, and every visitor wants them all. */
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { getMimeType } from 'hono/utils/mime'

/** `gzipped` is null where compression gains nothing. */
export type PageFile = { type: string; plain: Uint8Array<ArrayBuffer>; gzipped: Uint8Array<ArrayBuffer> | null }

const folder = path.join(import.meta.dirname, '../web/dist')
const kept = new Map<string, { changedAtMs: number; file: Promise<PageFile> }>()

/** The file a request path names in web/dist, or null where there is none; read again when the page was built again. */
export async function findPageFile(requestPath: string): Promise<PageFile | null> {
  // Vite names files with these characters only, so nothing needs decoding and nothing leads out of the folder.
  if (!/^(\/[\w-][\w.-]*)+$/.test(requestPath)) return null
  const name = path.join(folder, requestPath)
  const found = await stat(name).catch(() => null)
  if (!found?.isFile()) return null
  const known = kept.get(name)
  if (known?.changedAtMs === found.mtimeMs) return known.file
  const file = readPageFile(name)
  kept.set(name, { changedAtMs: found.mtimeMs, file })
  file.catch(() => kept.delete(name))
  return file
}

async function readPageFile(name: string): Promise<PageFile> {
  const plain = Uint8Array.from(await readFile(name))
  const smaller = Uint8Array.from(await promisify(gzip)(plain, { level: 9 }))
  const type = getMimeType(name) ?? 'application/octet-stream'
  return { type, plain, gzipped: smaller.length < plain.length * 0.9 ? smaller : null }
}
