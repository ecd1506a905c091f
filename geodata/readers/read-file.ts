/** One door for every file: what it is, and the reader that knows it. Readers are loaded when they are needed. */
import { limits } from './limits.ts'
import type { Format, Reader, Reading, ReadWishes, Source } from './reading.ts'
import { ReadRefusal } from './reading.ts'
import { formatOf } from './sniff.ts'

const readers: Record<Format, () => Promise<Reader>> = {
  xlsx: async () => (await import('./xlsx.ts')).readXlsx,
  xls: async () => (await import('./xls.ts')).readXls,
  csv: async () => (await import('./csv.ts')).readCsv,
  text: async () => (await import('./pasted.ts')).readPasted,
  docx: async () => (await import('./docx.ts')).readDocx,
  geojson: async () => (await import('./geojson.ts')).readGeojson,
  shapefile: async () => (await import('./shapefile.ts')).readShapefile,
  kml: async () => (await import('./kml.ts')).readKml,
  kmz: async () => (await import('./kml.ts')).readKml,
  gpkg: async () => (await import('./geopackage.ts')).readGeopackage,
  dxf: async () => (await import('./dxf.ts')).readDxf,
  flatgeobuf: async () => (await import('./flatgeobuf.ts')).readFlatgeobuf,
}

/**
 * Everything a file holds.
 * @throws ReadRefusal where nobody could use it.
 */
export async function readFile(source: Source, wishes: ReadWishes = {}): Promise<Reading> {
  const { length } = source.bytes
  if (length > limits.fileBytes) throw new ReadRefusal('file-too-large', { most: Math.round(limits.fileBytes / 1e6) })
  const read = await readers[formatOf(source)]()
  return read(source, wishes)
}
