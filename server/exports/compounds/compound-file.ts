/** Compounds leave the house: the sheet with its title and notes, in the format asked for. */

import type { CompoundSelection } from '#contract/compound.ts'
import { today } from '#contract/days.ts'
import type { ExportFormat, ExportQuery } from '#contract/exports.ts'
import { filterWords } from '#contract/filter-words.ts'
import type { Language } from '#contract/language/catalogue.ts'
import type { Sheet, SheetRow } from '#geodata/writers/sheet.ts'
import { mustBeAllowed } from '../../accounts/can.ts'
import type { Reader } from '../../accounts/reader.ts'
import { mustHaveDistrict } from '../../compounds/compounds.queries.ts'
import type { Connection } from '../../db/connection.ts'
import { findByVerdict, type VerdictColumn, verdictCells, verdictColumns } from '../../policies/verdict-columns.ts'
import { targetFootnotes } from '../../targets/footnotes.ts'
import { findNames } from '../export-districts.queries.ts'
import { type ExportFile, formatOf, isTable, mustFit, writerOf } from '../formats.ts'
import { type ReceivedColumns, receivedColumns } from '../received-columns.ts'
import { dataDateOf, documentsOf, placeOf, type Say, sayer, systemNotes, unplacedNotes } from '../said.ts'
import { exportColumns } from './compound-columns.ts'
import { type Chosen, findChosen, findExportRows } from './compound-rows.queries.ts'
import { verdictHead, verdictNote, verdictWords } from './verdict-columns.ts'

type Asked = { connection: Connection; reader: Reader; language: Language; query: ExportQuery }

/** Refuses what the format cannot hold, before the first byte. */
export async function exportCompounds({ connection, reader, language, query }: Asked): Promise<ExportFile> {
  const { format: _, encoding: __, lang: ___, received, ...selection } = query
  const { adcode } = selection
  const format = formatOf(query)
  mustBeAllowed(reader, 'compound.export', { adcode })
  await mustHaveDistrict(connection, adcode)
  const chosen = await findChosen(connection, reader, {
    ...selection,
    ids: await findByVerdict(connection, reader, selection),
  })
  const { ids, districts } = chosen
  mustFit(format, ids.length)
  const say = sayer(language)
  const names = await findNames(connection, idsIn(selection))
  const words = filterWords(say, selection, (id) => names.get(id) ?? id)
  const place = placeOf(districts, adcode)
  const judged = isTable(format)
    ? await verdictColumns(
        connection,
        reader,
        districts.map((each) => each.adcode),
      )
    : []
  const columns = exportColumns(say, {
    serial: isTable(format),
    district: districts.length > 1,
    code: chosen.hasCodes,
  })
  const own = [...columns, ...judged.map((each) => verdictHead(say, each))]
  const beside = await receivedColumns({ connection, reader, adcode, ids, own, say, wanted: received === 'true' })
  const footnotes = await footnotesOf({ connection, reader, say }, chosen)
  const notes = [...notesOf(say, { format, chosen, place, words, judged }), ...beside.notes]
  const rows = rowsOf({ connection, reader, ids, columns, judged, beside, say })
  const heads = [...own, ...beside.columns]
  const sheet: Sheet = {
    name: say('exports.layer'),
    title: say('exports.title', { place }),
    columns: heads,
    rows: format === 'xlsx' ? withFoot(rows, footnotes, heads.length) : rows,
    notes: format === 'xlsx' ? notes : [...notes, ...footnotes],
    yesNo: [say('exports.yes'), say('exports.no')],
    namedBy: 'name',
    kindBy: 'status',
  }
  const isFiltered = Object.keys(selection).length > 1
  const fileName = say(isFiltered ? 'exports.fileNameFiltered' : 'exports.fileName', { place, day: today() })
  return {
    fileName: `${fileName}.${format}`,
    plainName: `compounds-${adcode}.${format}`,
    format,
    chunks: writerOf(format, query, districts)(sheet),
  }
}

/** Few enough that nobody else waits for the rows to be parsed. */
const rowsAtATime = 250

type Reading = {
  connection: Connection
  reader: Reader
  ids: readonly string[]
  columns: ReturnType<typeof exportColumns>
  judged: readonly VerdictColumn[]
  beside: ReceivedColumns
  say: Say
}

/** Read some at a time, each time in a statement of its own: a slow reader of the file keeps nobody from the database. */
async function* rowsOf({ connection, reader, ids, columns, judged, beside, say }: Reading): AsyncGenerator<SheetRow> {
  let place = 0
  for (let from = 0; from < ids.length; from += rowsAtATime) {
    const part = ids.slice(from, from + rowsAtATime)
    const verdicts = await verdictCells(connection, reader, judged, part)
    const received = await beside.cellsOf(part)
    for (const row of await findExportRows(connection, reader, part)) {
      const told = judged.map((_, at) => verdictWords(say, verdicts.get(row.id)?.[at] ?? null))
      const cells = [...columns.map(({ cell }) => cell(row, place)), ...told, ...received(row.id)]
      yield { cells, geometry: row.boundary }
      place++
    }
  }
}

/** A file of a province does not wait for the targets of every district in it. */
const mostDistricts = 20

async function footnotesOf(
  { connection, reader, say }: Pick<Reading, 'connection' | 'reader' | 'say'>,
  chosen: Chosen,
) {
  const told: string[] = []
  for (const { adcode } of chosen.districts.slice(0, mostDistricts))
    told.push(...(await targetFootnotes(connection, reader, adcode, say)))
  return told.map((each) => say('targets.footnoteLine', { told: each }))
}

/** Below the last row of a workbook stands what nobody has explained; there a reader of ours knows it as a note. */
async function* withFoot(
  rows: AsyncIterable<SheetRow>,
  footnotes: readonly string[],
  width: number,
): AsyncGenerator<SheetRow> {
  yield* rows
  for (const told of footnotes) yield { cells: [told, ...Array<null>(width - 1).fill(null)], geometry: null }
}

type Noted = { format: ExportFormat; chosen: Chosen; place: string; words: string; judged: readonly VerdictColumn[] }

function notesOf(say: Say, { format, chosen, place, words, judged }: Noted): string[] {
  const { ids, unplaced, districts, sources } = chosen
  const documents = documentsOf(say, sources)
  const notes = [
    say(documents ? 'exports.source' : 'exports.sourceOwn', { place, documents }),
    dataDateOf(say, districts),
    say('exports.filter', { words }),
    say('exports.counted', { count: ids.length, unplaced }),
  ]
  if (districts.some(({ demo }) => demo === 'loaded')) notes.push(say('exports.invented'))
  if (judged.length > 0) notes.push(verdictNote(say, judged))
  return [...notes, ...systemNotes(say, format), ...unplacedNotes(say, format, unplaced, 'exports')]
}

/** Ids of the records a filter names. */
const idsIn = ({ street, area }: CompoundSelection): string[] =>
  [...(street?.split(',') ?? []), ...(area ? [area] : [])].filter((id) => id !== 'none')
