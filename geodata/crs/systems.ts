/** The coordinate system that a name, a number, a WKT or a PROJ string means. */
import { codeOfZoneName, families } from './china-zones.ts'
import { systemOfEpsg } from './epsg.ts'
import { ownGridOfCode } from './own-grid-system.ts'
import { systemByProj } from './projected.ts'
import { shiftedSystems } from './shifted.ts'
import { type System, swapAxes, swappedMark } from './system.ts'
import {
  chinesePlaneOf,
  epsgOfWkt,
  horizontalPart,
  nameOfWkt,
  parseWkt,
  shiftOfWkt,
  unitOfWkt,
  type WktNode,
} from './wkt.ts'

/** As people write them, without spaces, hyphens, underscores and capitals. */
const spoken: Record<string, string> = {
  wgs84: 'EPSG:4326',
  gps: 'EPSG:4326',
  cgcs2000: 'EPSG:4490',
  国家2000: 'EPSG:4490',
  '2000国家大地坐标系': 'EPSG:4490',
  xian80: 'EPSG:4610',
  xian1980: 'EPSG:4610',
  西安80: 'EPSG:4610',
  '1980西安坐标系': 'EPSG:4610',
  beijing54: 'EPSG:4214',
  beijing1954: 'EPSG:4214',
  北京54: 'EPSG:4214',
  '1954北京坐标系': 'EPSG:4214',
  '1954年北京坐标系': 'EPSG:4214',
  webmercator: 'EPSG:3857',
  gcj02: 'GCJ-02',
  火星坐标: 'GCJ-02',
  火星坐标系: 'GCJ-02',
  高德: 'GCJ-02',
  bd09: 'BD-09',
  bd09ll: 'BD-09',
  百度: 'BD-09',
}

/**
 * "EPSG:4547", "4547", "urn:ogc:def:crs:EPSG::3547", "CRS84", "wgs84", "gcj02", WKT 1 and 2, ESRI's names, PROJ strings. Null where it is
 * none of these, or means no positions on a map. A code of a System gives that system again.
 */
export function systemOf(name: string): System | null {
  const given = name.trim()
  if (given.endsWith(swappedMark)) {
    const straight = systemOf(given.slice(0, -swappedMark.length))
    return straight && swapAxes(straight)
  }
  const wkt = parseWkt(given)
  if (wkt) return systemOfWkt(wkt, given)
  if (given.length > 1000) return null
  if (/^\+?proj=|^\+init=/.test(given)) return systemOfProj(given)
  return ownGridOfCode(given) ?? systemOfName(given)
}

function systemOfName(given: string): System | null {
  const plain = given.toLowerCase().replace(/[\s_'’-]/g, '')
  const known = spoken[plain]
  const shifted = shiftedSystems[known ?? '']
  if (shifted) return shifted
  if (/(^|[:/])(ogc:)?crs:?84h?$/i.test(given)) return longitudeFirst()
  const [, number] =
    /^(?:.{0,60}(?:epsg|esri)(?:\.xml#|[:/]+(?:[\d.]*[:/]+)?))?(\d{4,6})(?:\+\d+)?$/i.exec(known ?? given) ?? []
  if (number) return systemOfEpsg(number)
  const zone = codeOfZoneName(given) ?? codeOfUtmName(given)
  return zone === null ? null : systemOfEpsg(String(zone))
}

/** The same as EPSG:4326 in the order every file has it: the name says the order, the number does not. */
function longitudeFirst(): System | null {
  const system = systemOfEpsg('4326')
  return system && { ...system, code: 'OGC:CRS84', name: 'WGS 84 (CRS84)' }
}

/** "WGS_1984_UTM_Zone_49N", "WGS 84 / UTM zone 49N". */
function codeOfUtmName(name: string): number | null {
  const [, zone, half] = /^wgs[_ ](?:19)?84(?: \/)?[_ ]utm[_ ]zone[_ ](\d{1,2})([ns])$/i.exec(name) ?? []
  if (!zone || Number(zone) < 1 || Number(zone) > 60) return null
  return (half?.toLowerCase() === 's' ? 32700 : 32600) + Number(zone)
}

function systemOfWkt(root: WktNode, wkt: string): System | null {
  if (root.keyword === 'BOUNDCRS') return null // with a transformation of its own, which proj4 does not read: better asked for
  const horizontal = horizontalPart(root)
  const number = epsgOfWkt(horizontal)
  const numbered = number === null ? null : systemOfEpsg(String(number))
  const shift = shiftOfWkt(horizontal)
  if (numbered && (!shift || numbered.how.includes(`+towgs84=${shift}`))) return numbered
  const given = { code: wkt, name: nameOfWkt(horizontal), unit: unitOfWkt(horizontal) }
  // A sender who writes parameters of the datum into the file knows them better than the dataset does.
  if (shift) return systemByProj({ ...given, definition: wkt })
  return systemOnChineseDatum(horizontal, given) ?? systemByProj({ ...given, definition: wkt })
}

/** A plane of its own on a Chinese datum, e.g. a meridian through the town: what holds for the datum holds for it. */
function systemOnChineseDatum(node: WktNode, given: { code: string; name: string; unit: string }): System | null {
  const { datum, plane } = chinesePlaneOf(node) ?? {}
  const geographic = datum ? systemOfEpsg(String(families[datum].geographic)) : null
  if (!plane || !geographic) return null
  const system = systemByProj({ ...given, definition: geographic.how.replace('+proj=longlat', plane) })
  return system && { ...system, accuracyM: geographic.accuracyM, notes: geographic.notes }
}

function systemOfProj(text: string): System | null {
  const [, initial] = /^\+init=epsg:(\d{4,6})\b/i.exec(text) ?? []
  if (initial) return systemOfEpsg(initial)
  const definition = text.startsWith('+') ? text : `+${text}`
  const unit = /\+units=(\S+)/.exec(definition)?.[1]
  const isGeographic = /\+proj=(longlat|latlong)/.test(definition)
  const names: Record<string, string> = { m: 'metre', 'us-ft': 'US survey foot', ft: 'foot' }
  return systemByProj({
    code: definition,
    name: definition,
    definition,
    unit: isGeographic ? 'degree' : (names[unit ?? 'm'] ?? unit ?? 'metre'),
  })
}
