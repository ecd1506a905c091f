/** The parser's codes that have a sentence in the catalogue. */
import { packs } from '#contract/language/policy-packs.ts'

export const catalogueKeys = Object.keys(packs.syntax)
