/** What was understood of a file, as the command and the page tell it. */
import type { Language } from '#contract/language/catalogue.ts'
import { placeReading } from '#geodata/crs/place.ts'
import { systemOf } from '#geodata/crs/systems.ts'
import { boundsOf } from '#geodata/geojson.ts'
import {
  type Cell,
  finding,
  type ReadFinding,
  type Reading,
  ReadRefusal,
  type Table,
} from '#geodata/readers/reading.ts'
import { say } from '../http/words.ts'

export type ReadReport = {
  format: string | null
  encoding: string | null
  /** Of the coordinates in the file: as it names it, or as it was asked for. */
  crs: string | null
  tables: { name: string; columns: string[]; rows: number; sample: Record<string, Cell>[] }[]
  features: number
  geometryTypes: string[]
  /** West, south, east, north in degrees; null while the coordinate system is not known. */
  bounds: [number, number, number, number] | null
  findings: { code: string; message: string; row: number | null }[]
}

type Asked = { crs: string | null; rows: number; language: Language }

/** @throws ReadRefusal where a coordinate system is asked for that nobody knows. */
export function reportOf(reading: Reading, { crs, rows, language }: Asked): ReadReport {
  const named = crs ?? reading.crs ?? systemByStandard(reading)
  const system = named === null ? null : systemOf(named)
  if (crs !== null && !system) throw new ReadRefusal('crs-unknown', { system: crs.slice(0, 60) })
  const placed = system ? placeReading(reading, system) : null
  const geometries = reading.tables.flatMap((table) => table.rows.flatMap(({ geometry }) => geometry ?? []))
  const findings = [...reading.findings, ...(placed?.findings ?? [])]
  if (geometries.length > 0 && !system) findings.push(noSystem(named))
  if (system && crs === null && reading.crs === null) findings.push(finding('crs-by-standard', { system: system.code }))
  return {
    format: reading.format,
    encoding: reading.encoding,
    crs: system?.code ?? named,
    tables: reading.tables.map((table) => ({
      name: table.name,
      columns: table.columns,
      rows: table.rows.length,
      sample: table.rows.slice(0, rows).map((row) => byColumn(table, row.cells)),
    })),
    features: geometries.length,
    geometryTypes: [...new Set(geometries.map(({ type }) => type))].sort(),
    bounds: placed?.bounds ?? null,
    findings: findings.map((each) => told(each, language)),
  }
}

/** A file that was refused: nothing was understood but why. */
export const emptyReport = (refused: ReadFinding, language: Language): ReadReport => ({
  format: null,
  encoding: null,
  crs: null,
  tables: [],
  features: 0,
  geometryTypes: [],
  bounds: null,
  findings: [told(refused, language)],
})

/** GeoJSON that names nothing is in degrees of WGS 84 (RFC 7946, 4), unless its numbers are no degrees. */
export function systemByStandard({ format, tables }: Reading): string | null {
  if (format !== 'geojson') return null
  for (const { rows } of tables) {
    for (const { geometry } of rows) {
      const [west, south, east, north] = (geometry && boundsOf(geometry)) ?? [0, 0, 0, 0]
      if (west < -180 || south < -90 || east > 180 || north > 90) return null
    }
  }
  return 'EPSG:4326'
}

const noSystem = (named: string | null): ReadFinding =>
  named === null ? finding('crs-missing') : finding('crs-unknown', { system: named.slice(0, 60) })

const told = ({ code, params, row }: ReadFinding, language: Language) => ({
  code,
  message: say(language, `readings.${code}`, params),
  row,
})

/** A column without a name, or with one that stands twice, is called by its place. */
function byColumn({ columns }: Table, cells: readonly Cell[]): Record<string, Cell> {
  return Object.fromEntries(cells.map((cell, at) => [columns[at] || `#${at + 1}`, cell]))
}
