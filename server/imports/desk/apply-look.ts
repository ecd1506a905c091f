/** A look that was agreed to, written into the ledger: taken again, held against what was seen, and given to whoever writes. */
import type { ImportApply, ImportRun } from '#contract/import.ts'
import type { Language } from '#contract/language/catalogue.ts'
import { mustBeAllowed } from '../../accounts/can.ts'
import type { Writer } from '../../db/write.ts'
import { getDistrict } from '../../districts/districts.queries.ts'
import { Refusal } from '../../errors.ts'
import type { KindRecord, RowToWrite } from '../kind.ts'
import { applyImport } from '../save-import.ts'
import { Cancelled, type Desk, type Sitting } from './desk.ts'
import { keptTemplate } from './kept-template.ts'
import { type KeptLook, type Look, type LookInThread, type LookWishes, takeKept, takeLook } from './look.ts'
import { geometryToWrite, type LookRow } from './look-rows.ts'
import { summaryOf } from './preview.ts'
import { said } from './said.ts'

type ToApply = Omit<LookWishes, 'wishes'> & {
  desk: Desk
  language: Language
  /** The look that was shown, where it is still at hand. */
  kept: KeptLook | null
} & ImportApply

/**
 * @throws Refusal `import-stale` where what would be written is not what the digest was made of, `import-blocked` with the reason, and what
 * applyImport throws: in every case nothing is written
 */
export async function applyLook(writer: Writer, asked: ToApply): Promise<ImportRun> {
  const { laid, digest, desk, language, kept, ...wished } = asked
  const { database, reader } = writer
  const { signal, onProgress, wishes } = wished
  mustBeAllowed(reader, 'import.apply', { adcode: laid.adcode, id: laid.id })
  if (laid.state !== 'draft') throw new Refusal('import-not-draft', { id: laid.id })
  const door = { desk, connection: database, reader }
  const toWrite = async (found: LookInThread) => {
    if (found.look.digest !== digest) throw new Refusal('import-stale')
    const [reason] = found.look.blocking
    if (reason) throw new Refusal('import-blocked', { reason: said(reason, language).message })
    return { ...found, rows: await rowsToWrite(found) }
  }
  const taken = async () => {
    const { revision } = await getDistrict(database, laid.adcode)
    return kept?.look.revision === revision
      ? takeKept(door, { laid, ...wished, kept: { ...kept, look: { ...kept.look, laid, wishes } } }, toWrite)
      : takeLook(door, { laid, ...wished }, toWrite)
  }
  const first = await taken()
  try {
    return await writeLook(writer, first, { signal, onProgress })
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'import-stale')) throw error
    // somebody wrote between look and lock: where that is of no matter to this file, another look finds what was agreed to
    return writeLook(writer, await taken(), { signal, onProgress })
  }
}

type Taken = Pick<LookInThread, 'look' | 'store' | 'decided'> & { rows: RowToWrite[] }
type Watched = Pick<LookWishes, 'signal' | 'onProgress'>

/** @throws Refusal `import-stale` where the ledger has moved on since the look; Cancelled where nobody wants it any more: nothing is written */
export function writeLook(writer: Writer, { look, store, decided, rows }: Taken, watched: Watched): Promise<ImportRun> {
  const { laid, wishes, looked } = look
  const { used } = looked.crs
  const ask = {
    ...{ runId: laid.id, store, rows, wishes, summary: summaryOf(look.rows), revision: look.revision },
    crs: used && { code: used.code, how: used.how },
    template: wishes.sender ? keptTemplate(wishes.sender, looked.mapping) : null,
    choices: decided,
    areChecked: true,
    onShare: (share: number) => {
      if (watched.signal.aborted) throw new Cancelled()
      watched.onProgress('writing', share)
    },
  }
  return applyImport(writer, ask)
}

const recordsAtOnce = 1000

/** What the preview counted as new and changed, with everything the rows say. */
export async function rowsToWrite({ look, sitting, shapes }: LookInThread): Promise<RowToWrite[]> {
  const wanted = look.rows.filter(({ kind, at }) => at !== null && (kind === 'new' || kind === 'changed'))
  const written: RowToWrite[] = []
  for (let from = 0; from < wanted.length; from += recordsAtOnce) {
    const rows = wanted.slice(from, from + recordsAtOnce)
    const records = await recordsOf(sitting, rows)
    for (const row of rows) {
      const record = records.get(row.at ?? -1)
      if (record) written.push(rowToWrite(row, { record, look, shape: geometryToWrite(row, shapes) }))
    }
  }
  return written
}

async function recordsOf(sitting: Sitting, rows: readonly LookRow[]): Promise<Map<number, KindRecord>> {
  const records = await sitting.ask('records', { ats: rows.flatMap(({ at }) => at ?? []) })
  return new Map(records.map((record) => [record.at, record]))
}

type Decided = { record: KindRecord; look: Look; shape: ReturnType<typeof geometryToWrite> }

function rowToWrite({ kind, recordId, fields }: LookRow, { record, look, shape }: Decided): RowToWrite {
  const seenVersion = look.ledger.get(recordId ?? '')?.version
  return {
    kind: kind === 'new' ? 'new' : 'changed',
    ...{ record, recordId, fields },
    ...(seenVersion !== undefined && { seenVersion }),
    ...(shape && { geometry: shape.geometry }),
    ...(shape?.note !== undefined && { geometryNote: shape.note }),
    ...(shape?.isSketched && { isSketched: true }),
  }
}
