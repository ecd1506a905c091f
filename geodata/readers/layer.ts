/** Builds the table of one layer row by row: columns in order of first appearance, limits held while it grows. */
import type { Geometry } from 'geojson'
import { type FindingList, shown } from './finding-list.ts'
import { limits } from './limits.ts'
import { type Cell, ReadRefusal, type Row, type Table } from './reading.ts'

/** Rows times columns, since a file may name a column in one row only and each row then carries it. */
const mostCells = 40e6

export type Layer = {
  name: string
  /** A column that is there though no row fills it. */
  column: (name: string) => void
  /** `geometry` undefined for tables without a place. */
  add: (row: number, attributes: Iterable<readonly [name: string, value: unknown]>, geometry?: Geometry | null) => void
  /** Each row gets its full width. @throws ReadRefusal where that is too much. */
  toTable: () => Table
}

/** @throws ReadRefusal from its functions when the file holds more than `limits`. */
export function openLayer(name: string, findings: FindingList): Layer {
  const columns = new Map<string, number>()
  const rows: Row[] = []
  const placeOf = (column: string) => {
    const known = columns.get(column)
    if (known !== undefined) return known
    if (columns.size >= limits.columns) throw new ReadRefusal('too-many-attributes', { most: limits.columns })
    columns.set(column, columns.size)
    return columns.size - 1
  }
  return {
    name,
    column: placeOf,
    add: (row, attributes, geometry) => {
      if (rows.length >= limits.rows) throw new ReadRefusal('too-many-features', { most: limits.rows })
      const cells: Cell[] = []
      for (const [column, value] of attributes) {
        const at = placeOf(column)
        while (cells.length < at) cells.push(null)
        cells[at] = toCell(value, column, row, findings)
      }
      rows.push(geometry === undefined ? { row, cells } : { row, cells, geometry })
    },
    toTable: () => {
      if (rows.length * columns.size > mostCells)
        throw new ReadRefusal('too-many-cells', { rows: rows.length, columns: columns.size })
      for (const { cells } of rows) while (cells.length < columns.size) cells.push(null)
      return { name, columns: [...columns.keys()], rows }
    },
  }
}

function toCell(value: unknown, column: string, row: number, findings: FindingList): Cell {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value
    findings.tell('number-not-finite', { column: shown(column) }, row)
    return null
  }
  // a number of 17 digits is a code, and no number of ours keeps it
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (value instanceof Uint8Array) {
    findings.count('binary-not-read', { column: shown(column) })
    return null
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (text.length > limits.cellLength)
    throw new ReadRefusal('attribute-too-long', { column: shown(column), row, most: limits.cellLength })
  if (text.includes('\uFFFD')) findings.tell('characters-lost', { column: shown(column) }, row)
  return text
}

/** The name, or with a number behind it where the name is taken. Remembers it. */
export function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted
  for (let k = 2; taken.has(name); k++) name = `${wanted} (${k})`
  taken.add(name)
  return name
}

export type LayerWithCrs = { table: Table; crs: string | null }

/**
 * A reading has one coordinate system. Layers that name another are left out and told: drawn together they would lie apart, and
 * nobody would see why.
 */
export function withOneCrs(layers: LayerWithCrs[], findings: FindingList): { tables: Table[]; crs: string | null } {
  const isPlaced = ({ table }: LayerWithCrs) => table.rows.some(({ geometry }) => geometry)
  const crs = layers.find((layer) => isPlaced(layer) && layer.crs !== null)?.crs ?? null
  const fitting = layers.filter((layer) => !isPlaced(layer) || layer.crs === crs)
  for (const { table, crs: other } of layers.filter((layer) => !fitting.includes(layer)))
    findings.tell('layer-with-other-crs', { layer: shown(table.name), crs: shown(other ?? '—'), first: shown(crs) })
  return { tables: fitting.map(({ table }) => table), crs }
}
