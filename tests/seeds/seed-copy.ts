import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const seedsFolder = fileURLToPath(new URL('../../seeds', import.meta.url))

/** Runs `use` on a copy of the seed files in which `file` has been changed, and removes the copy. */
export function withSeedChanged<T>(file: string, change: (text: string) => string, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'seeds-'))
  try {
    for (const part of ['sources.json', 'records', 'policies']) {
      cpSync(join(seedsFolder, part), join(folder, part), { recursive: true })
    }
    const before = readFileSync(join(folder, file), 'utf8')
    const after = change(before)
    if (after === before) throw new Error(`The change leaves ${file} as it was`)
    writeFileSync(join(folder, file), after)
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
