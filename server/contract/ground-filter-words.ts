/** What a filter of the ground chooses, in words: the same in the menu that exports and in the file itself. */
import type { GroundSelection } from './ground.ts'

/** Says a sentence of the catalogue by its dotted path. */
type Say = (key: string, params?: Record<string, string | number>) => string

export function groundFilterWords(say: Say, { kind, class: classes, q }: GroundSelection): string {
  const told = (key: string, params: Record<string, string> = {}) => say(`exports.ground.filters.${key}`, params)
  const names = (codes: string, path: string) =>
    codes
      .split(',')
      .map((code) => say(`${path}.${code}`))
      .join(say('shell.comma'))
  const words = [
    kind && told('kind', { names: names(kind, 'exports.ground.kinds') }),
    classes && told('class', { names: names(classes, 'words.groundClass') }),
    q && told('q', { words: q }),
  ].filter(Boolean)
  return words.length > 0 ? words.join(say('exports.filters.and')) : told('all')
}
