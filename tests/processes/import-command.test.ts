import { type ChildProcess, execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { loadSeeds } from '#seeds/load.ts'
import { openDatabase } from '#server/db/client.ts'
import { getRow } from '#server/db/connection.ts'
import { newDatabase } from '#tests/support/database.ts'

const command = fileURLToPath(new URL('../../server/imports/import-command.ts', import.meta.url))
const tsx = fileURLToPath(new URL('../../node_modules/tsx/dist/esm/index.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'lianpian-import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let databaseUrl = ''
beforeAll(async () => {
  databaseUrl = await newDatabase('lianpian_import')
  const database = await openDatabase({ databaseUrl, dataDir: '' })
  await loadSeeds(database, { demo: false })
  await database.close()
})

const saved = (name: string, content: string) => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

/** As `npm run import` would do it, in a folder without anybody's settings. */
function importing(...words: string[]) {
  return started(words, () => {})
}

function started(words: string[], onProgress: (child: ChildProcess) => void) {
  // an environment of its own: settings of the person who runs the tests have no place in it
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl }
  return new Promise<{ status: number; report: ReturnType<typeof JSON.parse>; progress: string }>((done) => {
    const asked = ['--import', tsx, command, ...words]
    const child = execFile(process.execPath, asked, { cwd: folder, env, maxBuffer: 64e6 }, (error, stdout, stderr) => {
      const status = typeof error?.code === 'number' ? error.code : 0
      done({ status, report: JSON.parse(stdout), progress: stderr })
    })
    child.stderr?.once('data', () => onProgress(child))
  })
}

async function counted() {
  const database = await openDatabase({ databaseUrl, dataDir: '' })
  try {
    return await getRow(
      database,
      z.object({ compounds: z.int(), drafts: z.int() }),
      sql`SELECT (SELECT count(*)::int FROM compound WHERE adcode = '410108') AS compounds,
            (SELECT count(*)::int FROM import_run WHERE state = 'draft') AS drafts`,
    )
  } finally {
    await database.close()
  }
}

const ledger = () => saved('台账.csv', '小区名称,所属街道,户数\n12中家属院,长兴路街道,120\n新来的小区,长兴路街道,86\n')

it('a dry run says what would be written and writes nothing, not even a draft', async () => {
  const before = await counted()
  const { status, report, progress } = await importing(ledger(), '--adcode', '410108', '--dry-run')
  expect(status).toBe(0)
  expect(report).toMatchObject({ applied: false, import: null, summary: { new: 1, changed: 1, missing: 27 } })
  expect(progress).toContain('reading 100%')
  expect(await counted()).toEqual(before)
})

it('an import is written once, and the same file again is nothing to do', async () => {
  const first = await importing(ledger(), '--adcode', '410108', '--sender', '长兴路街道办')
  expect(first).toMatchObject({ status: 0, report: { applied: true, import: { state: 'applied' } } })
  const again = await importing(ledger(), '--adcode', '410108')
  expect(again).toMatchObject({ status: 0, report: { applied: false, summary: { new: 0, changed: 0 } } })
  expect(await counted()).toEqual({ compounds: 29, drafts: 0 })
})

it('what it cannot do is refused with exit 2 and what to do next, in the language asked for', async () => {
  const wordless = await importing('--language', 'en')
  expect(wordless).toMatchObject({ status: 2, report: { blocking: [{ code: 'import-usage' }] } })
  const gone = await importing('gone.csv', '--adcode', '410108', '--language', 'en')
  expect(gone).toMatchObject({ status: 2, report: { blocking: [{ code: 'not-found' }] } })
  const elsewhere = await importing(ledger(), '--adcode', '999999')
  expect(elsewhere).toMatchObject({ status: 2, report: { blocking: [{ code: 'no-such-district' }] } })
  const nameless = await importing(saved('清单.csv', '数量,单价\n3,4\n5,6\n'), '--adcode', '410108', '--language', 'en')
  expect(nameless).toMatchObject({ status: 2, report: { blocking: [{ code: 'no-name-column' }] } })
  expect(nameless.report.blocking[0].message).toMatch(/^No column holds names/)
})

it('wishes come from a file as the page would send them', async () => {
  const wishes = saved('wishes.json', JSON.stringify({ choices: { 1: 'skip' }, columns: [{ column: 2, field: null }] }))
  const { report } = await importing(ledger(), '--adcode', '410108', '--wishes', wishes, '--dry-run')
  expect(report.summary).toMatchObject({ skipped: 1, changed: 0 })
  expect(report.columns).toContainEqual({ header: '户数', field: null })
})

it('stopped with Ctrl C it has written nothing and leaves no draft', async () => {
  const before = await counted()
  const rows = Array.from({ length: 20_000 }, (_, at) => `第${at}号院,长兴路街道,${at + 1}`)
  const file = saved('大台账.csv', ['小区名称,所属街道,户数', ...rows].join('\n'))
  const stopped = await started([file, '--adcode', '410108', '--language', 'en'], (child) => child.kill('SIGINT'))
  expect(stopped).toMatchObject({ status: 2, report: { applied: false, blocking: [{ code: 'import-cancelled' }] } })
  expect(await counted()).toEqual(before)
})
