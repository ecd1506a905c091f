/**
 * Well-known text of coordinate systems, WKT 1 (also as ESRI writes it into .prj files) and WKT 2: only as much of it as tells which
 * numbered system it is. proj4 reads the rest.
 */
import { type ChinaDatum, codeOfZoneName, datumNamed, families, zoneCode } from './china-zones.ts'

export type WktNode = { keyword: string; values: (string | number | WktNode)[] }

const maxLength = 50_000
const maxDepth = 30

/** Null where it is no WKT. */
export function parseWkt(text: string): WktNode | null {
  if (text.length > maxLength || !/^\s*[A-Z_]\w*\s*[[(]/i.test(text)) return null
  const tokens = text.matchAll(/"((?:[^"]|"")*)"|([[(])|([\])])|([^\s,[\]()"]+)/g)
  const root: WktNode = { keyword: '', values: [] }
  const open: WktNode[] = [root]
  for (const [, quoted, opens, closes, word] of tokens) {
    const here = open.at(-1)
    if (!here) return null
    if (closes) open.pop()
    else if (opens) {
      const keyword = here.values.pop()
      if (typeof keyword !== 'string' || open.length > maxDepth) return null
      const node: WktNode = { keyword: keyword.toUpperCase(), values: [] }
      here.values.push(node)
      open.push(node)
    } else here.values.push(quoted ?? numberOr(word ?? ''))
  }
  const [only] = root.values
  return open.length === 1 && typeof only === 'object' ? only : null
}

const numberOr = (word: string) => (Number.isNaN(Number(word)) ? word : Number(word))

const children = (node: WktNode, ...keywords: string[]): WktNode[] =>
  node.values.filter((value): value is WktNode => typeof value === 'object' && keywords.includes(value.keyword))

/** At any depth, the outermost first. */
function within(node: WktNode, ...keywords: string[]): WktNode | undefined {
  const [near] = children(node, ...keywords)
  if (near) return near
  for (const value of node.values) {
    const found = typeof value === 'object' ? within(value, ...keywords) : undefined
    if (found) return found
  }
}

const text = (node: WktNode | undefined) => String(node?.values[0] ?? '')

/** The part that says how the first two numbers are meant: a compound system has a height beside it. */
export function horizontalPart(root: WktNode): WktNode {
  if (!/^(COMPD_CS|COMPOUNDCRS)$/.test(root.keyword)) return root
  const part = root.values.find((value): value is WktNode => typeof value === 'object')
  return part ? horizontalPart(part) : root
}

export const nameOfWkt = (node: WktNode) => text(node)

/** Of the system itself, in the words of the WKT; "degree" where it gives none. */
export function unitOfWkt(node: WktNode): string {
  const [own] = children(node, 'UNIT', 'LENGTHUNIT', 'ANGLEUNIT')
  const [axis] = children(node, 'AXIS').flatMap((each) => children(each, 'LENGTHUNIT', 'ANGLEUNIT', 'UNIT'))
  return (text(own ?? axis) || 'degree').replace(/^meter$/i, 'metre').replace(/^degree$/i, 'degree')
}

/** The EPSG number a WKT gives itself, or that its parameters can mean only; null where it has to be taken by its parameters. */
export function epsgOfWkt(node: WktNode): number | null {
  const [authority] = children(node, 'AUTHORITY', 'ID')
  if (text(authority).toUpperCase() === 'EPSG') return Number(authority?.values[1]) || null
  const datum = text(within(node, 'DATUM', 'ENSEMBLE'))
  const method = text(within(node, 'PROJECTION', 'METHOD'))
  if (!method) return /^(GEOG|GEODCRS)/.test(node.keyword) ? geographicCode(node, datum) : null
  // As GDAL writes it, the method is an ordinary Mercator and only the name says that it is reckoned on a sphere.
  const isPseudo = /^Mercator/i.test(method) && /pseudo.?mercator/i.test(text(node))
  if (isPseudo || /Mercator_Auxiliary_Sphere|Popular Visualisation/i.test(method)) return 3857
  return isTransverse(method) ? transverseCode(node, datum) : null
}

const isWgs84 = (datum: string) =>
  /^(d_)?(wgs_?\s?(19)?84|world geodetic system 1984)/i.test(datum) && !/non/i.test(datum)

