/** A row's values beside the words they were read from: only where the two differ, as most cells are their value letter for letter. */
import type { ComparedRow, KindRecord } from '../kind.ts'

const mostLetters = 200

export function inWordsOfFile(row: ComparedRow, record: KindRecord | undefined): ComparedRow {
  if (!record || row.fields.length === 0) return row
  const fields = row.fields.map((change) => {
    const written = (record.corrected?.[change.field] ?? record.written[change.field])?.trim() ?? ''
    const isSaid = written === '' || change.after === null || plain(written) === plain(String(change.after))
    return isSaid ? change : { ...change, written: written.slice(0, mostLetters) }
  })
  return { ...row, fields }
}

/** Half-width and without blanks: who types ６６ has typed 66. */
const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '')
