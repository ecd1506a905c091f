/**
 * Lettering of the map: fonts of the office machine, none fetched (the style has no `glyphs`, so text-font is a list of
 * local families), sizes, and the paper halo that keeps a name readable on any fill.
 */
import type { Scene } from '#web/map/scene.ts'
import { ground, ink, type Theme } from './palette.ts'

const sansFamilies = ['Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', 'HarmonyOS Sans SC']
const serifFamilies = ['Source Han Serif SC', 'Noto Serif CJK SC', 'Songti SC', 'SimSun']

/** MapLibre reads the weight out of the first family's name. */
export const fonts = {
  regular: ['Noto Sans CJK SC Regular', ...sansFamilies],
  medium: ['Noto Sans CJK SC Medium', ...sansFamilies],
  bold: ['Noto Sans CJK SC Bold', ...sansFamilies],
  serif: ['Source Han Serif SC Bold', ...serifFamilies],
}

/** How much larger labels are on a wall screen. */
export const textScale = (scene: Scene): number => (scene.density === 'wall' ? 1.5 : 1)

/** `#RRGGBB` with an opacity, as MapLibre reads colours. */
export function faded(hex: string, opacity: number): string {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16)
  return `rgba(${channel(1)}, ${channel(3)}, ${channel(5)}, ${opacity})`
}

/** A halo of the ground, for names on the base map. */
export const groundHalo = (theme: Theme) => ({
  'text-halo-color': faded(ground.ground[theme], 0.92),
  'text-halo-width': 1.5,
})

/** A halo of clean paper, for names on a fill. */
export const paperHalo = (theme: Theme, width: number) => ({
  'text-halo-color': faded(ink.reverse[theme], 0.92),
  'text-halo-width': width,
})
