/** Small signs that ride on lines and labels, drawn in plain code like the hatches: state of a line, late, fault, anchor. */
import { emptyPicture, hatchName, hatchPicture, noHatch, type Picture, picture, type Rgba } from './hatches.ts'
import { hatches, ink, type Theme } from './palette.ts'

const signs = ['overhead', 'undergrounding', 'removal', 'late', 'crossing', 'anchor'] as const
type Sign = (typeof signs)[number]
const themes: readonly Theme[] = ['light', 'dark']
const sizePx: Record<Sign, number> = { overhead: 9, undergrounding: 10, removal: 9, late: 18, crossing: 12, anchor: 20 }

export const signName = (sign: Sign, theme: Theme) => `sign-${sign}-${theme}`

/** Every picture the style may name, of both themes. */
export function pictures(): Map<string, Picture> {
  const all = new Map([[noHatch, emptyPicture()]])
  for (const theme of themes) {
    for (const hatch of hatches) all.set(hatchName(hatch, theme), hatchPicture(hatch, theme))
    for (const sign of signs) all.set(signName(sign, theme), picture(sizePx[sign], painter(sign, theme)))
  }
  return all
}

function painter(sign: Sign, theme: Theme): (x: number, y: number) => Rgba | null {
  const [dark, paper, cinnabar] = [rgba(ink.ink[theme]), rgba(ink.reverse[theme]), rgba(ink.cinnabar[theme])]
  const middle = sizePx[sign] / 2
  const centred = (paint: (x: number, y: number) => Rgba | null) => (x: number, y: number) =>
    paint(x - middle, y - middle)
  switch (sign) {
    case 'overhead': // an open circle
      return centred((x, y) => {
        const radius = Math.hypot(x, y)
        return radius <= 2 ? paper : radius <= 3.2 ? dark : radius <= 4.2 ? paper : null
      })
    case 'undergrounding': // a triangle that points down
      return centred((x, y) => (inTriangle(x, -y, 3.4) ? dark : inTriangle(x, -y, 4.8) ? paper : null))
    case 'removal': // a cross
      return centred((x, y) => {
        const away = Math.min(Math.abs(x - y), Math.abs(x + y)) / Math.SQRT2
        const reach = Math.max(Math.abs(x), Math.abs(y))
        return away <= 0.7 && reach <= 2.8 ? dark : away <= 1.7 && reach <= 3.8 ? paper : null
      })
    case 'late': // a triangle with an exclamation mark
      return centred((x, y) => {
        const isMark = Math.abs(x) <= 0.9 && ((y >= -2.6 && y <= 1.8) || (y >= 3 && y <= 4.6))
        if (inTriangle(x, y, 7)) return isMark ? paper : cinnabar
        return inTriangle(x, y, 8.6) ? paper : null
      })
    case 'crossing': // a gap with two ticks
      return centred((x, y) => {
        if (Math.abs(y) <= 5 && Math.abs(Math.abs(x) - 3.4) <= 0.8) return dark
        return Math.abs(x) <= 2.6 && Math.abs(y) <= 4 ? paper : null
      })
    case 'anchor': // a ship's anchor: ring, stem, stock and arms
      return centred((x, y) => {
        const away = awayFromAnchor(x, y)
        return away <= 0.85 ? dark : away <= 2.1 ? paper : null
      })
  }
}

/** Distance to the lines of an anchor 15 px high about the middle. */
function awayFromAnchor(x: number, y: number): number {
  const ring = Math.abs(Math.hypot(x, y + 5.6) - 1.7)
  const stem = Math.hypot(x, Math.max(0, -3.9 - y, y - 6.6))
  const stock = Math.hypot(Math.max(0, Math.abs(x) - 3.2), y + 1.9)
  const arms = y >= 2 ? Math.abs(Math.hypot(x, y - 1) - 5.6) : Math.hypot(Math.abs(x) - 5.5, y - 2)
  return Math.min(ring, stem, stock, arms)
}

/** A triangle that points up, within a circle of this radius, a little lower than the middle. */
function inTriangle(x: number, y: number, radius: number): boolean {
  const below = y - radius * 0.15
  return below <= radius / 2 && Math.abs(x) * Math.sqrt(3) <= below + radius
}

function rgba(hex: string): Rgba {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16)
  return [channel(1), channel(3), channel(5), 1]
}
