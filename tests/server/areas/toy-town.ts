import { sql } from 'drizzle-orm'
import type { Database } from '#server/db/client.ts'
import { testDatabase } from '#tests/support/database.ts'

/** Metres east and north of the crossroads of a toy town; its district's zone has central meridian 114°. */
export type Metres = readonly [east: number, north: number]
export type Yard = {
  name: string
  /** Street office: 东街, or another one the town has opened. */
  street?: string
  /** South-western corner, width and depth; or any rings of its own. */
  at?: Metres
  size?: Metres
  parts?: readonly (readonly Metres[])[]
  builtYear?: number
  planYear?: number
  households?: number
  /** Where the number of households comes from. */
  kind?: 'document' | 'survey' | 'user' | 'invented' | 'estimated'
  costWan?: number
  boundaryKind?: 'invented' | 'user'
}

export const measureSrid = 4547
const crossroads: Metres = [465_000, 3_856_000]

const wktPoint = ([east, north]: Metres) => `${crossroads[0] + east} ${crossroads[1] + north}`
const wktRing = (ring: readonly Metres[]) => `((${[...ring, ring[0]!].map(wktPoint).join(', ')}))`

export const rectangle = ([east, north]: Metres, [width, depth]: Metres): Metres[] => [
  [east, north],
  [east + width, north],
  [east + width, north + depth],
  [east, north + depth],
]

/** An empty district of its own, so that towns of one test file do not meet. */
export async function foundTown(adcode: string) {
  const database = await testDatabase()
  await run(
    database,
    sql`INSERT INTO district (adcode, name, city_name, province_name, measure_srid, data_date)
        VALUES (${adcode}, ${`试验区${adcode}`}, '试验市', '试验省', ${measureSrid}, '2020-01-01')`,
  )
  await run(database, sql`INSERT INTO street_office (adcode, id, name) VALUES (${adcode}, ${`${adcode}-s-01`}, '东街')`)
  return townOf(database, adcode)
}

const run = (database: Database, statement: ReturnType<typeof sql>) => database.statements.execute(statement)

function townOf(database: Database, adcode: string) {
  let count = 0
  const idOf = (name: string) => `${adcode}-c-${name}`
  const geometry = (wkt: string) => sql`st_transform(st_setsrid(st_geomfromtext(${wkt}), ${measureSrid}::int), 4490)`

  return {
    adcode,
    idOf,
    /** Lays yards, in ledger order, under ids that end in their names; one without place or parts stays unplaced. */
    async lay(...yards: Yard[]): Promise<string[]> {
      for (const yard of yards) {
        const { at, size = [100, 100], kind = 'document', boundaryKind = 'user' } = yard
        const rings = yard.parts ?? (at ? [rectangle(at, size)] : [])
        const boundary = rings.length ? geometry(`MULTIPOLYGON(${rings.map(wktRing).join(', ')})`) : sql`NULL`
        const origin = { source: '试验', kind }
        const provenance = { households: origin, costWan: origin, boundary: { source: '试验', kind: boundaryKind } }
        count++
        await run(
          database,
          sql`INSERT INTO compound (adcode, id, name, ledger_row, street_office_id, built_year, plan_year, households, cost_wan, boundary, provenance)
              VALUES (${adcode}, ${idOf(yard.name)}, ${yard.name}, ${count}, ${`${adcode}-s-${yard.street ?? '01'}`}, ${yard.builtYear ?? null}::int,
                ${yard.planYear ?? null}::int, ${yard.households ?? null}::int, ${yard.costWan ?? null}::float8, ${boundary},
                ${JSON.stringify(provenance)}::jsonb)`,
        )
      }
      return yards.map(({ name }) => idOf(name))
    },
    /** Another street office, under the id that yards name it by. */
    async openStreetOffice(street: string, name: string): Promise<void> {
      await run(
        database,
        sql`INSERT INTO street_office (adcode, id, name) VALUES (${adcode}, ${`${adcode}-s-${street}`}, ${name})`,
      )
    },
    async pave(name: string, rank: string, ...line: Metres[]): Promise<void> {
      count++
      await run(
        database,
        sql`INSERT INTO road (adcode, id, name, class, line) VALUES (${adcode}, ${`${adcode}-r-${count}`}, ${name}, ${rank},
              ${geometry(`MULTILINESTRING((${line.map(wktPoint).join(', ')}))`)})`,
      )
    },
    async cut(name: string | null, kind: 'road' | 'railway' | 'river', ...line: Metres[]): Promise<void> {
      count++
      await run(
        database,
        sql`INSERT INTO barrier (adcode, id, kind, name, line) VALUES (${adcode}, ${`${adcode}-b-${count}`}, ${kind}, ${name},
              ${geometry(`MULTILINESTRING((${line.map(wktPoint).join(', ')}))`)})`,
      )
    },
    /** A footbridge: a point, or a line over the barrier. */
    async bridge(...places: Metres[]): Promise<void> {
      count++
      const points = places.map(wktPoint).join(', ')
      const wkt = places.length === 1 ? `POINT(${points})` : `LINESTRING(${points})`
      await run(
        database,
        sql`INSERT INTO crossing (adcode, id, kind, name, shape)
            VALUES (${adcode}, ${`${adcode}-x-${count}`}, 'footbridge', '天桥', ${geometry(wkt)})`,
      )
    },
    async hang(
      line: readonly Metres[],
      facts: { kind?: string; placement?: string; state?: string; invented?: boolean },
    ) {
      count++
      const { kind = 'existing', placement = 'buried', state = 'existing', invented = false } = facts
      await run(
        database,
        sql`INSERT INTO work (adcode, id, trade, kind, placement, state, invented, geometry)
            VALUES (${adcode}, ${`${adcode}-w-${count}`}, 'power', ${kind}, ${placement}, ${state}, ${invented},
              ${geometry(`LINESTRING(${line.map(wktPoint).join(', ')})`)})`,
      )
    },
    run: (statement: ReturnType<typeof sql>) => run(database, statement),
  }
}

export type Town = Awaited<ReturnType<typeof foundTown>>
