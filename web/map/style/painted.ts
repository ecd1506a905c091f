/** Compounds coloured by what a panel lends: classes with their ids, for things no tile knows. Looked up by id in one hash table. */
import type { Scene, ScenePainted } from '#web/map/scene.ts'
import { type Expression, listed } from './expressions.ts'
import { hatchName, noHatch } from './hatches.ts'
import { ink, type Theme } from './palette.ts'

const cases = (painted: ScenePainted, worth: (each: ScenePainted[number]) => string, otherwise: string): Expression => {
  const known = painted.filter(({ ids }) => ids.length > 0)
  if (known.length === 0) return ['literal', otherwise]
  return listed('match', ['get', 'id'], ...known.flatMap((each) => [[...new Set(each.ids)], worth(each)]), otherwise)
}

export const paintedFill = (painted: ScenePainted, theme: Theme): Expression =>
  cases(painted, ({ fill }) => fill[theme], ink.muted[theme])

export const paintedHatch = (painted: ScenePainted, theme: Theme): Expression =>
  cases(painted, ({ hatch }) => (hatch === null ? noHatch : hatchName(hatch, theme)), noHatch)

export const paintedKey = (painted: ScenePainted): Expression => cases(painted, ({ key }) => key, '')
export const paintedLabel = (painted: ScenePainted): Expression => cases(painted, ({ label }) => label, '')

/** In words, for who rests on one compound. */
export const paintedWords = ({ painted }: Scene, id: string): string | null =>
  painted?.find(({ ids }) => ids.includes(id))?.label ?? null
