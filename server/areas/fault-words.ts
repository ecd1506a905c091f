/** Faults of an area in the reader's words. */
import type { AreaFault } from '#contract/area.ts'
import type { Language } from '#contract/language/catalogue.ts'
import { say } from '../http/words.ts'
import type { Fault } from './contiguity.ts'

export const tellFault = (language: Language, fault: Fault): AreaFault => ({
  ...fault,
  message: say(language, `areas.faults.${fault.code}`, fault.params),
})

/** The first names of a list, and a sign that there are more. */
export const namesTold = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join('、')}…` : names.join('、')
