/**
 * A river is named once on the sheet, as in an atlas: where it runs straightest in sight, clear of the edges and of what
 * covers them. Tiles would name it once in each, and once more half cut off where it enters the picture.
 */
import type { Feature, FeatureCollection, LineString } from 'geojson'
import type { GeoJSONSource, Map as GlMap } from 'maplibre-gl'
import type { Position } from '#contract/geometry.ts'
import type { Scene } from './scene.ts'
import type { Pixel } from './snap.ts'
import { riverLetterPx } from './style/sheet-names.ts'

type Frame = { left: number; top: number; right: number; bottom: number }

const stepPx = 12
const edgePx = 18

/**
 * The straightest stretch of `lengthPx` inside the frame, in steps of 12 px; of two alike the one nearer to the middle.
 * Null where none fits.
 */
export function stretchToName(lines: readonly (readonly Pixel[])[], frame: Frame, lengthPx: number): Pixel[] | null {
  const count = Math.ceil(lengthPx / stepPx) + 1
  const middle = { x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2 }
  const reach = Math.hypot(middle.x - frame.left, middle.y - frame.top)
  let best: { stretch: Pixel[]; score: number } | null = null
  for (const line of lines) {
    const steps = inSteps(line)
    for (let from = 0; from + count <= steps.length; from++) {
      const stretch = steps.slice(from, from + count)
      const [first, last] = [stretch[0], stretch.at(-1)]
      if (!first || !last || !stretch.every((at) => isInside(at, frame))) continue
      const straightness = distance(first, last) / ((count - 1) * stepPx)
      const half = { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 }
      const score = straightness - (0.1 * distance(half, middle)) / reach
      if (!best || score > best.score) best = { stretch, score }
    }
  }
  return best?.stretch ?? null
}

/**
 * MapLibre asks whether a name fits at the scale of the whole zoom below, where the line is up to half as long: the line
 * goes on straight at both ends, and the name stays in its middle.
 */
function withRoom(stretch: Pixel[] | null, roomPx: number): Pixel[] | null {
  const [first, second, beforeLast, last] = [stretch?.[0], stretch?.[1], stretch?.at(-2), stretch?.at(-1)]
  if (!stretch || !first || !second || !beforeLast || !last) return null
  return [onward(second, first, roomPx), ...stretch, onward(beforeLast, last, roomPx)]
}

function onward(from: Pixel, to: Pixel, px: number): Pixel {
  const share = px / distance(from, to)
  return { x: to.x + (to.x - from.x) * share, y: to.y + (to.y - from.y) * share }
}

const distance = (one: Pixel, other: Pixel) => Math.hypot(one.x - other.x, one.y - other.y)
const isInside = ({ x, y }: Pixel, { left, top, right, bottom }: Frame) =>
  x >= left && x <= right && y >= top && y <= bottom

function inSteps(line: readonly Pixel[]): Pixel[] {
  const steps: Pixel[] = line[0] ? [line[0]] : []
  let toNext = stepPx
  for (let at = 1; at < line.length; at++) {
    const [from, to] = [line[at - 1], line[at]]
    if (!from || !to) continue
    const length = distance(from, to)
    let along = toNext
    for (; along <= length; along += stepPx) {
      const share = along / length
      steps.push({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share })
    }
    toNext = along - length
  }
  return steps
}

export class RiverNames {
  readonly #map: GlMap
  #shown: Feature<LineString>[] = []
  #zoom = Number.NaN

  constructor(map: GlMap) {
    this.#map = map
  }

  /** Writes each river's name where it is best read now; true when a name moved. One that still stands well is left. */
  place({ padding, density }: Scene): boolean {
    const frame = this.#frame(padding)
    const rivers = this.#rivers()
    const isAsBefore = this.#zoom === this.#map.getZoom() && this.#shown.length === rivers.size
    if (isAsBefore && this.#shown.every((name) => this.#stands(name, frame))) return false
    const spacing = 2 * riverLetterPx * (density === 'wall' ? 1.5 : 1)
    const found = [...rivers].flatMap(([name, lines]): Feature<LineString>[] => {
      const stretch = stretchToName(lines, frame, [...name].length * spacing)
      const coordinates = withRoom(stretch, spacing * [...name].length)?.map(({ x, y }): Position => {
        const { lng, lat } = this.#map.unproject([x, y])
        return [lng, lat]
      })
      return coordinates
        ? [{ type: 'Feature', properties: { name }, geometry: { type: 'LineString', coordinates } }]
        : []
    })
    this.#zoom = this.#map.getZoom()
    if (JSON.stringify(found) === JSON.stringify(this.#shown)) return false
    this.#shown = found
    const names: FeatureCollection<LineString> = { type: 'FeatureCollection', features: found }
    this.#map.getSource<GeoJSONSource>('river-names')?.setData(names)
    return true
  }

  #rivers(): Map<string, Pixel[][]> {
    const pieces = this.#map.querySourceFeatures('ground', {
      sourceLayer: 'barriers',
      filter: ['==', ['get', 'kind'], 'river'],
    })
    const rivers = new Map<string, Pixel[][]>()
    for (const { properties, geometry } of pieces) {
      const lines =
        geometry.type === 'LineString'
          ? [geometry.coordinates]
          : geometry.type === 'MultiLineString'
            ? geometry.coordinates
            : []
      const known = rivers.get(String(properties.name)) ?? []
      const drawn = lines.map((line) => line.map(([lon = 0, lat = 0]) => this.#map.project([lon, lat])))
      rivers.set(String(properties.name), [...known, ...drawn])
    }
    return rivers
  }

  #stands({ geometry }: Feature<LineString>, frame: Frame): boolean {
    return geometry.coordinates
      .slice(1, -1)
      .every(([lon = 0, lat = 0]) => isInside(this.#map.project([lon, lat]), frame))
  }

  #frame({ top, right, bottom, left }: Scene['padding']): Frame {
    const { clientWidth, clientHeight } = this.#map.getContainer()
    return {
      left: left + edgePx,
      top: top + edgePx,
      right: clientWidth - right - edgePx,
      bottom: clientHeight - bottom - edgePx,
    }
  }
}
