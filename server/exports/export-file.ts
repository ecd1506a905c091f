/** What every export does alike, whatever it holds: who may, in which format, the rows some at a time, and what the file is called. */
import { today } from '#contract/days.ts'
import type { ExportFormat, ExportWish } from '#contract/exports.ts'
import type { Language } from '#contract/language/catalogue.ts'
import type { Cell } from '#geodata/readers/reading.ts'
import type { Sheet, SheetRow } from '#geodata/writers/sheet.ts'
import { type Action, mustBeAllowed } from '../accounts/can.ts'
import type { Reader } from '../accounts/reader.ts'
import { mustHaveDistrict } from '../compounds/compounds.queries.ts'
import type { Connection } from '../db/connection.ts'
import type { ExportDistrict } from './export-districts.queries.ts'
import { formatOf, writerOf } from './formats.ts'
import type { ReceivedColumns } from './received-columns.ts'
import { placeOf, type Say, sayer } from './said.ts'

export type ExportAsked<Query> = {
  connection: Connection
  reader: Reader
  language: Language
  query: Query
  /** Of whoever waits for the file: no more rows are read than he waits for. */
  signal: AbortSignal
}

export type ExportFile = {
  fileName: string
  plainName: string
  format: ExportFormat
  chunks: AsyncGenerator<Uint8Array>
}

/** Refuses who may not, and what the format cannot hold; tells apart what is chosen from how it is wanted. */
export async function openExport<Query extends ExportWish & { adcode: string }>(
  { connection, reader, language, query }: ExportAsked<Query>,
  action: Action,
) {
  const { format: _, encoding: __, lang: ___, received, ...selection } = query
  const format = formatOf(query)
  mustBeAllowed(reader, action, { adcode: query.adcode })
  await mustHaveDistrict(connection, query.adcode)
  return { selection, format, say: sayer(language), wantsReceived: received === 'true' }
}

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

type Closing = {
  query: ExportWish & { adcode: string }
  selection: object
  format: ExportFormat
  say: Say
  districts: readonly ExportDistrict[]
  what: 'compounds' | 'works' | 'ground'
  /** Of the catalogue, where what they are is called by its name. */
  group: string
  sheet: Sheet
}

/** Its name says place, day, and whether it is all there is. */
export function exportFile({ query, selection, format, say, districts, what, group, sheet }: Closing): ExportFile {
  const { adcode } = query
  const isFiltered = Object.keys(selection).length > 1
  const place = placeOf(districts, adcode)
  const fileName = say(`${group}.${isFiltered ? 'fileNameFiltered' : 'fileName'}`, { place, day: today() })
  return {
    fileName: `${fileName}.${format}`,
    plainName: `${what}-${adcode}.${format}`,
    format,
    chunks: writerOf(format, query, districts)(sheet),
  }
}
