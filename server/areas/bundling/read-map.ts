/**
 * A map in a file: GeoJSON features of kind `compound`, `barrier` and `crossing`, in degrees of CGCS2000 or WGS 84, longitude
 * first. Everything else in the file is passed over. The first fault found is thrown as a finding that says where it is.
 */
import { z } from 'zod'
import { areaOf, crossingOf } from '#geodata/checks/ring.ts'
import { say, sayIssue } from '../../http/words.ts'
import type { BundleMap, LonLats, MapBarrier, MapCompound, MapCrossing } from './map.ts'

type Figures = Record<string, string | number>

/** A fault of the input, as a key of the catalogue (`bundling.finding.…`) with its figures, and what is wrong in particular. */
export class BundleFinding extends Error {
  readonly code: string
  readonly params: Figures
  private readonly detailIn: (language: string) => string
  constructor(code: string, params: Figures = {}, detailIn: (language: string) => string = () => '') {
    super(code)
    this.code = code
    this.params = params
    this.detailIn = detailIn
  }

  sentenceIn(language: string): string {
    return say(language, `bundling.finding.${this.code}`, { ...this.params, detail: this.detailIn(language) })
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
    if (!feature.success) throw badFeature(place, feature.error)
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

/** The first rule it breaks, after the way to it. */
function badFeature(place: number, { issues: [issue] }: z.ZodError): BundleFinding {
  const where = issue?.path.join('.') ?? ''
  const detailIn = (language: string) => `${where} ${issue ? sayIssue(language, issue) : ''}`.trim()
  return new BundleFinding('bad-feature', { place, where }, detailIn)
}

type At = { place: number; id: string }

function toCompound(properties: unknown, geometry: unknown, at: At): MapCompound {
  const facts = CompoundFacts.safeParse(properties)
  if (!facts.success) throw badFeature(at.place, facts.error)
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
  const { type, coordinates } = shapeOf(geometry, ['Polygon', 'MultiPolygon'], at)
  const polygons = type === 'Polygon' ? [coordinates] : coordinates
  const parts = listOf(polygons, at).map((rings) => listOf(rings, at).map((ring) => toRing(ring, at)))
  const enclosed = (rings: LonLats[]) => rings.reduce((sum, ring, k) => sum + (k === 0 ? 1 : -1) * areaOf(ring), 0)
  if (parts.reduce((sum, rings) => sum + enclosed(rings), 0) <= 0) throw badGeometry(at, 'zero-size')
  return parts
}

function toRing(positions: unknown, at: At): LonLats {
  const ring = toPositions(positions, at)
  const last = ring.length - 2
  if (ring[0] !== ring[last] || ring[1] !== ring[last + 1]) throw badGeometry(at, 'unclosed-ring')
  if (last < 6) throw badGeometry(at, 'too-few-points')
  const crossing = crossingOf(ring)
  if (!crossing) return ring
  const [x, y] = crossing.map((degrees) => Number(degrees.toFixed(7))) as [number, number]
  throw badGeometry(at, 'crosses-itself', { x, y })
}

function toLines(geometry: unknown, wanted: readonly string[], at: At): LonLats[] {
  const { type, coordinates } = shapeOf(geometry, wanted, at)
  if (type === 'Point') return [toPositions([coordinates], at)]
  if (type === 'LineString') return [toPositions(coordinates, at)]
  if (!Array.isArray(coordinates)) throw badGeometry(at, 'empty-geometry')
  return coordinates.map((line: unknown) => toPositions(type === 'MultiPoint' ? [line] : line, at))
}

function shapeOf(geometry: unknown, wanted: readonly string[], at: At): { type: string; coordinates: unknown } {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown }
  if (typeof type !== 'string') throw badGeometry(at, 'no-type', { wanted: wanted.join(' / ') })
  if (!wanted.includes(type))
    throw badGeometry(at, 'wrong-type', { found: type.slice(0, 40), wanted: wanted.join(' / ') })
  if (coordinates === undefined || coordinates === null) throw badGeometry(at, 'no-coordinates')
  return { type, coordinates }
}

function listOf(value: unknown, at: At): unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw badGeometry(at, 'empty-geometry')
  return value
}

function toPositions(line: unknown, at: At): LonLats {
  const positions = listOf(line, at)
  const flat = new Float64Array(2 * positions.length)
  positions.forEach((position, k) => {
    const [lon, lat] = Array.isArray(position) ? (position as unknown[]) : []
    if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat)) {
      throw badGeometry(at, 'no-position', { found: String(JSON.stringify(position)).slice(0, 60) })
    }
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) throw badGeometry(at, whyOffTheEarth(lon, lat), { x: lon, y: lat })
    flat[2 * k] = lon
    flat[2 * k + 1] = lat
  })
  return flat
}

/** Metres and swapped axes are the usual reasons for a position off the globe: named as such. */
function whyOffTheEarth(lon: number, lat: number): string {
  if (Math.abs(lon) <= 90 && Math.abs(lat) <= 180) return 'swapped-axes'
  return Math.abs(lon) > 400 || Math.abs(lat) > 400 ? 'metres-not-degrees' : 'outside-world'
}

const ofOurOwn = new Set(['crosses-itself', 'no-position'])

/** `detail` is a finding about geometries, as the server names them, or one of the two only this door has. */
function badGeometry({ place, id }: At, detail: string, params: Figures = {}): BundleFinding {
  const key = ofOurOwn.has(detail) ? `bundling.finding.${detail}` : `findings.${detail}`
  return new BundleFinding('bad-geometry', { place, id, ...params, detail }, (language) => say(language, key, params))
}
