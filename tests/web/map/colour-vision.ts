/**
 * How far apart two colours are to a reader: CIEDE2000 (Sharma, Wu and Dalal 2005) in CIELAB under D65, after the
 * colour-blindness simulation of Machado, Oliveira and Fernandes 2009 at full severity. Grey compares lightness alone.
 */
export const visions = ['normal', 'deutan', 'protan', 'tritan', 'grey'] as const
export type Vision = (typeof visions)[number]
type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

const machado: Record<'deutan' | 'protan' | 'tritan', Matrix> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}
const xyzOfRgb: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
]
const whiteD65: Triple = [0.95047, 1, 1.08883]

const times = (matrix: Matrix, [a, b, c]: Triple): Triple => {
  const row = ([x, y, z]: Triple) => x * a + y * b + z * c
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])]
}
const each = (triple: Triple, change: (value: number) => number): Triple => [
  change(triple[0]),
  change(triple[1]),
  change(triple[2]),
]

/** `#RRGGBB` to linear light, 0–1. */
export function linearRgb(hex: string): Triple {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return each([channel(1), channel(3), channel(5)], (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
}

/** WCAG contrast of two colours, 1–21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [one, other].map((hex) => times(xyzOfRgb, linearRgb(hex))[1]).sort((x, y) => y - x) as [number, number]
  return (a + 0.05) / (b + 0.05)
}

function labOf(hex: string, vision: Vision): Triple {
  const rgb = linearRgb(hex)
  const seen = vision === 'normal' || vision === 'grey' ? rgb : times(machado[vision], rgb)
  const xyz = times(
    xyzOfRgb,
    each(seen, (c) => Math.min(1, Math.max(0, c))),
  )
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116)
  const [x, y, z] = [f(xyz[0] / whiteD65[0]), f(xyz[1] / whiteD65[1]), f(xyz[2] / whiteD65[2])]
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** L* of a colour, 0 black to 100 white. */
export const lightness = (hex: string) => labOf(hex, 'normal')[0]

/** ΔE between two `#RRGGBB` colours as this reader sees them. */
export function difference(one: string, other: string, vision: Vision): number {
  const [a, b] = [labOf(one, vision), labOf(other, vision)]
  return vision === 'grey' ? ciede2000([a[0], 0, 0], [b[0], 0, 0]) : ciede2000(a, b)
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
const degrees = (y: number, x: number) => (x === 0 && y === 0 ? 0 : ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360)

export function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const seventh = (c: number) => Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7))
  const g = 0.5 * (1 - seventh((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2))
  const [x1, x2] = [a1 * (1 + g), a2 * (1 + g)]
  const [c1, c2] = [Math.hypot(x1, b1), Math.hypot(x2, b2)]
  const [h1, h2] = [degrees(b1, x1), degrees(b2, x2)]
  const colourless = c1 * c2 === 0

  const turn = h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1
  const dL = l2 - l1
  const dC = c2 - c1
  const dH = colourless ? 0 : 2 * Math.sqrt(c1 * c2) * Math.sin(radians(turn / 2))

  const meanL = (l1 + l2) / 2
  const meanC = (c1 + c2) / 2
  const sum = h1 + h2
  const meanH = colourless ? sum : Math.abs(h1 - h2) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2

  const t =
    1 -
    0.17 * Math.cos(radians(meanH - 30)) +
    0.24 * Math.cos(radians(2 * meanH)) +
    0.32 * Math.cos(radians(3 * meanH + 6)) -
    0.2 * Math.cos(radians(4 * meanH - 63))
  const weightL = 1 + (0.015 * (meanL - 50) ** 2) / Math.sqrt(20 + (meanL - 50) ** 2)
  const weightC = 1 + 0.045 * meanC
  const weightH = 1 + 0.015 * meanC * t
  const rotation = -2 * seventh(meanC) * Math.sin(radians(60 * Math.exp(-(((meanH - 275) / 25) ** 2))))
  const [l, c, h] = [dL / weightL, dC / weightC, dH / weightH]
  return Math.sqrt(l * l + c * c + h * h + rotation * c * h)
}
