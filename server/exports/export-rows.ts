/** The rows of a file on its way out, some at a time. */
import type { Cell } from '#geodata/readers/reading.ts'
import type { SheetRow } from '#geodata/writers/sheet.ts'
import type { ReceivedColumns } from './received-columns.ts'

/** Few enough that nobody else waits for the rows to be parsed. */
const rowsAtATime = 250

type Rows<Thing> = {
  ids: readonly string[]
  signal: AbortSignal
  beside: Pick<ReceivedColumns, 'cellsOf'>
  /** These, in the order of the ids. */
  find: (ids: readonly string[]) => Promise<readonly Thing[]>
  row: (thing: Thing, place: number) => { cells: readonly Cell[]; geometry: SheetRow['geometry'] }
}

/**
 * Read some at a time, each time in a statement of its own: a slow reader of the file keeps nobody from the database.
 *
 * @throws the signal's reason where nobody waits any more
 */
export async function* exportRows<Thing extends { id: string }>({
  ids,
  signal,
  beside,
  find,
  row,
}: Rows<Thing>): AsyncGenerator<SheetRow> {
  let place = 0
  for (let from = 0; from < ids.length; from += rowsAtATime) {
    signal.throwIfAborted()
    const part = ids.slice(from, from + rowsAtATime)
    const received = await beside.cellsOf(part)
    for (const thing of await find(part)) {
      const { cells, geometry } = row(thing, place++)
      yield { cells: [...cells, ...received(thing.id)], geometry }
    }
  }
}

/** Below the last row stand lines of their own, each in the first of so many columns; a reader of ours knows them as notes. */
export async function* withFoot(
  rows: AsyncIterable<SheetRow>,
  lines: readonly string[],
  width: number,
): AsyncGenerator<SheetRow> {
  yield* rows
  for (const line of lines) yield { cells: [line, ...Array<null>(width - 1).fill(null)], geometry: null }
}
