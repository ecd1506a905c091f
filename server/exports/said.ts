/** What every exported file says of itself: of which place, from which sources, as of when, in which coordinates. */

import { today } from '#contract/days.ts'
import type { ExportFormat } from '#contract/exports.ts'
import type { Language } from '#contract/language/catalogue.ts'
import { say as sayIn } from '../http/words.ts'
import type { ExportDistrict } from './export-districts.queries.ts'
import { holdsPlacedOnly, isTable } from './formats.ts'

export type Say = (key: string, params?: Record<string, string | number>) => string

export const sayer =
  (language: Language): Say =>
  (key, params) =>
    sayIn(language, key, params)

/** What the code stands for: a district, a city, a province. */
export function placeOf([first]: readonly ExportDistrict[], adcode: string): string {
  if (!first) return adcode
  if (adcode.length === 6) return first.name
  return adcode.length === 4 ? first.cityName : first.provinceName
}

/** A document the catalogue has no name for keeps its id; a file keeps its name. */
export function documentsOf(say: Say, sources: readonly string[]): string {
  const named = sources.map((id) => {
    const key = `compounds.documents.${id}`
    const name = say(key)
    return name === key ? id : name
  })
  return named.join(say('shell.comma'))
}

export function dataDateOf(say: Say, districts: readonly ExportDistrict[]): string {
  const days = districts.map(({ dataDate }) => dataDate).sort()
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const isInvented = districts.some(({ dataDateInvented }) => dataDateInvented)
  if (first !== last)
    return say(isInvented ? 'exports.dataDatesInvented' : 'exports.dataDates', { first, last, today: today() })
  return say(isInvented ? 'exports.dataDateInvented' : 'exports.dataDate', { day: first, today: today() })
}

/** In which coordinates; a table has none, a drawing says it itself. */
export function systemNotes(say: Say, format: ExportFormat): string[] {
  if (isTable(format) || format === 'dxf') return []
  return [say(format === 'gpkg' || format === 'fgb' ? 'exports.system' : 'exports.systemNearly')]
}

/** What becomes of rows without a place. @param group of the catalogue, where what they are is called by its name */
export function unplacedNotes(say: Say, format: ExportFormat, unplaced: number, group: string): string[] {
  if (isTable(format) || unplaced === 0) return []
  return [say(`${group}.${holdsPlacedOnly(format) ? 'unplacedLeftOut' : 'unplacedKept'}`, { unplaced })]
}
