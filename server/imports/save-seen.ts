/** What an import is about to write must be as it was when somebody looked at it. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { jsonParts } from '../db/bulk.ts'
import { type Connection, findRows } from '../db/connection.ts'
import { Refusal } from '../errors.ts'
import { restorableNamed } from './restorable.queries.ts'

type Seen = { id: string; isNew: boolean; seenVersion: number | null }
type SeenTable = 'work' | 'road' | 'barrier' | 'land' | 'crossing' | 'district' | 'street_office'

/** A surface of water has no version: nothing changes one but an import. */
const unversioned: readonly SeenTable[] = ['land']

/** Locks the known ones, in one order whoever asks; whoever merely refers to one need not wait. Names, or else ids, of those that are gone or of another version. */
export async function lockChanged(
  tx: Connection,
  adcode: string,
  tableName: SeenTable,
  planned: readonly Seen[],
): Promise<string[]> {
  const { table, recordId } = restorableNamed(tableName)
  const id = recordId('t')
  const isOther = unversioned.includes(tableName) ? sql`` : sql`OR t.version <> r."seenVersion"`
  const known = planned.filter(({ isNew }) => !isNew).map(({ id, seenVersion }) => ({ id, seenVersion }))
  const changed: { name: string }[][] = []
  for (const part of jsonParts(known)) {
    await tx.statements.execute(sql`
      SELECT 1 FROM ${table} t
      WHERE t.adcode = ${adcode} AND ${id} IN (SELECT r->>'id' FROM jsonb_array_elements(${part}::jsonb) r)
      ORDER BY ${id} FOR NO KEY UPDATE`)
    changed.push(
      await findRows(
        tx,
        z.object({ name: z.string() }),
        sql`
        SELECT coalesce(t.name, r.id) AS name FROM jsonb_to_recordset(${part}::jsonb) AS r(id text, "seenVersion" int)
        LEFT JOIN ${table} t ON t.adcode = ${adcode} AND ${id} = r.id
        WHERE t.adcode IS NULL ${isOther} ORDER BY r.id`,
      ),
    )
  }
  return changed.flat().map(({ name }) => name)
}

const mostNamed = 20

/** Throws `import-records-changed` with the first names, where there are any. */
export function refuseChanged(names: readonly string[]): void {
  if (names.length === 0) return
  throw new Refusal('import-records-changed', { count: names.length, names: names.slice(0, mostNamed).join('、') })
}
