/** The neighbour graph of a whole district, as areas ask for it, beside the barest join PostGIS can do. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { localReader } from '#server/accounts/reader.ts'
import { findNeighbourLinks } from '#server/areas/neighbours.queries.ts'
import type { Database } from '#server/db/client.ts'
import { getRow } from '#server/db/connection.ts'
import { type City, cityAdcode, cityZone } from './generate.ts'
import { measure } from './measure.ts'
import { ms, printTable, ratio } from './table.ts'

const maxGapM = 80
const repetitions = 3

export async function neighbourTimes(database: Database, { compounds }: City): Promise<void> {
  const ground = { adcode: cityAdcode, measureSrid: cityZone }
  const set = { key: 'all', ids: compounds.map(({ id }) => id), maxGapM }
  let links = 0
  let cuts = 0
  const ours = await measure(repetitions, async () => {
    const found = await database.withLimit(300_000, () => findNeighbourLinks(database, localReader, ground, [set]))
    links = found.length
    cuts = found.filter(({ cut }) => cut !== null).length
  })
  let joined = 0
  const raw = await measure(repetitions, async () => {
    joined = await database.withLimit(300_000, () => rawJoin(database))
  })
  printTable(
    `neighbour graph: ${compounds.length} compounds, gap ${maxGapM} m, ${repetitions} repetitions; raw is ST_DWithin over an indexed copy in the same zone: no barriers, no lines, no distances`,
    ['', 'pairs', 'cut by a barrier', 'p50 ms', 'max ms', 'ours : raw'],
    [
      ['our query', links, cuts, ms(ours.p50), ms(ours.max), ratio(ours.p50, raw.p50)],
      ['raw PostGIS', joined, '–', ms(raw.p50), ms(raw.max), '1.00 ×'],
    ],
  )
}

/** The copy is made once, and not part of the time. */
export async function copyIntoZone(database: Database): Promise<void> {
  const steps = [
    sql`CREATE TABLE raw_compound AS SELECT id, st_transform(boundary, ${sql.raw(String(cityZone))}) AS shape
        FROM compound WHERE adcode = ${sql.raw(`'${cityAdcode}'`)}`,
    sql`CREATE INDEX raw_compound_shape ON raw_compound USING gist (shape)`,
    sql`ANALYZE raw_compound`,
  ]
  for (const step of steps) await database.withLimit(300_000, () => database.statements.execute(step))
}

async function rawJoin(database: Database): Promise<number> {
  const row = await getRow(
    database,
    z.object({ pairs: z.int() }),
    sql`SELECT count(*)::int AS pairs FROM raw_compound a JOIN raw_compound b ON b.id > a.id AND st_dwithin(a.shape, b.shape, ${maxGapM}::float8)`,
  )
  return row.pairs
}
