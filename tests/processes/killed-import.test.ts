import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { verifyAudit } from '#server/accounts/audit.queries.ts'
import { localReader } from '#server/accounts/reader.ts'
import { openDatabase } from '#server/db/client.ts'
import { getRow } from '#server/db/connection.ts'
import { newDatabase } from '#tests/support/database.ts'
import { beginPrepared } from '#tests/support/prepared-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianpian-killed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const importing = fileURLToPath(new URL('./importing.ts', import.meta.url))

/** Runs the import until it says `word`, and kills it there. */
async function killAt(word: string, url: string, stopAt: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', importing, url, folder, String(stopAt)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) if (line === word) child.kill('SIGKILL')
  expect(await ended).toEqual([null, 'SIGKILL'])
}

const Stands = z.object({
  compounds: z.int(),
  placed: z.int(),
  streets: z.int(),
  underWay: z.int(),
  changes: z.int(),
  states: z.array(z.string()),
})

/** The ledger as whoever opens it next finds it. */
async function ledgerIn(url: string): Promise<z.infer<typeof Stands>> {
  const database = await openDatabase({ databaseUrl: url || null, dataDir: folder })
  try {
    expect(await verifyAudit(database, localReader, '410108')).toMatchObject({ intact: true })
    return await getRow(
      database,
      Stands,
      sql`
      SELECT count(*)::int AS compounds, count(boundary)::int AS placed,
        (SELECT count(*)::int FROM street_office WHERE adcode = '410108') AS streets,
        (SELECT count(*)::int FROM step WHERE adcode = '410108' AND status = 'under-way') AS "underWay",
        (SELECT count(*)::int FROM import_change) AS changes,
        (SELECT coalesce(json_agg(state ORDER BY at), '[]'::json) FROM import_run) AS states
      FROM compound WHERE adcode = '410108'`,
    )
  } finally {
    await database.close()
  }
}

/** Compounds and streets are written by then, their statuses and links are not. */
const halfWay = 16
const before = { compounds: 28, placed: 0, streets: 2, underWay: 0, changes: 0 }
const after = { compounds: 328, placed: 301, streets: 5, underWay: 301, changes: 301 + 301 + 3 }

describe.sequential('an import into PostgreSQL', () => {
  let url = ''

  it('that is killed half way has written nothing', async () => {
    url = await newDatabase('lianpian_killed_import')
    await killAt('halfway', url, halfWay)
    expect(await ledgerIn(url)).toEqual({ ...before, states: ['draft'] })
  })

  it('that is killed once it is written is written wholly', async () => {
    await killAt('applied', url, 0)
    expect(await ledgerIn(url)).toEqual({ ...after, states: ['draft', 'applied'] })
  })
})

it('an import into the embedded engine that is killed half way has written nothing', async () => {
  await beginPrepared(folder)
  await killAt('halfway', '', halfWay)
  expect(await ledgerIn('')).toEqual({ ...before, states: ['draft'] })
})
