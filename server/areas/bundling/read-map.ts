/**
 * A map in a file: GeoJSON features of kind `compound`, `barrier` and `crossing`, in degrees of CGCS2000 or WGS 84, longitude
 * first. Everything else in the file is passed over. The first fault found is thrown as a finding that says where it is.
 */
import { z } from 'zod'
import type { BundleMap, LonLats, MapBarrier, MapCompound, MapCrossing } from './map.ts'

/** A fault of the input, as a key of the catalogue (`bundling.finding.…`) with its figures. */
export class BundleFinding extends Error {
  readonly code: string
  readonly params: Record<string, string | number>
  constructor(code: string, params: Record<string, string | number> = {}) {
    super(code)
    this.code = code
    this.params = params
  }
}

const figure = z.number().min(0).max(1e9).nullish()
const text = z.union([z.string(), z.number()]).transform(String).nullish()
const CompoundFacts = z.object({
  id: z.union([z.string().min(1).max(200), z.number()]).transform(String),
  households: figure,
  floorAreaM2: figure,
  costWan: figure,
  planYear: z.int().min(1900).max(2200).nullish(),
  street: text,
  owner: text,
})
const Feature = z.object({
  properties: z.looseObject({ kind: z.unknown().optional(), name: z.unknown().optional() }).nullish(),
  geometry: z.unknown().optional(),
})

/** @throws BundleFinding */
export function readMap(value: unknown, file: string): BundleMap {
  const features = (value as { features?: unknown } | null)?.features
  if ((value as { type?: unknown } | null)?.type !== 'FeatureCollection' || !Array.isArray(features)) {
    throw new BundleFinding('not-features', { file })
  }
  const compounds: MapCompound[] = []
  const barriers: MapBarrier[] = []
  const crossings: MapCrossing[] = []
  const ids = new Set<string>()
  features.forEach((each: unknown, index) => {
    const place = index + 1
    const feature = Feature.safeParse(each)
    if (!feature.success) throw new BundleFinding('bad-feature', { place, detail: firstIssue(feature.error) })
    const { properties, geometry } = feature.data
    const kind = properties?.kind
    const at = { place, id: nameOf(properties?.id) ?? nameOf(properties?.name) ?? '–' }
    if (kind === 'compound') {
      const compound = toCompound(properties, geometry, at)
      if (ids.has(compound.id)) throw new BundleFinding('same-id', { id: compound.id })
      ids.add(compound.id)
      compounds.push(compound)
    } else if (kind === 'barrier') {
      const name = typeof properties?.name === 'string' ? properties.name : null
      barriers.push({ name, lines: toLines(geometry, ['LineString', 'MultiLineString'], at) })
    } else if (kind === 'crossing') {
      crossings.push({ lines: toLines(geometry, ['Point', 'MultiPoint', 'LineString', 'MultiLineString'], at) })
    }
  })
  return { compounds, barriers, crossings }
}

const nameOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null

type At = { place: number; id: string }

function toCompound(properties: unknown, geometry: unknown, at: At): MapCompound {
  const facts = CompoundFacts.safeParse(properties)
  if (!facts.success) throw new BundleFinding('bad-feature', { place: at.place, detail: firstIssue(facts.error) })
  const { id, households, floorAreaM2, costWan, planYear, street, owner } = facts.data
  return {
    id,
    households: households ?? null,
    floorAreaM2: floorAreaM2 ?? null,
    costWan: costWan ?? null,
    planYear: planYear ?? null,
    street: street ?? null,
    owner: owner ?? null,
    parts: toParts(geometry, { ...at, id }),
  }
}

function toParts(geometry: unknown, at: At): LonLats[][] {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown }
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null
  if (!Array.isArray(polygons)) throw badGeometry(at, `geometry.type ${String(type)}: Polygon / MultiPolygon`)
  if (polygons.length === 0) throw badGeometry(at, 'coordinates []')
  return polygons.map((rings: unknown) => {
    if (!Array.isArray(rings) || rings.length === 0) throw badGeometry(at, 'coordinates []')
    return rings.map((ring: unknown) => {
      const flat = toPositions(ring, at)
      const last = flat.length - 2
      if (last < 6 || flat[0] !== flat[last] || flat[1] !== flat[last + 1]) {
        throw badGeometry(at, 'ring is not closed, or has fewer than four positions')
      }
      return flat
    })
  })
}

function toLines(geometry: unknown, wanted: readonly string[], at: At): LonLats[] {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown }
  if (typeof type !== 'string' || !wanted.includes(type)) {
    throw badGeometry(at, `geometry.type ${String(type)}: ${wanted.join(' / ')}`)
  }
  if (type === 'Point') return [toPositions([coordinates], at)]
  if (type === 'LineString') return [toPositions(coordinates, at)]
  if (!Array.isArray(coordinates)) throw badGeometry(at, 'coordinates')
  return coordinates.map((line: unknown) => toPositions(type === 'MultiPoint' ? [line] : line, at))
}

function toPositions(line: unknown, at: At): LonLats {
  if (!Array.isArray(line) || line.length === 0) throw badGeometry(at, 'coordinates []')
  const flat = new Float64Array(2 * line.length)
  line.forEach((position: unknown, k) => {
    const [lon, lat] = Array.isArray(position) ? (position as unknown[]) : []
    if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat)) {
      throw badGeometry(at, `position ${JSON.stringify(position)?.slice(0, 60)}`)
    }
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) throw badGeometry(at, `${told(lon, lat)}`)
    flat[2 * k] = lon
    flat[2 * k + 1] = lat
  })
  return flat
}

/** Metres and swapped axes are the usual reasons for a position off the globe: named as such. */
function told(lon: number, lat: number): string {
  if (Math.abs(lon) <= 90 && Math.abs(lat) <= 180)
    return `[${lon}, ${lat}]: 纬度在前 / latitude first; [lon, lat] wanted`
  return `[${lon}, ${lat}]: 应为经纬度（度），不是米 / degrees wanted, not metres`
}

const badGeometry = ({ place, id }: At, detail: string) => new BundleFinding('bad-geometry', { place, id, detail })

export const firstIssue = ({ issues: [issue] }: z.ZodError): string =>
  issue ? `${issue.path.join('.')} ${issue.message}`.trim() : ''
