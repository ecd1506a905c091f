/**
 * What has to be right about a shape before a database is asked: that it is of a wanted type, has a place, closed rings and a bearable
 * number of corners. What can be mended without guessing (heights, corners that stand twice) is mended and told; what takes a decision is
 * a fault, with a repair where there is one.
 */
import type { Geometry, Position } from 'geojson'
import { lengthOf, metresFrom } from './metric.ts'
import {
  countOf,
  type Family,
  families,
  isRing,
  isSame,
  type Parts,
  partsOf,
  sizeOf,
  toArea,
  withoutRepeats,
} from './parts.ts'
import { simplifiedTo } from './simplify.ts'

export type FormLimits = { vertices: number; parts: number }

export type FormFinding = {
  code: string
  weight: 'blocking' | 'doubt' | 'note'
  params: Record<string, string | number>
  place: [number, number] | null
}

export type Form = {
  /** As it can be used, in two dimensions; null where a fault stands against it. */
  shape: Geometry | null
  findings: FormFinding[]
  /** What would take the fault away: its code, and the shape it leads to. */
  repair: { code: 'close-line' | 'simplify'; after: Geometry; params: Record<string, string | number> } | null
  /** Positions had a height, which was left away. */
  hadHeight: boolean
}

/** Ends of a line this near to each other, or this near beside its length, were meant to meet. */
const nearEndsM = 5
const nearEndsShare = 0.02

/**
 * @param wanted families in the order they are preferred, where a collection holds several.
 * @param several families of which a shape may have several parts.
 */
export function formOf(
  geometry: Geometry,
  wanted: readonly Family[],
  several: readonly Family[],
  limits: FormLimits,
): Form {
  const parts = partsOf(geometry)
  const form: Form = { shape: null, findings: [], repair: null, hadHeight: parts.hadHeight }
  const tell = (code: string, weight: FormFinding['weight'], params: FormFinding['params'] = {}, place?: Position) =>
    form.findings.push({ code, weight, params, place: place ? [place[0] ?? 0, place[1] ?? 0] : null })
  if (parts.count === 0) tell('shape-empty', 'doubt')
  else if (parts.notFinite) tell('shape-not-a-place', 'blocking')
  else {
    const family = wanted.find((each) => parts[each].length > 0)
    if (family) shapeOf(family, parts, { form, tell, several, limits })
    else refuse(parts, wanted, { form, tell, several, limits })
  }
  return form
}

type Told = {
  form: Form
  tell: (code: string, weight: FormFinding['weight'], params?: FormFinding['params'], place?: Position) => unknown
  several: readonly Family[]
  limits: FormLimits
}

function shapeOf(family: Family, parts: Parts, told: Told): void {
  const others = families.filter((each) => each !== family)
  const left = others.reduce((sum, each) => sum + parts[each].length, 0)
  if (left) told.tell('shape-parts-left', 'note', { count: left })
  if (family === 'area') areasOf(parts.area, told)
  else if (family === 'line') linesOf(parts.line, told)
  else pointOf(parts.point, told)
}

function pointOf(points: Position[], told: Told): void {
  const [point] = points
  if (points.length === 1 && point) told.form.shape = { type: 'Point', coordinates: point }
  else told.tell('shape-several', 'blocking', { count: points.length }, point)
}

/** Nothing of what is wanted: a line that was meant to be closed can be, the rest cannot. */
function refuse(parts: Parts, wanted: readonly Family[], told: Told): void {
  const { form, tell, limits } = told
  if (!wanted.includes('area') || parts.line.length === 0) {
    const found = parts.area.length ? 'area' : parts.line.length ? 'line' : 'point'
    if (found === 'point' && !wanted.includes('line')) tell('shape-point-only', 'doubt', {}, parts.point[0])
    else tell(`shape-wrong-type-${found}`, 'blocking', {}, (parts.area[0]?.[0] ?? parts.line[0] ?? parts.point)[0])
    return
  }
  const gapM = widestGap(parts.line)
  const place = parts.line[0]?.[0]
  const closed = parts.line.map(closedLine)
  if (!parts.line.every((line, index) => canBeClosed(line) && isRing(closed[index] ?? []))) {
    tell('shape-line-open', 'blocking', { gapM: round(gapM) }, place)
    return
  }
  tell('shape-line-not-area', 'blocking', { gapM: round(gapM) }, place)
  const after = toArea(closed.map((ring) => [ring]))
  const positions = closed.reduce((sum, ring) => sum + ring.length, 0)
  if (positions <= limits.vertices && closed.length <= limits.parts)
    form.repair = { code: 'close-line', after, params: { gapM: round(gapM) } }
}

