/** A finding in the reader's language. */
import type { Reason } from '#contract/import.ts'
import type { Language } from '#contract/language/catalogue.ts'
import type { ReadFinding } from '#geodata/readers/reading.ts'
import { say } from '../../http/words.ts'

/** A finding as a reason: its sentence is where readings have theirs. */
export const said = ({ code, params }: ReadFinding, language: Language): Reason => ({
  ...{ code, params },
  message: say(language, `readings.${saidOnThePage[code] ?? code}`, params),
})

/** What the command that only reads tells to be put right by its arguments. */
const saidOnThePage: Readonly<Record<string, string>> = { 'crs-by-standard': 'crs-by-standard-on-page' }
