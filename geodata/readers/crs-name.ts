/** The coordinate system a file names: as "EPSG:n" where it is one with a number, else as it stands. */
import { epsgOfWkt, horizontalPart, parseWkt } from '../crs/wkt.ts'

/** "EPSG:4547", "urn:ogc:def:crs:EPSG::4547", "http://…/EPSG/0/4547", "…CRS84" (WGS 84 with longitude first, as all we read). */
export function crsOfName(name: string): string | null {
  const number = /EPSG[:/]+(?:[\d.]*[:/]+)?(\d{4,6})$/i.exec(name.trim())?.[1]
  if (number) return `EPSG:${number}`
  return /\bCRS:?84$/i.test(name.trim()) ? 'EPSG:4326' : null
}

/** @param wkt of a .prj file or a database; both WKT 1 (also ESRI's) and WKT 2. Null for empty text. */
export function crsOfWkt(wkt: string): string | null {
  const text = wkt.replaceAll('\0', '').trim()
  if (text === '') return null
  const node = parseWkt(text)
  const number = node && epsgOfWkt(horizontalPart(node))
  return number ? `EPSG:${number}` : text
}
