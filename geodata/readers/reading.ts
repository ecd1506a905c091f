/**
 * What a file holds, before anybody decides what it means: tables as they stand, each row with its place in the file and, in a map
 * file, its geometry; the coordinate system the file names; and everything that was odd about it.
 *
 * A reader is one function from bytes to a Reading. It guesses nothing: what it cannot read is a finding, and what nobody could use is
 * a ReadRefusal.
 */
import type { Geometry } from 'geojson'

export const formats = [
  'xlsx',
  'xls',
  'csv',
  'text',
  'docx',
  'geojson',
  'shapefile',
  'kml',
  'kmz',
  'gpkg',
  'dxf',
  'flatgeobuf',
] as const
export type Format = (typeof formats)[number]

/** Dates are written YYYY-MM-DD; an empty cell is null. */
export type Cell = string | number | boolean | null

export type Row = {
  /** From 1, as the file counts: the row of the sheet, the line of the text, the feature of the layer. */
  row: number
  /** One for each column of the table. */
  cells: Cell[]
  /** In the coordinates of the file. Absent in tables without a place, null where this row has none. */
  geometry?: Geometry | null
}

export type Table = {
  name: string
  columns: string[]
  rows: Row[]
  /** Rows that state totals, left out of `rows`; absent where there are none. */
  totalRows?: Row[]
}

/** Something odd that does not stop the reading. The sentence to a code is `readings.<code>` of the catalogue. */
export type ReadFinding = {
  code: string
  params: Record<string, string | number>
  /** As in `Row`; null where it is about the whole file. */
  row: number | null
}

export type Reading = {
  format: Format
  /** Of the text in it, e.g. "utf-8", "gb18030"; null where the format leaves no choice. */
  encoding: string | null
  /** As the file names it: "EPSG:4547", or its WKT where it has no number there; null where it says nothing. */
  crs: string | null
  tables: Table[]
  findings: ReadFinding[]
}

export type ReadWishes = {
  /** Instead of what the bytes look like. */
  encoding?: string
}

/** A file, or one out of an archive. */
export type Source = {
  name: string
  bytes: Uint8Array
  /** The file of the same name with another extension, without its dot ("dbf"), where there is one: a shapefile is several. */
  siblings?: (extension: string) => Uint8Array | null
}

export type Reader = (source: Source, wishes: ReadWishes) => Reading | Promise<Reading>

/** The file cannot be used at all. */
export class ReadRefusal extends Error {
  readonly code: string
  readonly params: Record<string, string | number>

  constructor(code: string, params: Record<string, string | number> = {}) {
    super(code)
    this.code = code
    this.params = params
  }
}

export const finding = (code: string, params: ReadFinding['params'] = {}, row: number | null = null): ReadFinding => ({
  code,
  params,
  row,
})
