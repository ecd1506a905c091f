/** What every export does alike, whatever it holds: who may, in which format, what the file says of itself, and what it is called. */
import { today } from '#contract/days.ts'
import type { ExportFormat, ExportWish } from '#contract/exports.ts'
import type { Language } from '#contract/language/catalogue.ts'
import type { Cell } from '#geodata/readers/reading.ts'
import type { Column, Sheet, SheetRow } from '#geodata/writers/sheet.ts'
import { type Action, mustBeAllowed } from '../accounts/can.ts'
import type { Reader } from '../accounts/reader.ts'
import { mustHaveDistrict } from '../compounds/compounds.queries.ts'
import type { Connection } from '../db/connection.ts'
import { type ExportDistrict, findExportDistricts } from './export-districts.queries.ts'
import { exportRows, withFoot } from './export-rows.ts'
import { formatOf, isTable, mustFit, writerOf } from './formats.ts'
import { receivedColumns } from './received-columns.ts'
import { dataDateOf, placeOf, type Say, sayer, systemNotes, unplacedNotes } from './said.ts'

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

type Wished = ExportWish & { adcode: string }
type Chosen = { ids: readonly string[]; adcodes: readonly string[]; unplaced?: number }

/** Refuses who may not, and what the format cannot hold; tells apart what is chosen from how it is wanted. */
export async function openExport<Query extends Wished, Found extends Chosen>(
  asked: ExportAsked<Query>,
  action: Action,
  choose: (selection: Omit<Query, keyof ExportWish>) => Promise<Found>,
) {
  const { connection, reader, language, query } = asked
  const { format: _, encoding: __, lang: ___, received: ____, ...selection } = query
  const format = formatOf(query)
  mustBeAllowed(reader, action, { adcode: query.adcode })
  await mustHaveDistrict(connection, query.adcode)
  const chosen = await choose(selection)
  mustFit(format, chosen.ids.length)
  const districts = await findExportDistricts(connection, query.adcode, chosen.adcodes)
  const say = sayer(language)
  const shown = { serial: isTable(format), district: districts.length > 1 }
  return { ...asked, selection, format, chosen, districts, say, place: placeOf(districts, query.adcode), shown }
}

type Opened = ExportAsked<Wished> & {
  selection: object
  format: ExportFormat
  chosen: Chosen
  districts: readonly ExportDistrict[]
  say: Say
  place: string
}

/** What is told apart of one list and another. */
type List<Thing> = {
  what: 'compounds' | 'works' | 'ground'
  /** Of the catalogue, where what they are is called by its name. */
  group: string
  /** Key of a coded column that sorts them into kinds. */
  kindBy: string
  columns: readonly (Column & { cell: (thing: Thing, place: number) => Cell })[]
  /** These, in the order of the ids. */
  find: (ids: readonly string[]) => Promise<readonly Thing[]>
  shapeOf: (thing: Thing) => SheetRow['geometry']
  /** Where it was taken from; the filter in words; and what else is to be known. */
  sources: readonly string[]
  words: string
  more: readonly string[]
  /** What stands below the last row of a workbook, and among the notes of every other format. */
  foot?: readonly string[]
}

/** The rows with what files said beside them, in the format asked for. Its name says place, day, and whether it is all there is. */
export async function listAsFile<Thing extends { id: string }>(
  opened: Opened,
  { what, group, kindBy, columns, find, shapeOf, sources, words, more, foot = [] }: List<Thing>,
): Promise<ExportFile> {
  const { connection, reader, query, signal, selection, format, chosen, districts, say, place } = opened
  const { adcode, received } = query
  const { ids, unplaced = 0 } = chosen
  const wanted = received === 'true'
  const beside = await receivedColumns({ connection, reader, adcode, ids, own: columns, say, wanted })
  const rows = exportRows({
    ...{ ids, signal, beside, find },
    row: (thing, at) => ({ cells: columns.map(({ cell }) => cell(thing, at)), geometry: shapeOf(thing) }),
  })
  const notes = [
    ...sources,
    dataDateOf(say, districts),
    say('exports.filter', { words }),
    say(`${group}.counted`, { count: ids.length, unplaced }),
    ...more,
    ...systemNotes(say, format),
    ...unplacedNotes(say, format, unplaced, group),
    ...beside.notes,
  ]
  const heads = [...columns, ...beside.columns]
  const sheet: Sheet = {
    name: say(`${group}.layer`),
    title: say(`${group}.title`, { place }),
    columns: heads,
    rows: format === 'xlsx' ? withFoot(rows, foot, heads.length) : rows,
    notes: format === 'xlsx' ? notes : [...notes, ...foot],
    yesNo: [say('exports.yes'), say('exports.no')],
    namedBy: 'name',
    kindBy,
  }
  const isFiltered = Object.keys(selection).length > 1
  const fileName = say(`${group}.${isFiltered ? 'fileNameFiltered' : 'fileName'}`, { place, day: today() })
  return {
    fileName: `${fileName}.${format}`,
    plainName: `${what}-${adcode}.${format}`,
    format,
    chunks: writerOf(format, query, districts)(sheet),
  }
}
