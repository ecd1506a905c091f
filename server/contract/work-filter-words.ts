/** What a filter of works chooses, in words: the same in the menu that exports and in the file itself. */
import type { WorkSelection } from './work.ts'

/** Says a sentence of the catalogue by its dotted path. */
type Say = (key: string, params?: Record<string, string | number>) => string

/** `nameOf` knows companies, areas and compounds by id. Nothing is said of the district. */
export function workFilterWords(say: Say, filter: WorkSelection, nameOf: (id: string) => string): string {
  const { trade, kind, state, lineState, operator, year, road, item, area, compound } = filter
  const told = (key: string, params: Record<string, string | number> = {}) =>
    say(`exports.works.filters.${key}`, params)
  const each = (codes: string, group: string) => ({
    names: codes
      .split(',')
      .map((code) => say(`words.${group}.${code}`))
      .join(say('shell.comma')),
  })
  const words = [
    trade && told('trade', each(trade, 'trade')),
    kind && told('kind', each(kind, 'workKind')),
    state && told('state', each(state, 'workState')),
    lineState && told('lineState', each(lineState, 'lineState')),
    operator && (operator === 'none' ? told('noOperator') : told('operator', { name: nameOf(operator) })),
    year !== undefined && told('year', { year }),
    road && told('road', { words: road }),
    item && told('item', { code: item }),
    area && told('area', { name: nameOf(area) }),
    compound && told('compound', { name: nameOf(compound) }),
  ].filter(Boolean)
  return words.length > 0 ? words.join(say('exports.filters.and')) : told('all')
}
