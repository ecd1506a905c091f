/** What a file is, by what stands in it; its name decides only where the content leaves it open. */
import type { Format, Source } from './reading.ts'
import { ReadRefusal } from './reading.ts'
import { openArchive } from './unzip.ts'

const magic = (...bytes: number[]) => bytes
const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))
const signatures: readonly (readonly [readonly number[], Format | 'zip'])[] = [
  [magic(0x50, 0x4b, 0x03, 0x04), 'zip'],
  [magic(0x50, 0x4b, 0x05, 0x06), 'zip'],
  [magic(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'xls'],
  [ascii('SQLite format 3\0'), 'gpkg'],
  [magic(0x66, 0x67, 0x62, 0x03), 'flatgeobuf'],
  [magic(0x00, 0x00, 0x27, 0x0a), 'shapefile'],
  [ascii('AutoCAD Binary DXF'), 'dxf'],
  // a DWG: its reader says what to do
  [ascii('AC10'), 'dxf'],
]

/** Kinds of files people do hand over and nobody can read a ledger from, by how they begin. */
const foreign: readonly (readonly [readonly number[], string])[] = [
  [ascii('%PDF'), 'PDF'],
  [magic(0x89, 0x50, 0x4e, 0x47), 'PNG'],
  [magic(0xff, 0xd8, 0xff), 'JPEG'],
  [ascii('Rar!'), 'RAR'],
  [magic(0x37, 0x7a, 0xbc, 0xaf), '7z'],
  [magic(0x1f, 0x8b), 'gzip'],
  [ascii('II*\0'), 'TIFF'],
  [ascii('MM\0*'), 'TIFF'],
]

const startsWith = (bytes: Uint8Array, wanted: readonly number[]) => wanted.every((byte, at) => bytes[at] === byte)

/** @throws ReadRefusal for an empty file, for archives nothing is known in, and for kinds that hold no table and no map. */
export function formatOf({ name, bytes }: Source): Format {
  if (bytes.length === 0) throw new ReadRefusal('empty-file')
  const kind = foreign.find(([wanted]) => startsWith(bytes, wanted))?.[1]
  if (kind) throw new ReadRefusal('foreign-kind', { kind })
  const found = signatures.find(([wanted]) => startsWith(bytes, wanted))?.[1]
  if (found === 'zip') return formatOfArchive(bytes)
  return found ?? formatOfText(extensionOf(name), headOf(bytes))
}

export const extensionOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

function formatOfArchive(bytes: Uint8Array): Format {
  const { names } = openArchive(bytes)
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/^xl\/workbook\.xml$/i)) return 'xlsx'
  if (has(/^word\/document\.xml$/i)) return 'docx'
  if (has(/\.kml$/i)) return 'kmz'
  if (has(/\.(shp|dbf)$/i)) return 'shapefile'
  throw new ReadRefusal('archive-unknown', { names: names.slice(0, 5).join(', ').slice(0, 60) })
}

/** The beginning as text; characters of other encodings come out wrong here and do not matter. */
function headOf(bytes: Uint8Array): string {
  const start = bytes.subarray(0, 4096)
  const isUtf16 = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)
  const text = new TextDecoder(isUtf16 ? (start[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'latin1').decode(start)
  return text.replace(/^(\ufeff|ï»¿)/, '').trimStart()
}

function formatOfText(extension: string, head: string): Format {
  if (/^[{[]/.test(head)) return 'geojson'
  if (/<kml[\s>]/i.test(head)) return 'kml'
  if (/^(999\r?\n[^\n]*\n\s*)*0\r?\n\s*SECTION\b/.test(head)) return 'dxf'
  if (extension === 'kml' || extension === 'dxf' || extension === 'xls' || extension === 'csv') return extension
  if (extension === 'geojson' || extension === 'json') return 'geojson'
  if (extension === 'tsv') return 'csv'
  if (extension === 'dbf') return 'shapefile'
  return 'text'
}
