/** What the ledger has of compounds, as a file is compared with it, and the names by which it knows streets and communities. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { compoundFacts } from '#contract/compound.ts'
import { Status } from '#contract/status.ts'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Heir, listHeirs } from '../../compounds/lineage/lineage.queries.ts'
import { jsonParts } from '../../db/bulk.ts'
import { type Connection, findRows, getRow } from '../../db/connection.ts'
import { compound } from '../../db/tables.ts'
import { pagesById } from '../pages-by-id.ts'
import type { ExistingCompound } from './existing-compound.ts'

const { communityId: _, ...facts } = compoundFacts
const factKeys = Object.keys(facts) as (keyof typeof facts)[] // its keys, no more

const Stored = z.object({
  ...facts,
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  streetOffice: z.string().nullable(),
  community: z.string().nullable(),
  wordsOnly: z.array(z.enum(['streetOffice', 'community'])),
  status: Status,
  retired: z.boolean(),
  version: z.int(),
})

const isInvented = (field: string) => sql`c.provenance->${field}->>'kind' = 'invented'`
const unlessInvented = (field: string, value: SQL) =>
  sql`CASE WHEN ${isInvented(field)} THEN NULL ELSE ${value} END AS ${sql.identifier(field)}`

/**
 * Every compound of a district, retired ones too, by id. What the demo invented counts as not known. Where the ledger has no such street
 * office or community, the words of the file that named it stand for it.
 */
export async function* listExisting(
  connection: Connection,
  reader: Reader,
  adcode: string,
): AsyncGenerator<ExistingCompound[]> {
  const became = becameOf(await listHeirs(connection, reader, adcode))
  const pages = pagesById(({ after, count }) => findStored(connection, reader, { adcode, after, count }))
  for await (const page of pages) yield page.map((each) => ({ ...each, became: became.get(each.id) ?? null }))
}

type PageOfStored = { adcode: string; after: string; count: number }

/** The statuses of a page are looked up compound by compound: view compound_standing would read all steps of the district for each page. */
async function findStored(connection: Connection, reader: Reader, { adcode, after, count }: PageOfStored) {
  const columns = factKeys.map((field) => unlessInvented(field, sql`c.${sql.identifier(compound[field].name)}`))
  return findRows(
    connection,
    Stored,
    sql`
    WITH page AS MATERIALIZED (
      SELECT c.* FROM compound c
      WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.id > ${after}
      ORDER BY c.id LIMIT ${count}
    )
    SELECT c.id, c.name, c.aliases, ${sql.join(columns, sql`, `)},
      coalesce(s.name, c.provenance->'streetOfficeId'->>'printed') AS "streetOffice",
      coalesce(m.name, c.provenance->'communityId'->>'printed') AS community,
      jsonb_path_query_array(jsonb_build_array(
        CASE WHEN s.id IS NULL AND c.provenance->'streetOfficeId'->>'printed' IS NOT NULL THEN 'streetOffice' END,
        CASE WHEN m.id IS NULL AND c.provenance->'communityId'->>'printed' IS NOT NULL THEN 'community' END
      ), '$[*] ? (@ != null)') AS "wordsOnly",
      now.status, c.retired_on IS NOT NULL AS retired, c.version
    FROM page c
    JOIN compound_now now ON now.adcode = c.adcode AND now.id = c.id
    LEFT JOIN street_office s ON s.adcode = c.adcode AND s.id = c.street_office_id
    LEFT JOIN community m ON m.adcode = c.adcode AND m.id = c.community_id
    ORDER BY c.id`,
  )
}

function becameOf(heirs: readonly Heir[]): Map<string, NonNullable<ExistingCompound['became']>> {
  const became = new Map<string, { kind: Heir['kind']; ids: string[] }>()
  for (const { kind, fromId, toId } of heirs) {
    const known = became.get(fromId)
    if (known) known.ids.push(toId)
    else became.set(fromId, { kind, ids: [toId] })
  }
  return became
}

const Street = z.object({ id: z.string(), name: z.string() })
const UnderStreet = Street.extend({ streetOfficeId: z.string() })
export type Places = { streets: z.infer<typeof Street>[]; communities: z.infer<typeof UnderStreet>[] }

/** By id, so that of two alike the older one is found. */
export const findPlaces = async (connection: Connection, adcode: string): Promise<Places> => ({
  streets: await findRows(
    connection,
    Street,
    sql`SELECT id, name FROM street_office WHERE adcode = ${adcode} ORDER BY id`,
  ),
  communities: await findRows(
    connection,
    UnderStreet,
    sql`SELECT id, name, street_office_id AS "streetOfficeId" FROM community WHERE adcode = ${adcode} ORDER BY id`,
  ),
})

/** A ledger that came with its documents has an order of its own; one that is only now being brought in takes the file's. */
export async function hasLedgerOrder(connection: Connection, adcode: string): Promise<boolean> {
  const { ordered } = await getRow(
    connection,
    z.object({ ordered: z.boolean() }),
    sql`SELECT EXISTS (SELECT 1 FROM compound WHERE adcode = ${adcode} AND ledger_row IS NOT NULL) AS ordered`,
  )
  return ordered
}

const Seen = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  retired: z.boolean(),
  streetOfficeId: z.string().nullable(),
  communityId: z.string().nullable(),
})
export type SeenCompound = z.infer<typeof Seen>

/** Compounds as they stand, locked for the write that follows, in one order whoever asks. */
export async function lockCompounds(
  connection: Connection,
  reader: Reader,
  adcode: string,
  ids: readonly string[],
): Promise<Map<string, SeenCompound>> {
  const found = await findRows(
    connection,
    Seen,
    sql`
    SELECT c.id, c.version, c.name, c.retired_on IS NOT NULL AS retired, c.street_office_id AS "streetOfficeId",
      c.community_id AS "communityId"
    FROM compound c
    WHERE ${visibleTo(reader)} AND c.adcode = ${adcode}
      AND c.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
    ORDER BY c.id FOR UPDATE`,
  )
  return new Map(found.map((each) => [each.id, each]))
}

type DatedStatus = { id: string; status: string; onDay: string }

/** Of statuses to be recorded, the compounds that have exactly this one on this day already. */
export async function findRecorded(
  connection: Connection,
  adcode: string,
  steps: Iterable<DatedStatus>,
): Promise<Set<string>> {
  const recorded = new Set<string>()
  for (const part of jsonParts(steps)) {
    const found = await findRows(
      connection,
      z.object({ id: z.string() }),
      sql`
      SELECT DISTINCT r.id FROM jsonb_to_recordset(${part}::jsonb) AS r(id text, status text, "onDay" date)
      JOIN step s ON s.adcode = ${adcode} AND s.compound_id = r.id AND s.status = r.status AND s.on_day = r."onDay" AND NOT s.invented`,
    )
    for (const { id } of found) recorded.add(id)
  }
  return recorded
}
