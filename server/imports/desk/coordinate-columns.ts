/** Tables that carry their places in two columns: the rows as a map file would have them, still in the numbers of the file. */
import type { Cell, Table } from '#geodata/readers/reading.ts'
import { readCell } from '../compounds/cell-value.ts'
import type { KindMapping } from '../kind.ts'

/** Eastwards first, as every position. */
const pairs = [
  ['longitude', 'latitude'],
  ['easting', 'northing'],
] as const
type Axis = (typeof pairs)[number][number]

/** The table itself where its rows have geometries of their own, or no two columns of degrees or metres. */
export function withPlacesOfColumns(table: Table, { columns }: KindMapping): Table {
  if (hasGeometry(table)) return table
  const found = (axis: Axis) => {
    const column = columns.find(({ field }) => field === axis)
    if (!column) return null
    return (cells: readonly Cell[]) => readCell(axis, cells[column.column] ?? null, column.factor).values[axis]
  }
  for (const [east, north] of pairs) {
    const [readEast, readNorth] = [found(east), found(north)]
    if (!readEast || !readNorth) continue
    const rows = table.rows.map((row) => {
      const [x, y] = [readEast(row.cells), readNorth(row.cells)]
      if (x === undefined || y === undefined) return { ...row, geometry: null }
      return { ...row, geometry: { type: 'Point' as const, coordinates: [x, y] } }
    })
    return { ...table, rows }
  }
  return table
}

export const hasGeometry = ({ rows }: Table): boolean =>
  rows.some(({ geometry }) => geometry !== undefined && geometry !== null)
