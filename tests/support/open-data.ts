/**
 * Real open data, where it is at hand: in the folder OPEN_DATA, else beside the repository. It is no part of the project; what needs
 * it is skipped where it is not there, and says so.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = process.env.OPEN_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url))
export const hasOpenData = existsSync(folder)
if (!hasOpenData) console.info(`There is no open data in ${folder}: what needs it is skipped.`)

/** A file of it, by its path in the folder. */
export const openData = (path: string): Uint8Array => readFileSync(join(folder, path))

/** Paths of all files below a part of it; none where it is not at hand. */
export function openDataFiles(part = ''): string[] {
  const under = join(folder, part)
  if (!existsSync(under)) return []
  return readdirSync(under, { recursive: true, encoding: 'utf8' })
    .map((path) => join(under, path))
    .filter((path) => statSync(path).isFile())
    .map((path) => relative(folder, path))
    .sort()
}