const gapOf = (line: Position[]) => metresFrom(line[0] ?? [], line.at(-1) ?? [])
const widestGap = (lines: Position[][]) => lines.reduce((widest, line) => Math.max(widest, gapOf(line)), 0)
const canBeClosed = (line: Position[]) => gapOf(line) <= Math.max(nearEndsM, lengthOf(line) * nearEndsShare)

/** The first corner once more at the end; an end within reach of it is moved there. */
function closedLine(line: Position[]): Position[] {
  const corners = withoutRepeats(line)
  const [first, last] = [corners[0], corners.at(-1)]
  if (!first || !last || isSame(first, last)) return corners
  return metresFrom(first, last) < 0.5 ? [...corners.slice(0, -1), first] : [...corners, first]
}

function areasOf(areas: Position[][][], { form, tell, limits, several }: Told): void {
  const before = countOf(areas)
  const rings = areas.map((part) => part.map(withoutRepeats))
  const repeats = before - countOf(rings)
  if (repeats) tell('shape-repeated-points', 'note', { count: repeats })
  const open = rings.flat().filter((ring) => ring.length > 1 && !isSame(ring[0], ring.at(-1)))
  const closed = rings.map((part) => part.map(closedLine))
  const kept = closed.map(([shell = [], ...holes]) => (isRing(shell) ? [shell, ...holes.filter(isRing)] : []))
  const whole = kept.filter((part) => part.length > 0)
  const dropped = closed.reduce((sum, part, index) => sum + part.length - (kept[index]?.length ?? 0), 0)
  const place = areas[0]?.[0]?.[0]
  const fault =
    whole.length === 0 ? 'shape-zero-size' : !several.includes('area') && whole.length > 1 ? 'shape-several' : null
  if (fault) {
    tell(fault, 'blocking', { count: whole.length }, place)
    return
  }
  if (dropped) tell('shape-rings-dropped', 'note', { count: dropped })
  const after = toArea(whole)
  if (open.length) {
    const gapM = round(widestGap(open))
    tell('shape-unclosed', 'blocking', { gapM }, open[0]?.[0])
    form.repair = { code: 'close-line', after, params: { gapM } }
  } else if (isBearable(after, { form, tell, limits, several }, place)) form.shape = after
}

function linesOf(lines: Position[][], told: Told): void {
  const { form, tell, several } = told
  const corners = lines.map(withoutRepeats)
  const repeats = lines.flat().length - corners.flat().length
  const whole = corners.filter((line) => line.length > 1)
  const place = lines[0]?.[0]
  const fault =
    whole.length === 0 ? 'shape-zero-length' : !several.includes('line') && whole.length > 1 ? 'shape-several' : null
  if (fault) {
    tell(fault, 'blocking', { count: whole.length }, place)
    return
  }
  if (repeats) tell('shape-repeated-points', 'note', { count: repeats })
  const lengthM = whole.reduce((sum, line) => sum + lengthOf(line), 0)
  if (lengthM < shortestM) tell('shape-too-short', 'doubt', { lengthM: round(lengthM) }, place)
  const [only] = whole
  const shape: Geometry =
    whole.length === 1 && only
      ? { type: 'LineString', coordinates: only }
      : { type: 'MultiLineString', coordinates: whole }
  if (isBearable(shape, told, place)) form.shape = shape
}

const shortestM = 0.5
/** Beyond it somebody has to look at the drawing. */
const mostToSimplify = 100_000

function isBearable(shape: Geometry, { form, tell, limits }: Told, place: Position | undefined): boolean {
  const [parts, count] = sizeOf(shape)
  if (parts > limits.parts) {
    tell('shape-too-many-parts', 'blocking', { count: parts, limit: limits.parts }, place)
    return false
  }
  if (count <= limits.vertices) return true
  const params = { count, limit: limits.vertices }
  tell('shape-too-many-points', 'blocking', params, place)
  const simpler = count <= mostToSimplify ? simplifiedTo(shape, limits.vertices) : null
  if (simpler)
    form.repair = { code: 'simplify', after: simpler.geometry, params: { ...params, toleranceM: simpler.toleranceM } }
  return false
}

/** Small numbers keep a decimal. */
const round = (value: number) => (value >= 10 ? Math.round(value) : Math.round(value * 10) / 10)
