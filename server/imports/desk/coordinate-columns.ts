/** Tables that carry their places in two columns: the rows as a map file would have them, still in the numbers of the file. */
import type { Table } from '#geodata/readers/reading.ts'
import { readCell } from '../compounds/cell-value.ts'
import type { KindMapping } from '../kind.ts'

/** The table itself where its rows have geometries of their own, or no columns of degrees. */
export function withPlacesOfColumns(table: Table, { columns }: KindMapping): Table {
  const longitude = columns.find(({ field }) => field === 'longitude')
  const latitude = columns.find(({ field }) => field === 'latitude')
  if (!longitude || !latitude || hasGeometry(table)) return table
  const rows = table.rows.map((row) => {
    const lon = readCell('longitude', row.cells[longitude.column] ?? null, longitude.factor).values.longitude
    const lat = readCell('latitude', row.cells[latitude.column] ?? null, latitude.factor).values.latitude
    if (lon === undefined || lat === undefined) return { ...row, geometry: null }
    return { ...row, geometry: { type: 'Point' as const, coordinates: [lon, lat] } }
  })
  return { ...table, rows }
}

export const hasGeometry = ({ rows }: Table): boolean =>
  rows.some(({ geometry }) => geometry !== undefined && geometry !== null)
