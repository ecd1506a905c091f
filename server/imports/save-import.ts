/** Writes an import into the ledger: every row, what was decided about the file, and the way back, in one transaction. */
import { sql } from 'drizzle-orm'
import type { ImportRow, ImportRun, ImportWishes } from '#contract/import.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { jsonParts } from '../db/bulk.ts'
import type { Connection } from '../db/connection.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound, Refusal } from '../errors.ts'
import type { Import, KindStore, RowToWrite } from './kind.ts'
import { lockDistrict, longWorkMs, lookAfter, takeTime } from './long-work.queries.ts'
import { countChanges } from './restorable.queries.ts'
import { findRun, lockRun } from './runs.queries.ts'

export type ImportToApply = {
  runId: string
  /** Of the kind the wishes name. */
  store: KindStore
  rows: readonly RowToWrite[]
  wishes: ImportWishes
  crs: Import['crs']
  summary: Record<ImportRow['kind'], number>
  /** How the columns were read, kept for the sender's next file; null where no sender is named. */
  template: { signature: string; columns: unknown } | null
  /** What the user said of names, for the next file that has them: key and choice. */
  choices: readonly (readonly [key: string, choice: string])[]
  /** Of the district when the rows were held against the ledger; absent where nobody else writes. */
  revision?: number
  /** The rows' shapes are as the checks of the desk found them sound. */
  areChecked?: boolean
  /** Told how much is written, 0–1, and once more when all is and nothing is final yet; what it throws takes everything back. */
  onShare?: (share: number) => void
}

/**
 * Throws `import-stale` where the ledger has moved on, `import-records-changed` with the names where records were changed since the preview,
 * and `import-changes-nothing` where there is nothing to write: then, as after any other failure, nothing is.
 */
export async function applyImport(writer: Writer, asked: ImportToApply): Promise<ImportRun> {
  const { reader } = writer
  const { runId, rows, wishes, crs } = asked
  const adcode = runId.slice(0, 6)
  mustBeAllowed(reader, 'import.apply', { adcode, id: runId })
  const { areChecked: isChecked, onShare = () => {} } = asked
  const work = async (tx: Transaction) => {
    await takeTime(tx)
    const stored = await lockRun(tx, reader, runId)
    if (!stored) throw new NotFound('import', runId)
    if (stored.state !== 'draft') throw new Refusal('import-not-draft', { id: runId })
    await mustBeUnmoved(tx, adcode, asked.revision)
    const { fileName } = stored
    const writing: Import = { adcode, runId, reader, fileName, wishes, crs, isChecked, onShare }
    onShare(0)
    await asked.store.save(tx, writing, rows)
    const records = await countChanges(tx, adcode, runId)
    if (records === 0) throw new Refusal('import-changes-nothing')
    await keepDecisions(tx, adcode, asked)
    await settle(tx, adcode, asked)
    tx.audit({
      action: 'import.apply',
      kind: 'import',
      recordId: runId,
      before: { state: 'draft' },
      after: {
        state: 'applied',
        file: stored.fileName,
        hash: stored.fileHash,
        records,
        summary: asked.summary,
        wishes,
      },
    })
    const run = await findRun(tx, reader, runId)
    if (!run) throw new NotFound('import', runId)
    return run
  }
  const run = await writer.database.withLimit(longWorkMs, () => write(writer, adcode, work, () => onShare(1)))
  lookAfter(writer.database, rows.length)
  return run
}

/**
 * Two imports of one district take turns, and the second sees what the first has written: new rows have nothing of their own by which it
 * could be seen that they are there already. The district's row is locked for it and not its revision, which every other write moves last,
 * with its records locked: those would wait for the whole import, and it for them.
 */
async function mustBeUnmoved(tx: Connection, adcode: string, seen: number | undefined): Promise<void> {
  await lockDistrict(tx, adcode)
  if (seen === undefined) return
  const { revision } = await getDistrict(tx, adcode)
  if (revision !== seen) throw new Refusal('import-stale')
}

/**
 * The newest decision holds. That a name is a new compound is not kept: now it is one, and the next file finds it; said again, it would be
 * added twice.
 */
async function keepDecisions(tx: Connection, adcode: string, asked: ImportToApply): Promise<void> {
  const { template, choices, wishes } = asked
  if (template && wishes.sender)
    await tx.statements.execute(sql`
      INSERT INTO import_template (adcode, kind, sender, signature, columns, at)
      VALUES (${adcode}, ${wishes.kind}, ${wishes.sender}, ${template.signature}, ${JSON.stringify(template.columns)}::jsonb, now())
      ON CONFLICT (adcode, kind, sender, signature) DO UPDATE SET columns = excluded.columns, at = excluded.at`)
  const byKey = new Map(choices.filter(([, choice]) => choice !== 'new'))
  for (const part of jsonParts([...byKey].map(([key, choice]) => ({ key, choice }))))
    await tx.statements.execute(sql`
      INSERT INTO import_choice (adcode, kind, key, choice, at)
      SELECT ${adcode}, ${wishes.kind}, key, choice, now() FROM jsonb_to_recordset(${part}::jsonb) AS r(key text, choice text)
      ON CONFLICT (adcode, kind, key) DO UPDATE SET choice = excluded.choice, at = excluded.at`)
}

async function settle(tx: Transaction, adcode: string, { runId, wishes, summary, crs }: ImportToApply): Promise<void> {
  await tx.statements.execute(sql`
    UPDATE import_run SET state = 'applied', kind = ${wishes.kind}, wishes = ${JSON.stringify(wishes)}::jsonb,
      summary = ${JSON.stringify(summary)}::jsonb, provenance = provenance || ${JSON.stringify(crs ? { crs } : {})}::jsonb,
      applied_at = now(), version = version + 1
    WHERE adcode = ${adcode} AND id = ${runId}`)
}
