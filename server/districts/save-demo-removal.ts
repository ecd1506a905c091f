/** Takes the invented town away again, in one step; whatever a user has entered or adopted stays. */
import { type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { compoundFacts } from '#contract/compound.ts'
import type { DemoRemoval } from '#contract/district.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { type Connection, findRow, findRows } from '../db/connection.ts'
import { barrier, building, compound, crossing, land, road, step, work } from '../db/tables.ts'
import { type Writer, write } from '../db/write.ts'
import { NotFound, Refusal } from '../errors.ts'
import { removeBuildingTicks, unlinkWorks } from '../menu/save-unlinking.ts'
import { linkAllWorks } from '../works/save-links.ts'

/** Afterwards the district stands as its documents and users left it, and no restart brings the demo back. */
export async function removeDemo(writer: Writer, adcode: string): Promise<DemoRemoval> {
  mustBeAllowed(writer.reader, 'demo.remove', { adcode })
  return write(writer, adcode, async (tx) => {
    const before = await lockDemo(tx, adcode)
    const compounds = await clearCompounds(tx, adcode)
    const invented = (table: SQL) => sql`SELECT t.id FROM ${table} t WHERE t.adcode = ${adcode} AND t.invented`
    await unlinkWorks(tx, adcode, invented(sql`work`))
    await keepNamedBuildings(tx, adcode)
    await removeBuildingTicks(tx, adcode, invented(sql`building`))
    const gone = {
      steps: await removeInvented(tx, adcode, step),
      works: await removeInvented(tx, adcode, work),
      roads: await removeInvented(tx, adcode, road),
      barriers: await removeInvented(tx, adcode, barrier),
      crossings: await removeInvented(tx, adcode, crossing),
      buildings: await removeInvented(tx, adcode, building),
      land: await removeInvented(tx, adcode, land),
      operators: await removeUnusedOperators(tx),
    }
    await clearOutlines(tx, adcode)
    await clearKept(tx, adcode, 'compound', new Map(fields.map((field) => [field, compound[field].name])))
    await clearKept(tx, adcode, 'street_office', new Map([['boundary', 'boundary']]))
    await linkAllWorks(tx, adcode)
    const removal = { removed: true as const, compounds: compounds.length, ...gone }
    tx.audit({
      action: 'demo.remove',
      kind: 'demo',
      recordId: adcode,
      before: { ...before, compounds },
      after: { demo: 'removed', ...removal },
    })
    return removal
  })
}

const Demo = z.object({ demo: z.enum(['none', 'loaded', 'removed']), demoDataDate: z.string().nullable() })

async function lockDemo(tx: Connection, adcode: string): Promise<z.infer<typeof Demo>> {
  const found = await findRow(
    tx,
    Demo,
    sql`SELECT demo, demo_data_date AS "demoDataDate" FROM district WHERE adcode = ${adcode} FOR UPDATE`,
  )
  if (!found) throw new NotFound('district', adcode)
  if (found.demo !== 'loaded') throw new Refusal('no-demo', { adcode })
  return found
}

/** Every field a compound may have from the demo. */
const fields = [...Object.keys(compoundFacts), 'boundary'] as (keyof typeof compoundFacts | 'boundary')[] // their keys, no more

const isInvented = (provenance: SQL, field: string) => sql`${provenance}->${field}->>'kind' = 'invented'`
const withoutInvented = (provenance: SQL) => sql`(
  SELECT coalesce(jsonb_object_agg(key, value) FILTER (WHERE value->>'kind' <> 'invented'), '{}')
  FROM jsonb_each(${provenance}))`
const someInvented = (provenance: SQL) =>
  sql`EXISTS (SELECT 1 FROM jsonb_each(${provenance}) WHERE value->>'kind' = 'invented')`

/** Empties the invented fields; resolves to the compounds as they stood, for the audit. */
async function clearCompounds(tx: Connection, adcode: string): Promise<unknown[]> {
  const provenance = sql`c.provenance`
  const rows = await findRows(
    tx,
    z.object({ row: z.unknown() }),
    sql`SELECT to_jsonb(c) - 'boundary_3857' - 'place_3857' AS row FROM compound c
        WHERE c.adcode = ${adcode} AND ${someInvented(provenance)} ORDER BY c.id FOR UPDATE`,
  )
  const cleared = fields.map((field) => {
    const column = sql.identifier(compound[field].name)
    return sql`${column} = CASE WHEN ${isInvented(provenance, field)} THEN NULL ELSE c.${column} END`
  })
  await tx.statements.execute(sql`
    UPDATE compound c SET ${sql.join(cleared, sql`, `)}, provenance = ${withoutInvented(provenance)}, version = c.version + 1
    WHERE c.adcode = ${adcode} AND ${someInvented(provenance)}`)
  return rows.map(({ row }) => row)
}

/** Buildings that a user gave a name lose their invented outline and stay, with what is said of them. */
async function keepNamedBuildings(tx: Connection, adcode: string): Promise<void> {
  await tx.statements.execute(sql`
    UPDATE building b SET boundary = NULL, invented = false, version = b.version + 1,
      floors = CASE WHEN b.provenance->'floors' IS NOT NULL THEN b.floors END
    WHERE b.adcode = ${adcode} AND b.invented AND b.name IS NOT NULL AND b.provenance->'name' IS NOT NULL`)
}

async function removeInvented(tx: Connection, adcode: string, table: PgTable): Promise<number> {
  const { rowCount } = await tx.statements.execute(sql`DELETE FROM ${table} WHERE adcode = ${adcode} AND invented`)
  return rowCount ?? 0
}

/** Invented companies that no work is given to any more; one whose work a user adopted stays. */
async function removeUnusedOperators(tx: Connection): Promise<number> {
  const { rowCount } = await tx.statements.execute(sql`
    DELETE FROM organisation o WHERE o.invented AND NOT EXISTS (SELECT 1 FROM work w WHERE w.operator_id = o.id)`)
  return rowCount ?? 0
}

/** What imports keep of rows as they were before: taken back later, they bring nothing invented back. */
async function clearKept(tx: Connection, adcode: string, tableName: string, columns: ReadonlyMap<string, string>) {
  const provenance = sql`k.before->'provenance'`
  const cleared = [...columns].map(
    ([field, column]) =>
      sql`CASE WHEN ${isInvented(provenance, field)} THEN jsonb_build_object(${column}::text, NULL) ELSE '{}'::jsonb END`,
  )
  await tx.statements.execute(sql`
    UPDATE import_change k SET before = k.before || ${sql.join(cleared, sql` || `)}
      || jsonb_build_object('provenance', ${withoutInvented(provenance)})
    WHERE k.adcode = ${adcode} AND k.table_name = ${tableName} AND k.before IS NOT NULL AND ${someInvented(provenance)}`)
}

async function clearOutlines(tx: Connection, adcode: string): Promise<void> {
  const provenance = sql`s.provenance`
  await tx.statements.execute(sql`
    UPDATE street_office s SET boundary = NULL, provenance = ${withoutInvented(provenance)}, version = s.version + 1
    WHERE s.adcode = ${adcode} AND ${isInvented(provenance, 'boundary')}`)
  const own = sql`d.provenance`
  await tx.statements.execute(sql`
    UPDATE district d SET demo = 'removed', demo_data_date = NULL, provenance = ${withoutInvented(own)},
      boundary = CASE WHEN ${isInvented(own, 'boundary')} THEN NULL ELSE d.boundary END
    WHERE d.adcode = ${adcode}`)
}
