/**
 * The Gauss–Krüger zones of the three Chinese datums by their EPSG numbers: 3° and 6° wide, with the number of the zone in front of
 * the easting (38 464 947) and without (464 947). Source: EPSG dataset, the ranges checked against epsg-index.
 */
type Family = {
  geographic: number
  /** The first number of each range: zone 25 or 75° E where zones are 3° wide, zone 13 or 75° E where they are 6°. */
  numbered3: number
  plain3: number
  numbered6: number
  plain6: number
}

export const families = {
  CGCS2000: { geographic: 4490, numbered3: 4513, plain3: 4534, numbered6: 4491, plain6: 4502 },
  'Xian 1980': { geographic: 4610, numbered3: 2349, plain3: 2370, numbered6: 2327, plain6: 2338 },
  'Beijing 1954': { geographic: 4214, numbered3: 2401, plain3: 2422, numbered6: 21413, plain6: 21453 },
} as const satisfies Record<string, Family>
export type ChinaDatum = keyof typeof families

/** 75° E to 135° E are covered, by zones 25–45 of 3° or 13–23 of 6°. */
const westmost = 75
const eastmost = 135

export type Zone = { width: 3 | 6; centralMeridian: number; numbered: boolean }

/** The EPSG number of a zone; null where there is none: CGCS2000, 3°, 114° E without the zone's number → 4547. */
export function zoneCode(datum: ChinaDatum, { width, centralMeridian, numbered }: Zone): number | null {
  const index = (centralMeridian - westmost) / width
  if (!Number.isInteger(index) || index < 0 || centralMeridian > eastmost) return null
  const { numbered3, plain3, numbered6, plain6 } = families[datum]
  if (width === 3) return (numbered ? numbered3 : plain3) + index
  return (numbered ? numbered6 : plain6) + index
}

/** Zone 38 of 3° has its central meridian at 114° E, zone 19 of 6° at 111° E. */
export const meridianOfZone = (zone: number, width: 3 | 6) => (width === 3 ? zone * 3 : zone * 6 - 3)

/** What a name says, as EPSG and ESRI write it: "CGCS2000_3_Degree_GK_CM_114E", "Xian 1980 / 3-degree Gauss-Kruger zone 38". */
export function codeOfZoneName(name: string): number | null {
  const plain = name.toLowerCase().replace(/[^a-z0-9]+/g, ' ')
  const [, datumName = '', three, meridian, zone] =
    /^(cgcs ?2000|xi ?an ?(?:19)?80|beijing ?(?:19)?54) (3 ?(?:degree|deg) )?(?:gk|gauss ?kr(?:ue|u)ger) (?:cm (\d+) ?e|zone (\d+))$/.exec(
      plain,
    ) ?? []
  const datum = datumNamed(datumName)
  if (!datum) return null
  const width = three ? 3 : 6
  const centralMeridian = meridian ? Number(meridian) : meridianOfZone(Number(zone), width)
  return zoneCode(datum, { width, centralMeridian, numbered: !meridian })
}

/** "D_China_2000", "Xian_1980", "Beijing 1954", as WKT names datums. */
export function datumNamed(name: string): ChinaDatum | null {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (/cgcs2000|china2000|chinageodeticcoordinatesystem2000/.test(plain)) return 'CGCS2000'
  if (/xian(19)?80/.test(plain)) return 'Xian 1980'
  return /^d?(gcs)?beijing(19)?54/.test(plain) ? 'Beijing 1954' : null
}
