/** Compounds leave the house: the sheet with its title and notes, in the format asked for. */

import type { CompoundSelection } from '#contract/compound.ts'
import type { ExportFormat, ExportQuery } from '#contract/exports.ts'
import { filterWords } from '#contract/filter-words.ts'
import type { Sheet, SheetRow } from '#geodata/writers/sheet.ts'
import { findByVerdict, type VerdictColumn, verdictCells, verdictColumns } from '../../policies/verdict-columns.ts'
import { targetFootnotes } from '../../targets/footnotes.ts'
import { type ExportDistrict, findExportDistricts, findNames } from '../export-districts.queries.ts'
import { type ExportAsked, type ExportFile, exportFile, exportRows, openExport } from '../export-file.ts'
import { isTable, mustFit } from '../formats.ts'
import { type ReceivedColumns, receivedColumns } from '../received-columns.ts'
import { dataDateOf, documentsOf, placeOf, type Say, systemNotes, unplacedNotes } from '../said.ts'
import { exportColumns } from './compound-columns.ts'
import { type Chosen, findChosen, findExportRows } from './compound-rows.queries.ts'
import { verdictHead, verdictNote, verdictWords } from './verdict-columns.ts'

/** Refuses what the format cannot hold, before the first byte. */
export async function exportCompounds(asked: ExportAsked<ExportQuery>): Promise<ExportFile> {
  const { connection, reader, query } = asked
  const { selection, format, say, wantsReceived } = await openExport(asked, 'compound.export')
  const { adcode } = selection
  const chosen = await findChosen(connection, reader, {
    ...selection,
    ids: await findByVerdict(connection, reader, selection),
  })
  const { ids } = chosen
  mustFit(format, ids.length)
  const districts = await findExportDistricts(connection, adcode, chosen.adcodes)
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
  const beside = await receivedColumns({ connection, reader, adcode, ids, own, say, wanted: wantsReceived })
  const footnotes = await footnotesOf({ connection, reader, say }, districts)
  const notes = [...notesOf(say, { format, chosen, districts, place, words, judged }), ...beside.notes]
  const rows = rowsOf({ ...asked, ids, columns, judged, beside, say })
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
  return exportFile({ query, selection, format, say, districts, what: 'compounds', group: 'exports', sheet })
}

type Reading = ExportAsked<ExportQuery> & {
  ids: readonly string[]
  columns: ReturnType<typeof exportColumns>
  judged: readonly VerdictColumn[]
  beside: ReceivedColumns
  say: Say
}

function rowsOf({ connection, reader, signal, ids, columns, judged, beside, say }: Reading) {
  const find = async (part: readonly string[]) => {
    const verdicts = await verdictCells(connection, reader, judged, part)
    const rows = await findExportRows(connection, reader, part)
    return rows.map((row) => ({ row, id: row.id, verdicts: verdicts.get(row.id) }))
  }
  return exportRows({
    ...{ ids, signal, beside, find },
    row: ({ row, verdicts }, place) => ({
      cells: [
        ...columns.map(({ cell }) => cell(row, place)),
        ...judged.map((_, at) => verdictWords(say, verdicts?.[at] ?? null)),
      ],
      geometry: row.boundary,
    }),
  })
}

/** A file of a province does not wait for the targets of every district in it. */
const mostDistricts = 20

async function footnotesOf(
  { connection, reader, say }: Pick<Reading, 'connection' | 'reader' | 'say'>,
  districts: readonly ExportDistrict[],
) {
  const told: string[] = []
  for (const { adcode } of districts.slice(0, mostDistricts))
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

type Noted = {
  format: ExportFormat
  chosen: Chosen
  districts: readonly ExportDistrict[]
  place: string
  words: string
  judged: readonly VerdictColumn[]
}

function notesOf(say: Say, { format, chosen, districts, place, words, judged }: Noted): string[] {
  const { ids, unplaced, sources } = chosen
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
