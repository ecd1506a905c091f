/**
 * Gauss–Krüger, the projection of the CGCS2000 3° zones (EPSG:4513–4554): true metres within a district.
 * Krüger's series in the third flattening n, to the fourth power: below a millimetre within 4° of the central meridian.
 * Source: L. Krüger, Konforme Abbildung des Erdellipsoids in der Ebene, 1912; ellipsoid of GB 22021 (CGCS2000).
 */
const semiMajorAxisM = 6378137
const flattening = 1 / 298.257222101
const falseEastingM = 500000

const n = flattening / (2 - flattening)
const n2 = n * n
const n3 = n2 * n
const n4 = n3 * n
const rectifyingRadiusM = (semiMajorAxisM / (1 + n)) * (1 + n2 / 4 + n4 / 64)
const eccentricity = Math.sqrt(flattening * (2 - flattening))

const toPlane = [
  n / 2 - (2 / 3) * n2 + (5 / 16) * n3 + (41 / 180) * n4,
  (13 / 48) * n2 - (3 / 5) * n3 + (557 / 1440) * n4,
  (61 / 240) * n3 - (103 / 140) * n4,
  (49561 / 161280) * n4,
]
const toSphere = [
  n / 2 - (2 / 3) * n2 + (37 / 96) * n3 - (1 / 360) * n4,
  (1 / 48) * n2 + (1 / 15) * n3 - (437 / 1440) * n4,
  (17 / 480) * n3 - (37 / 840) * n4,
  (4397 / 161280) * n4,
]
const toLatitude = [
  2 * n - (2 / 3) * n2 - 2 * n3 + (116 / 45) * n4,
  (7 / 3) * n2 - (8 / 5) * n3 - (227 / 45) * n4,
  (56 / 15) * n3 - (136 / 35) * n4,
  (4279 / 630) * n4,
]

const degree = Math.PI / 180

/** The central meridian, in degrees, of the 3° zone a longitude falls in: 113.6 → 114 (EPSG:4547). */
export function centralMeridianOf(lon: number): number {
  return Math.round(lon / 3) * 3
}

/** CGCS2000 degrees → [easting, northing] in metres of the 3° zone with this central meridian; false easting 500 km, no zone prefix. */
export function toGaussKruger([lon, lat]: readonly [number, number], centralMeridian: number): [number, number] {
  const sinLat = Math.sin(lat * degree)
  const tau = Math.sinh(Math.atanh(sinLat) - eccentricity * Math.atanh(eccentricity * sinLat))
  const fromMeridian = (lon - centralMeridian) * degree
  const xi = Math.atan2(tau, Math.cos(fromMeridian))
  const eta = Math.asinh(Math.sin(fromMeridian) / Math.hypot(tau, Math.cos(fromMeridian)))
  let [north, east] = [xi, eta]
  toPlane.forEach((term, index) => {
    const k = 2 * (index + 1)
    north += term * Math.sin(k * xi) * Math.cosh(k * eta)
    east += term * Math.cos(k * xi) * Math.sinh(k * eta)
  })
  return [falseEastingM + rectifyingRadiusM * east, rectifyingRadiusM * north]
}

/** The inverse: [easting, northing] in metres → CGCS2000 [lon, lat] in degrees, unrounded. */
export function fromGaussKruger(
  [easting, northing]: readonly [number, number],
  centralMeridian: number,
): [number, number] {
  const xi = northing / rectifyingRadiusM
  const eta = (easting - falseEastingM) / rectifyingRadiusM
  let [xiSphere, etaSphere] = [xi, eta]
  toSphere.forEach((term, index) => {
    const k = 2 * (index + 1)
    xiSphere -= term * Math.sin(k * xi) * Math.cosh(k * eta)
    etaSphere -= term * Math.cos(k * xi) * Math.sinh(k * eta)
  })
  const conformal = Math.asin(Math.sin(xiSphere) / Math.cosh(etaSphere))
  let latitude = conformal
  toLatitude.forEach((term, index) => {
    latitude += term * Math.sin(2 * (index + 1) * conformal)
  })
  return [centralMeridian + Math.atan2(Math.sinh(etaSphere), Math.cos(xiSphere)) / degree, latitude / degree]
}
