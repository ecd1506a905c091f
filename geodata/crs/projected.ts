/** A System out of a definition that proj4 understands: a PROJ string or a WKT. */
import type { Position } from 'geojson'
import proj4 from 'proj4'
import { finding, type ReadFinding } from '../readers/reading.ts'
import type { Axis, Bounds, System } from './system.ts'

export type Definition = {
  code: string
  name: string
  /** PROJ string or WKT. */
  definition: string
  unit: string
  /** Degrees in one unit of a geographic system that is not in degrees, e.g. 0.9 for gon. */
  degreesPerUnit?: number
  areaOfUse?: Bounds | null
  accuracyM?: number | null
}

/** Null where proj4 knows neither the projection nor the datum's shape. */
export function systemByProj(given: Definition): System | null {
  const { code, name, unit, degreesPerUnit = 1 } = given
  const { definition, lacksGrid } = withoutGrids(given.definition)
  const converter = converterOf(definition)
  if (!converter) return null
  const { isGeographic, axis, enforced, datum } = converter
  const factor = isGeographic ? degreesPerUnit : 1
  const notes = notesOnDatum(datum, lacksGrid, name)
  return {
    code,
    name,
    unit,
    axis,
    accuracyM: notes.length > 0 ? null : (given.accuracyM ?? null),
    areaOfUse: given.areaOfUse ?? null,
    how: definition,
    notes,
    toEarth: ([x = Number.NaN, y = Number.NaN, z]) => {
      const place = safely(converter.inverse, [x * factor, y * factor], enforced)
      if (z !== undefined) place.push(z)
      return place
    },
    fromEarth: ([lon = Number.NaN, lat = Number.NaN, z]) => {
      const place = safely(converter.forward, [lon, lat], enforced)
      if (factor !== 1) for (const index of [0, 1]) place[index] = (place[index] ?? Number.NaN) / factor
      if (z !== undefined) place.push(z)
      return place
    },
  }
}

type Convert = (position: Position, enforceAxis: boolean) => Position

/** proj4 throws at what is not finite and at what a projection cannot reach. */
function safely(convert: Convert, position: Position, enforced: boolean): Position {
  if (!Number.isFinite(position[0]) || !Number.isFinite(position[1])) return [Number.NaN, Number.NaN]
  try {
    return convert(position, enforced)
  } catch {
    return [Number.NaN, Number.NaN]
  }
}

/** What proj4 keeps of a definition and does not put into its types. */
type Parsed = {
  projName?: string
  axis?: string
  es?: number
  a?: number
  datum?: { datum_type?: number }
}

function converterOf(definition: string) {
  try {
    const { forward, inverse, oProj } = proj4(definition)
    // The types of proj4 name the class only; these are its fields after parsing.
    const { projName = '', axis = 'enu', datum, a = 0 } = oProj as unknown as Parsed
    if (projName === 'geocent' || !forward) return null
    const isGeographic = /^(longlat|identity)$/.test(projName)
    const order: Axis = axis.startsWith('ws')
      ? 'west-south'
      : axis.startsWith('sw')
        ? 'south-west'
        : isGeographic
          ? 'lon-lat'
          : 'east-north'
    // East and north are read in this order whatever the definition says, as all files do; west and south are not east and north.
    const enforced = order === 'west-south' || order === 'south-west'
    const usual: Convert = (position, enforce) => forward(position, enforce)
    const back: Convert = (position, enforce) => inverse(position, enforce)
    return { forward: usual, inverse: back, isGeographic, axis: order, enforced, datum: { type: datum?.datum_type, a } }
  } catch {
    return null // proj4 throws strings and errors of many kinds; to the caller they all mean "not understood"
  }
}

/** Grids of datum shifts are files nobody has at hand here; "@null" is no grid. */
function withoutGrids(definition: string) {
  const grids = /\+nadgrids=(?!@null)\S+ ?/
  return { definition: definition.replace(grids, ''), lacksGrid: grids.test(definition) }
}

/** As proj4 numbers them: the datum lies on no known shift to WGS 84. */
const noKnownShift = 5

/** Systems on the ellipsoid of WGS 84 or GRS 80 lie within a few metres of CGCS2000 even where no shift is published. */
const modernSemiMajorAxisM = 6378137

function notesOnDatum(datum: { type?: number; a: number }, lacksGrid: boolean, system: string): ReadFinding[] {
  const isModern = datum.a === modernSemiMajorAxisM && !lacksGrid
  return (datum.type === noKnownShift && !isModern) || lacksGrid
    ? [finding('datum-shift-unknown', { system: system.slice(0, 60) })]
    : []
}
