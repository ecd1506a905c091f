/** A finding in the reader's language. */
import type { Reason } from '#contract/import.ts'
import type { Language } from '#contract/language/catalogue.ts'
import { say } from '../../http/words.ts'
import type { FindingParams } from '../checks/drawn.ts'

type Told = { code: string; params: FindingParams; row: number | null }

/** A finding as a reason: its sentence is where readings have theirs. */
export function said({ code, params: told }: Told, language: Language): Reason {
  const params = inWords(told, language)
  return { code, params, message: say(language, `readings.${saidOnThePage[code] ?? code}`, params) }
}

/** Lists as the language enumerates. */
const inWords = (params: FindingParams, language: Language): Reason['params'] =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'object' ? value.join(say(language, 'shell.comma')) : value,
    ]),
  )

/** What the command that only reads tells to be put right by its arguments. */
const saidOnThePage: Readonly<Record<string, string>> = { 'crs-by-standard': 'crs-by-standard-on-page' }
