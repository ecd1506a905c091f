import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Before the database tests on the embedded engine: a folder for its data, which goes when they are done. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'lianpian-test-'))
  process.env.TEST_DATA_DIR = join(folder, 'data')
  return () => rmSync(folder, { recursive: true, force: true })
}
