/** What a reader makes of a file: its reading, or the code it was refused with. Anything else it throws is a crash. */
import { type Reader, type Reading, ReadRefusal } from '#geodata/readers/reading.ts'

export async function tried(reader: Reader, bytes: Uint8Array, name = '台账'): Promise<Reading | string> {
  try {
    return await reader({ name, bytes }, {})
  } catch (cause) {
    if (cause instanceof ReadRefusal) return cause.code
    throw cause
  }
}

export async function reading(reader: Reader, bytes: Uint8Array, name = '台账'): Promise<Reading> {
  const read = await tried(reader, bytes, name)
  if (typeof read === 'string') throw new Error(`refused: ${read}`)
  return read
}

export const codes = ({ findings }: Reading): string[] => findings.map(({ code }) => code)

/** The cells of the rows of one table. */
export const cellsOf = ({ tables }: Reading, table = 0) => tables[table]?.rows.map(({ cells }) => cells)

/** The code something is refused with. */
export function codeOf(attempt: () => unknown): string | null {
  try {
    attempt()
    return null
  } catch (cause) {
    if (cause instanceof ReadRefusal) return cause.code
    throw cause
  }
}
