/** Writes the demo town beside the ledger: only into fields nobody has filled, everything marked as invented. */

import { type SQL, sql } from 'drizzle-orm'
import type { Geometry } from 'geojson'
import { z } from 'zod'
import { toMultiPolygon } from '#geodata/geojson.ts'
import type { Connection } from '#server/db/connection.ts'
import { findRow } from '#server/db/connection.ts'
import { linkAllWorks } from '#server/works/save-links.ts'
import type { Demo } from './huiji.ts'

/** True where the district is there and no demo was ever loaded into it: a removed demo stays removed. */
export async function needsDemo(connection: Connection, adcode: string): Promise<boolean> {
  // In a transaction two servers that start together take turns here, and the second finds the demo loaded.
  const row = await findRow(
    connection,
    z.object({ demo: z.string() }),
    sql`SELECT demo FROM district WHERE adcode = ${adcode} FOR UPDATE`,
  )
  return row?.demo === 'none'
}

const invented = { source: 'demo', kind: 'invented' }
const shapeOf = (column: SQL) => sql`st_setsrid(st_geomfromgeojson(${column}), 4490)`
const rowsOf = (rows: readonly object[], columns: SQL) =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(${columns})`

export async function saveDemo(connection: Connection, demo: Demo): Promise<void> {
  const run = (statement: SQL) => connection.statements.execute(statement)
  for (const statement of [...ground(demo), ...works(demo), ...compounds(demo)]) await run(statement)
  await linkAllWorks(connection, demo.adcode)
}

function ground(demo: Demo): SQL[] {
  const { adcode, town } = demo
  const numbered = <T>(letter: string, items: readonly T[], row: (item: T, i: number) => object) =>
    items.map((item, i) => ({ id: `${adcode}-${letter}-${String(i + 1).padStart(4, '0')}`, ...row(item, i) }))
  const land = [
    ...town.lots.map((lot) => ({
      kind: lot.use === 'park' ? 'park' : 'block',
      name: null,
      shape: toMultiPolygon(lot.shape),
    })),
    { kind: 'water', name: town.water.name, shape: town.water.shape },
  ]
  return [
    sql`UPDATE district SET boundary = ${shapeOf(sql`${JSON.stringify(town.outline)}`)}, demo = 'loaded', demo_data_date = ${demo.dataDate},
        provenance = provenance || ${JSON.stringify({ boundary: invented, demoDataDate: invented })}::jsonb WHERE adcode = ${adcode}`,
    sql`UPDATE street_office s SET boundary = ${shapeOf(sql`r.shape::text`)},
        provenance = s.provenance || ${JSON.stringify({ boundary: invented })}::jsonb
        FROM ${rowsOf(
          demo.offices.map((o) => ({ id: o.id, shape: o.boundary })),
          sql`id text, shape jsonb`,
        )}
        WHERE s.adcode = ${adcode} AND s.id = r.id AND s.boundary IS NULL`,
    sql`INSERT INTO land (adcode, id, kind, name, shape, invented)
        SELECT ${adcode}, id, kind, name, ${shapeOf(sql`r.shape::text`)}, true
        FROM ${rowsOf(
          numbered('l', land, (l) => l),
          sql`id text, kind text, name text, shape jsonb`,
        )} ON CONFLICT DO NOTHING`,
    sql`INSERT INTO road (adcode, id, name, class, width_m, line, invented)
        SELECT ${adcode}, id, name, class, "widthM", st_multi(${shapeOf(sql`r.line::text`)}), true
        FROM ${rowsOf(
          numbered('r', town.roads, (r) => r),
          sql`id text, name text, class text, "widthM" float8, line jsonb`,
        )} ON CONFLICT DO NOTHING`,
    sql`INSERT INTO barrier (adcode, id, kind, name, line, invented)
        SELECT ${adcode}, id, kind, name, st_multi(${shapeOf(sql`r.line::text`)}), true
        FROM ${rowsOf(
          numbered('b', town.barriers, (b) => b),
          sql`id text, kind text, name text, line jsonb`,
        )} ON CONFLICT DO NOTHING`,
    sql`INSERT INTO crossing (adcode, id, kind, name, shape, invented)
        SELECT ${adcode}, id, kind, name, ${shapeOf(sql`r.point::text`)}, true
        FROM ${rowsOf(
          numbered('x', town.crossings, (x) => x),
          sql`id text, kind text, name text, point jsonb`,
        )} ON CONFLICT DO NOTHING`,
    sql`INSERT INTO building (adcode, id, compound_id, floors, boundary, invented)
        SELECT ${adcode}, id, "compoundId", floors, ${shapeOf(sql`r.shape::text`)}, true
        FROM ${rowsOf(
          numbered('n', town.buildings, (b) => ({
            shape: b.shape,
            floors: b.floors,
            compoundId: demo.compoundOfLot.get(b.lot) ?? null,
          })),
          sql`id text, "compoundId" text, floors int, shape jsonb`,
        )} ON CONFLICT DO NOTHING`,
  ]
}

const operatorNames: Record<string, readonly string[]> = {
  power: ['示意供电公司'],
  telecom: ['示意通信甲公司', '示意通信乙公司', '示意广电公司'],
  water: ['示意供水公司'],
  drainage: ['示意排水公司'],
  gas: ['示意燃气甲公司', '示意燃气乙公司'],
  heating: ['示意热力公司'],
}
const operatorId = (trade: string, nth: number) => `demo-${trade}-${(nth % (operatorNames[trade]?.length ?? 1)) + 1}`

function works(demo: Demo): SQL[] {
  const { adcode, town } = demo
  const operators = Object.entries(operatorNames).flatMap(([trade, names]) =>
    names.map((name, i) => ({ id: operatorId(trade, i), name, trade })),
  )
  const lines = town.lines.map((line, i) => ({
    id: `${adcode}-w-${String(i + 1).padStart(4, '0')}`,
    trade: line.trade,
    kind: line.kind,
    placement: line.placement,
    state: line.state,
    excavates: line.excavates,
    operatorId: line.operator === null ? null : operatorId(line.trade, line.operator),
    roadName: line.roadName,
    fromMonth: line.from,
    toMonth: line.to,
    shape: line.line satisfies Geometry,
  }))
  const provenance = {
    geometry: invented,
    operatorId: invented,
    fromMonth: invented,
    toMonth: invented,
    state: invented,
  }
  return [
    sql`INSERT INTO organisation (id, name, kind, trade, invented)
        SELECT id, name, 'utility-company', trade, true FROM ${rowsOf(operators, sql`id text, name text, trade text`)} ON CONFLICT DO NOTHING`,
    sql`INSERT INTO work (adcode, id, trade, kind, placement, state, operator_id, road_name, from_month, to_month, excavates, geometry, provenance, invented)
        SELECT ${adcode}, id, trade, kind, placement, state, "operatorId", "roadName", "fromMonth", "toMonth", excavates,
          ${shapeOf(sql`r.shape::text`)}, ${JSON.stringify(provenance)}::jsonb, true
        FROM ${rowsOf(
          lines,
          sql`id text, trade text, kind text, placement text, state text, excavates bool, "operatorId" text, "roadName" text, "fromMonth" text, "toMonth" text, shape jsonb`,
        )} ON CONFLICT DO NOTHING`,
  ]
}

function compounds(demo: Demo): SQL[] {
  const fields = ['boundary', 'households', 'floorAreaM2', 'siteAreaM2', 'costWan', 'undergroundingWanted']
  const origins = Object.fromEntries(fields.map((field) => [field, invented]))
  const steps = demo.steps.map((step, i) => ({
    id: `${demo.adcode}-t-demo-${String(i + 1).padStart(4, '0')}`,
    ...step,
  }))
  return [
    sql`UPDATE compound c SET boundary = ${shapeOf(sql`r.boundary::text`)}, households = r.households, floor_area_m2 = r."floorAreaM2",
          site_area_m2 = r."siteAreaM2", cost_wan = r."costWan", undergrounding_wanted = r."undergroundingWanted",
          provenance = c.provenance || ${JSON.stringify(origins)}::jsonb
        FROM ${rowsOf(
          demo.compounds,
          sql`id text, boundary jsonb, households int, "floorAreaM2" float8, "siteAreaM2" float8, "costWan" float8, "undergroundingWanted" bool`,
        )}
        WHERE c.adcode = ${demo.adcode} AND c.id = r.id AND c.version = 1 AND c.boundary IS NULL`,
    sql`INSERT INTO step (adcode, id, compound_id, status, on_day, origin, invented)
        SELECT ${demo.adcode}, id, "compoundId", status, "onDay", ${JSON.stringify(invented)}::jsonb, true
        FROM ${rowsOf(steps, sql`id text, "compoundId" text, status text, "onDay" date`)}
        WHERE EXISTS (SELECT 1 FROM compound c WHERE c.adcode = ${demo.adcode} AND c.id = r."compoundId" AND c.version = 1)
        ON CONFLICT DO NOTHING`,
    sql`UPDATE revision SET number = number + 1 WHERE adcode = ${demo.adcode}`,
  ]
}
