/** Hatches as small pictures, drawn in plain code: a tile of 8 px with lines of 1 px that repeats without a seam. */
import type { Hatch, Theme } from './palette.ts'

/** Pixels, four bytes each, not premultiplied: what MapLibre takes as an image. */
export type Picture = { width: number; height: number; data: Uint8ClampedArray }

const tilePx = 8
/** Screen pixels per tile pixel, so that lines stay fine on dense screens. */
export const pixelRatio = 2
const samples = 4
const inkAlpha = 0.62
/** Hatches are dark on either theme, because dark fills that carry one are light. */
const hatchInk: Record<Theme, readonly [number, number, number]> = { light: [27, 36, 42], dark: [11, 17, 21] }

/** Distance to the nearest multiple of `period`. */
const toNearest = (value: number, period: number) => Math.abs(value - period * Math.round(value / period))
const toPoint = (x: number, y: number) => Math.hypot(toNearest(x, tilePx), toNearest(y, tilePx))
const rising = (x: number, y: number) => toNearest(x + y, tilePx) / Math.SQRT2
const falling = (x: number, y: number) => toNearest(x - y, tilePx) / Math.SQRT2
const halfLine = 0.5
const dotRadius = 0.8

/** Whether a place of the tile, in px, is inked. */
const isInked: Record<Hatch, (x: number, y: number) => boolean> = {
  dots: (x, y) => Math.min(toPoint(x - 2, y - 2), toPoint(x - 6, y - 6)) <= dotRadius,
  'dense-dots': (x, y) =>
    Math.min(toPoint(x - 1, y - 1), toPoint(x - 5, y - 1), toPoint(x - 3, y - 3), toPoint(x - 7, y - 3)) <= dotRadius ||
    Math.min(toPoint(x - 1, y - 5), toPoint(x - 5, y - 5), toPoint(x - 3, y - 7), toPoint(x - 7, y - 7)) <= dotRadius,
  diagonal: (x, y) => rising(x, y) <= halfLine,
  vertical: (x) => toNearest(x - 2, tilePx / 2) <= halfLine,
  horizontal: (_, y) => toNearest(y - 2, tilePx / 2) <= halfLine,
  cross: (x, y) => Math.min(rising(x, y), falling(x, y)) <= halfLine,
  ahead: (x, y) => falling(x, y) <= halfLine,
}

export const hatchName = (hatch: Hatch, theme: Theme) => `hatch-${hatch}-${theme}`
/** The name of the picture that leaves a fill without a hatch. */
export const noHatch = 'hatch-none'

export function hatchPicture(hatch: Hatch, theme: Theme): Picture {
  const [red, green, blue] = hatchInk[theme]
  return picture(tilePx, (x, y) => (isInked[hatch](x, y) ? [red, green, blue, inkAlpha] : null))
}

export const emptyPicture = (): Picture => picture(tilePx, () => null)

/** Red, green, blue 0–255 and alpha 0–1; null is clear. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number]

/** A square picture of `sizePx` × `sizePx` screen-independent pixels; edges are smoothed by sampling each pixel 16 times. */
export function picture(sizePx: number, colourAt: (x: number, y: number) => Rgba | null): Picture {
  const size = sizePx * pixelRatio
  const data = new Uint8ClampedArray(size * size * 4)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) data.set(meanColour(column, row, colourAt), (row * size + column) * 4)
  }
  return { width: size, height: size, data }
}

function meanColour(column: number, row: number, colourAt: (x: number, y: number) => Rgba | null): number[] {
  const sum = [0, 0, 0, 0]
  for (let i = 0; i < samples * samples; i++) {
    const x = (column + ((i % samples) + 0.5) / samples) / pixelRatio
    const y = (row + (Math.floor(i / samples) + 0.5) / samples) / pixelRatio
    const [red, green, blue, alpha] = colourAt(x, y) ?? [0, 0, 0, 0]
    sum[0]! += red * alpha
    sum[1]! += green * alpha
    sum[2]! += blue * alpha
    sum[3]! += alpha
  }
  const [red = 0, green = 0, blue = 0, alpha = 0] = sum
  if (alpha === 0) return [0, 0, 0, 0]
  return [red / alpha, green / alpha, blue / alpha, (255 * alpha) / (samples * samples)]
}
