/** Where the size of a sketch comes from, with what was assumed. */
import type { Sketch } from '#contract/placing.ts'
import { figure, type Say } from '#web/language.ts'

export const sizeWords = (t: Say, { because, sizeM2 }: Pick<Sketch, 'because' | 'sizeM2'>): string =>
  t(`placing.sizeBecause.${because}`, { size: figure(sizeM2) })
