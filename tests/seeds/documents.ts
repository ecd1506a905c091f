/**
 * The words of the source documents, where they are at hand: in the folder SEED_DOCUMENTS, else beside the repository.
 * Where they are not, the tests compare the data with the clauses the packs quote, and say so.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSources } from '#seeds/read-records.ts'

const folder = process.env.SEED_DOCUMENTS ?? fileURLToPath(new URL('../../../shared/seeds', import.meta.url))
const atHand = existsSync(folder)
if (!atHand) console.info(`The source documents are not in ${folder}: comparing with the quoted clauses only.`)

/** Words without spaces, line breaks and table marks, which belong to the page and not to the text. */
export const words = (printed: string) => printed.replace(/<[^>]*>/g, '').replace(/\s/g, '')

/** Source id → words of the whole document; empty when the documents are not at hand. */
export function readDocuments(): Map<string, string> {
  if (!atHand) return new Map()
  return new Map(readSources().map(({ id, file }) => [id, words(readFileSync(join(folder, file), 'utf8'))]))
}
