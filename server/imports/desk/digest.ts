/** What was seen, in a few letters: whoever applies a file has seen just what is written. */
import { createHash } from 'node:crypto'
import type { ImportWishes } from '#contract/import.ts'
import { canonicalJson } from '../../db/canonical.ts'
import type { JudgedShapes } from './check-rows.ts'
import { geometryToWrite, type LookRow } from './look-rows.ts'
import { inTurns } from './turns.ts'
import type { Laid } from './upload.queries.ts'

/** Of the file, the wishes and every value that would be written: whoever applies it has seen just that. Where it comes from is said last. */
export async function digestOf(
  { hash: fileHash }: Laid,
  { source: _, ...wishes }: ImportWishes,
  { rows, shapes }: { rows: readonly LookRow[]; shapes: JudgedShapes },
): Promise<string> {
  const hash = createHash('sha256').update(fileHash).update(canonicalJson(wishes))
  await inTurns(rows, (row) => {
    if (row.kind !== 'new' && row.kind !== 'changed') return
    const fields = row.fields
      .filter(({ kind }) => kind !== 'same')
      .map(({ field, before, after }) => [field, before, after])
    hash.update(
      JSON.stringify([row.at, row.kind, row.recordId, fields, geometryToWrite(row, shapes)?.geometry ?? null]),
    )
  })
  return hash.digest('hex')
}
