/** Puts the invented city into a database: thousands of rows a statement, as one JSON value, which both engines take. */
import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '#server/db/client.ts'
import type { Connection } from '#server/db/connection.ts'
import { type City, cityAdcode, cityZone } from './generate.ts'
import { cityDataDate } from './history.ts'

const rowsPerStatement = 4000
const provenance = JSON.stringify({ boundary: { source: 'bench', kind: 'invented' } })

export async function loadCity(database: Database, city: City): Promise<void> {
  await database.withLimit(300_000, () =>
    database.transaction(async (connection) => {
      await loadGround(connection, city)
      await loadCompounds(connection, city)
      await loadWorks(connection, city)
    }),
  )
  // Planner statistics, which a database that lives longer gathers by itself.
  await database.withLimit(300_000, () => database.statements.execute(sql`ANALYZE`))
}

/** Runs one statement per slice of the rows, which it sees as `r`. */
async function insertAll(connection: Connection, rows: readonly object[], columns: SQL, insert: (from: SQL) => SQL) {
  for (let first = 0; first < rows.length; first += rowsPerStatement) {
    const slice = JSON.stringify(rows.slice(first, first + rowsPerStatement))
    await connection.statements.execute(insert(sql`jsonb_to_recordset(${slice}::jsonb) AS r(${columns})`))
  }
}

const shape = (column: SQL) => sql`st_multi(st_setsrid(st_geomfromgeojson(${column}), 4490))`

async function loadGround(connection: Connection, { streetOffices, barriers, crossings }: City): Promise<void> {
  await connection.statements.execute(sql`
    INSERT INTO district (adcode, name, city_name, province_name, measure_srid, data_date)
    VALUES (${cityAdcode}, '示例区', '示例市', '示例省', ${cityZone}, ${cityDataDate})`)
  await connection.statements.execute(sql`INSERT INTO revision (adcode, number) VALUES (${cityAdcode}, 1)`)
  await insertAll(
    connection,
    streetOffices,
    sql`id text, name text`,
    (from) => sql`INSERT INTO street_office (adcode, id, name) SELECT ${cityAdcode}, id, name FROM ${from}`,
  )
  await insertAll(
    connection,
    barriers,
    sql`id text, kind text, name text, line text`,
    (from) => sql`INSERT INTO barrier (adcode, id, kind, name, line, invented)
      SELECT ${cityAdcode}, id, kind, name, ${shape(sql`line`)}, true FROM ${from}`,
  )
  await insertAll(
    connection,
    crossings,
    sql`id text, kind text, shape text`,
    (from) => sql`INSERT INTO crossing (adcode, id, kind, shape, invented)
      SELECT ${cityAdcode}, id, kind, st_setsrid(st_geomfromgeojson(shape), 4490), true FROM ${from}`,
  )
}

async function loadCompounds(connection: Connection, { compounds }: City): Promise<void> {
  await insertAll(
    connection,
    compounds,
    sql`id text, name text, "streetOfficeId" text, "builtYear" int, "planYear" int, households int, boundary text`,
    (from) => sql`
      INSERT INTO compound (adcode, id, name, street_office_id, built_year, plan_year, households, boundary, provenance)
      SELECT ${cityAdcode}, id, name, "streetOfficeId", "builtYear", "planYear", households, ${shape(sql`boundary`)},
        ${provenance}::jsonb FROM ${from}`,
  )
  const steps = compounds.flatMap(({ id, steps: own }) =>
    own.map((step, i) => ({ id: `${id.replace('-c-', '-t-')}-${i}`, compoundId: id, ...step })),
  )
  await insertAll(
    connection,
    steps,
    sql`id text, "compoundId" text, status text, "onDay" date`,
    (from) => sql`INSERT INTO step (adcode, id, compound_id, status, on_day, origin)
      SELECT ${cityAdcode}, id, "compoundId", status, "onDay", '{"source":"bench","kind":"survey"}' FROM ${from}`,
  )
}

async function loadWorks(connection: Connection, { works }: City): Promise<void> {
  await insertAll(
    connection,
    works,
    sql`id text, trade text, kind text, placement text, state text, "roadName" text, "fromMonth" text, "toMonth" text, line text`,
    (from) => sql`
      INSERT INTO work (adcode, id, trade, kind, placement, state, road_name, from_month, to_month, geometry, invented)
      SELECT ${cityAdcode}, id, trade, kind, placement, state, "roadName", "fromMonth", "toMonth",
        st_setsrid(st_geomfromgeojson(line), 4490), true FROM ${from}`,
  )
}