/** Greenwich and degrees only: the numbered systems are nothing else. */
function geographicCode(node: WktNode, datum: string): number | null {
  const meridian = within(node, 'PRIMEM')?.values[1] ?? 0
  if (meridian !== 0 || !/^degree/i.test(unitOfWkt(node))) return null
  const china = datumNamed(datum)
  if (china) return families[china].geographic
  return isWgs84(datum) ? 4326 : null
}

/** The seven numbers a WKT 1 gives for the way to WGS 84, as PROJ writes them; null where it gives none, or zeros. */
export function shiftOfWkt(node: WktNode): string | null {
  const given = within(node, 'TOWGS84')?.values ?? []
  const numbers = Array.from({ length: 7 }, (_, index) => Number(given[index] ?? 0))
  return numbers.some((number) => number !== 0) ? numbers.join(',') : null
}

/** The Chinese datum a system lies on, and its plane as PROJ writes it where that is a transverse Mercator in metres. */
export function chinesePlaneOf(node: WktNode): { datum: ChinaDatum; plane: string | null } | null {
  const datum = datumNamed(text(within(node, 'DATUM')))
  if (!datum) return null
  const method = text(within(node, 'PROJECTION', 'METHOD'))
  if (!isTransverse(method) || !isMetres(node)) return { datum, plane: null }
  const parameter = parametersOf(node)
  const plane = [
    '+proj=tmerc',
    `+lat_0=${parameter(latitudeOfOrigin)}`,
    `+lon_0=${parameter(meridianName)}`,
    `+k=${parameter(scaleName) || 1}`,
    `+x_0=${parameter(eastingName)}`,
    `+y_0=${parameter(northingName)}`,
    '+units=m',
  ].join(' ')
  return { datum, plane }
}

const isTransverse = (method: string) => /^(Gauss_Kruger|Transverse[_ ]?Mercator)/i.test(method)
const isMetres = (node: WktNode) => /^met(re|er)s?$/i.test(unitOfWkt(node))
const meridianName = /central.?meridian|longitude of natural origin/
const latitudeOfOrigin = /latitude.?of.?(origin|natural origin)/
const eastingName = /false.?easting/
const northingName = /false.?northing/
const scaleName = /scale.?factor/

/** Gauss–Krüger zones of the Chinese datums and UTM zones of WGS 84, by their parameters: a name may say anything. */
function transverseCode(node: WktNode, datum: string): number | null {
  const parameter = parametersOf(node)
  const centralMeridian = parameter(meridianName)
  const easting = parameter(eastingName)
  const northing = parameter(northingName)
  const scale = parameter(scaleName) || 1
  if (parameter(latitudeOfOrigin) !== 0 || !isMetres(node)) return null
  if (isWgs84(datum)) return utmCode(centralMeridian, easting, northing, scale)
  const china = datumNamed(datum)
  if (!china || scale !== 1 || northing !== 0) return null
  const number = (easting - 500_000) / 1e6
  if (easting === 500_000) {
    // A meridian of 6° zones is one of 3° zones too, and the numbers are the same: the name decides, else the narrower zone.
    const named = codeOfZoneName(text(node))
    const six = zoneCode(china, { width: 6, centralMeridian, numbered: false })
    return named !== null && named === six ? six : zoneCode(china, { width: 3, centralMeridian, numbered: false })
  }
  if (number * 3 === centralMeridian) return zoneCode(china, { width: 3, centralMeridian, numbered: true })
  return number * 6 - 3 === centralMeridian ? zoneCode(china, { width: 6, centralMeridian, numbered: true }) : null
}

function utmCode(centralMeridian: number, easting: number, northing: number, scale: number): number | null {
  const zone = (centralMeridian + 183) / 6
  if (!Number.isInteger(zone) || zone < 1 || zone > 60 || easting !== 500_000 || scale !== 0.9996) return null
  if (northing === 0) return 32600 + zone
  return northing === 10_000_000 ? 32700 + zone : null
}

/** The value of the parameter with such a name; 0 where there is none. */
function parametersOf(node: WktNode) {
  const parameters = [node, ...children(node, 'CONVERSION')].flatMap((each) => children(each, 'PARAMETER'))
  return (name: RegExp) => Number(parameters.find((each) => name.test(text(each).toLowerCase()))?.values[1] ?? 0)
}
