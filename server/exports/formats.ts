/** The formats a file leaves the house in: what each is called on the wire, what it cannot hold, and who writes it. */
import type { ExportFormat, ExportWish } from '#contract/exports.ts'
import { writeCsv } from '#geodata/writers/csv.ts'
import { writeDxf } from '#geodata/writers/dxf.ts'
import { writeFlatgeobuf } from '#geodata/writers/flatgeobuf.ts'
import { writeGeojson } from '#geodata/writers/geojson.ts'
import { writeGeopackage } from '#geodata/writers/geopackage.ts'
import { writeKml } from '#geodata/writers/kml.ts'
import type { Sheet } from '#geodata/writers/sheet.ts'
import { writeXlsx } from '#geodata/writers/xlsx.ts'
import { Refusal } from '../errors.ts'

export const mediaTypes: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  geojson: 'application/geo+json',
  gpkg: 'application/geopackage+sqlite3',
  kml: 'application/vnd.google-earth.kml+xml',
  fgb: 'application/flatgeobuf',
  dxf: 'image/vnd.dxf',
}

export const isTable = (format: ExportFormat) => format === 'xlsx' || format === 'csv'

/** Shapes only: a row without a place is left out. */
export const holdsPlacedOnly = (format: ExportFormat) => format === 'fgb' || format === 'dxf'

/** The format as one that is written; what contradicts it is refused. */
export function formatOf({ format, encoding, received }: ExportWish): ExportFormat {
  if (format === 'shp') throw new Refusal('shapefile-loses-chinese')
  if (encoding && format !== 'csv') throw new Refusal('encoding-of-csv', { format })
  if (received && format === 'dxf') throw new Refusal('drawing-without-columns')
  return format
}

/** Rows of an Excel sheet, less title, notes and header. */
const mostRows = 1_048_576 - 20

export function mustFit(format: ExportFormat, count: number): void {
  if (format === 'xlsx' && count > mostRows) throw new Refusal('too-many-rows', { count, limit: mostRows })
}

type Zoned = { measureSrid: number }

/** Bytes as they are made. What cannot be drawn is refused before the first. */
export function writerOf(format: ExportFormat, { encoding = 'utf-8' }: ExportWish, districts: readonly Zoned[]) {
  if (format === 'csv') return (sheet: Sheet) => writeCsv(sheet, encoding)
  if (format === 'dxf') {
    const meridian = meridianOf(districts)
    return (sheet: Sheet) => writeDxf(sheet, meridian)
  }
  return {
    xlsx: writeXlsx,
    geojson: writeGeojson,
    gpkg: writeGeopackage,
    kml: writeKml,
    fgb: writeFlatgeobuf,
  }[format]
}

/** In degrees; the zones are numbered EPSG:4509 + a third of their meridian. */
function meridianOf(districts: readonly Zoned[]): number {
  const meridians = [...new Set(districts.map(({ measureSrid }) => 3 * (measureSrid - 4509)))]
  const [meridian] = meridians
  if (meridian === undefined || meridians.length > 1)
    throw new Refusal('several-zones', { zones: meridians.map((each) => `${each}°`).join(', ') })
  return meridian
}
