/**
 * The shifted degrees of Chinese map services: GCJ-02 (Amap, Tencent) and BD-09 (Baidu). No authority publishes them; these are the
 * formulas that have been public since 2013 (eviltransform, coordtransform), about a metre from what the services themselves give.
 */
import type { Position } from 'geojson'
import { finding } from '../readers/reading.ts'
import type { Bounds, System } from './system.ts'

/** Krassowsky's ellipsoid, which the shift is reckoned on. */
const semiMajorAxisM = 6378245
const eccentricitySquared = 0.006693421622965943
const degree = Math.PI / 180
const baidu = (Math.PI * 3000) / 180

/** Outside of it nothing is shifted. The public formulas know this box, not the border of the country. */
export const shiftedArea: Bounds = [72.004, 0.8293, 137.8347, 55.8271]

const isShifted = (lon: number, lat: number) =>
  lon >= shiftedArea[0] && lon <= shiftedArea[2] && lat >= shiftedArea[1] && lat <= shiftedArea[3]

/** Short waves that both directions have in common. */
const ripple = (x: number) => (20 * (Math.sin(6 * x * Math.PI) + Math.sin(2 * x * Math.PI)) * 2) / 3

function gcjOf(lon: number, lat: number): [number, number] {
  const [x, y] = [lon - 105, lat - 35]
  const root = 0.2 * Math.sqrt(Math.abs(x))
  const waves = ripple(x)
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    root +
    waves +
    ((20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * 2) / 3 +
    ((160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)) * 2) / 3
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    root / 2 +
    waves +
    ((20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * 2) / 3 +
    ((150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * 2) / 3
  const flattened = 1 - eccentricitySquared * Math.sin(lat * degree) ** 2
  const meridianRadiusM = (semiMajorAxisM * (1 - eccentricitySquared)) / (flattened * Math.sqrt(flattened))
  const parallelRadiusM = (semiMajorAxisM / Math.sqrt(flattened)) * Math.cos(lat * degree)
  return [lon + east / (parallelRadiusM * degree), lat + north / (meridianRadiusM * degree)]
}

function bdOf(lon: number, lat: number): [number, number] {
  const radius = Math.hypot(lon, lat) + 0.00002 * Math.sin(lat * baidu)
  const angle = Math.atan2(lat, lon) + 0.000003 * Math.cos(lon * baidu)
  return [radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006]
}

type Shift = (lon: number, lat: number) => [number, number]

/** Of a shift that changes slowly: step back by what is left over. A step below 1e-7° leaves less than a hundredth of it, 0.1 mm. */
function undo(shift: Shift, lon: number, lat: number): [number, number] {
  let [x, y] = [lon, lat]
  for (let step = 0; step < 30; step++) {
    const [shiftedLon, shiftedLat] = shift(x, y)
    const [overLon, overLat] = [shiftedLon - lon, shiftedLat - lat]
    x -= overLon
    y -= overLat
    if (Math.abs(overLon) < 1e-7 && Math.abs(overLat) < 1e-7) break
  }
  return [x, y]
}

const within =
  (convert: Shift) =>
  ([lon = Number.NaN, lat = Number.NaN, z]: Position): Position => {
    const place: Position = isShifted(lon, lat) ? convert(lon, lat) : [lon, lat]
    if (z !== undefined) place.push(z)
    return place
  }

/** Degrees of WGS 84 or CGCS2000 → GCJ-02; unchanged outside `shiftedArea`. */
export const toGcj02 = within(gcjOf)
/** GCJ-02 → WGS 84, to less than a millimetre. */
export const fromGcj02 = within((lon, lat) => undo(gcjOf, lon, lat))
/** GCJ-02 → BD-09. */
export const gcj02ToBd09 = within(bdOf)
/** BD-09 → GCJ-02, to less than a millimetre. */
export const bd09ToGcj02 = within((lon, lat) => undo(bdOf, lon, lat))

/** What nobody but the services can check. */
const accuracyM = 2
const notes = (system: string) => [finding('shifted-by-public-formula', { system, accuracy: accuracyM })]
const common = { unit: 'degree', axis: 'lon-lat', accuracyM, areaOfUse: shiftedArea } as const

export const gcj02: System = {
  ...common,
  code: 'GCJ-02',
  name: 'GCJ-02',
  how: 'GCJ-02 → WGS 84, public formula, inverse by iteration',
  notes: notes('GCJ-02'),
  toEarth: fromGcj02,
  fromEarth: toGcj02,
}

export const bd09: System = {
  ...common,
  code: 'BD-09',
  name: 'BD-09',
  how: 'BD-09 → GCJ-02 → WGS 84, public formulas, inverses by iteration',
  notes: notes('BD-09'),
  toEarth: (position) => fromGcj02(bd09ToGcj02(position)),
  fromEarth: (position) => gcj02ToBd09(toGcj02(position)),
}

export const shiftedSystems: Record<string, System> = { 'GCJ-02': gcj02, 'BD-09': bd09 }
