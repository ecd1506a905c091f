/** Works leave the house: lines above and below ground by the filter of the list, in the format asked for. */
import { today } from '#contract/days.ts'
import type { WorkExportQuery } from '#contract/exports.ts'
import type { Language } from '#contract/language/catalogue.ts'
import { workFilterWords } from '#contract/work-filter-words.ts'
import type { Sheet, SheetRow } from '#geodata/writers/sheet.ts'
import { mustBeAllowed } from '../../accounts/can.ts'
import type { Reader } from '../../accounts/reader.ts'
import { mustHaveDistrict } from '../../compounds/compounds.queries.ts'
import type { Connection } from '../../db/connection.ts'
import { findExportDistricts, findNames } from '../export-districts.queries.ts'
import { type ExportFile, formatOf, isTable, mustFit, writerOf } from '../formats.ts'
import { type ReceivedColumns, receivedColumns } from '../received-columns.ts'
import { dataDateOf, documentsOf, placeOf, type Say, sayer, systemNotes, unplacedNotes } from '../said.ts'
import { type WorkColumn, workColumns } from './work-columns.ts'
import { type ChosenWorks, findChosenWorks, findExportWorks } from './work-rows.queries.ts'

type Asked = { connection: Connection; reader: Reader; language: Language; query: WorkExportQuery }

/** Refuses what the format cannot hold, before the first byte. */
export async function exportWorks({ connection, reader, language, query }: Asked): Promise<ExportFile> {
  const { format: _, encoding: __, lang: ___, received, ...selection } = query
  const { adcode, operator, area, compound } = selection
  const format = formatOf(query)
  mustBeAllowed(reader, 'work.export', { adcode })
  await mustHaveDistrict(connection, adcode)
  const chosen = await findChosenWorks(connection, reader, selection)
  const { ids, unplaced } = chosen
  mustFit(format, ids.length)
  const say = sayer(language)
  const districts = await findExportDistricts(connection, adcode, chosen.adcodes)
  const place = placeOf(districts, adcode)
  const names = await findNames(
    connection,
    [operator, area, compound].flatMap((id) => id ?? []),
  )
  const words = workFilterWords(say, selection, (id) => names.get(id) ?? id)
  const columns = workColumns(say, { serial: isTable(format), district: districts.length > 1 })
  const beside = await receivedColumns({
    connection,
    reader,
    adcode,
    ids,
    own: columns,
    say,
    wanted: received === 'true',
  })
  const notes = [
    sourceOf(say, place, chosen),
    dataDateOf(say, districts),
    say('exports.filter', { words }),
    say('exports.works.counted', { count: ids.length, unplaced }),
    ...(chosen.invented > 0 ? [say('exports.works.invented', { count: chosen.invented })] : []),
    ...systemNotes(say, format),
    ...unplacedNotes(say, format, unplaced, 'exports.works'),
    ...beside.notes,
  ]
  const sheet: Sheet = {
    name: say('exports.works.layer'),
    title: say('exports.works.title', { place }),
    columns: [...columns, ...beside.columns],
    rows: rowsOf({ connection, reader, ids, columns, beside }),
    notes,
    yesNo: [say('exports.yes'), say('exports.no')],
    namedBy: 'name',
    kindBy: 'trade',
  }
  const isFiltered = Object.keys(selection).length > 1
  const fileName = say(isFiltered ? 'exports.works.fileNameFiltered' : 'exports.works.fileName', {
    place,
    day: today(),
  })
  return {
    fileName: `${fileName}.${format}`,
    plainName: `works-${adcode}.${format}`,
    format,
    chunks: writerOf(format, query, districts)(sheet),
  }
}

function sourceOf(say: Say, place: string, { sources }: ChosenWorks): string {
  const documents = documentsOf(say, sources)
  return say(documents ? 'exports.works.source' : 'exports.works.sourceOwn', { place, documents })
}

const rowsAtATime = 250

type Reading = {
  connection: Connection
  reader: Reader
  ids: readonly string[]
  columns: readonly WorkColumn[]
  beside: ReceivedColumns
}

async function* rowsOf({ connection, reader, ids, columns, beside }: Reading): AsyncGenerator<SheetRow> {
  let place = 0
  for (let from = 0; from < ids.length; from += rowsAtATime) {
    const part = ids.slice(from, from + rowsAtATime)
    const received = await beside.cellsOf(part)
    for (const work of await findExportWorks(connection, reader, part)) {
      const at = place++
      yield { cells: [...columns.map(({ cell }) => cell(work, at)), ...received(work.id)], geometry: work.geometry }
    }
  }
}
