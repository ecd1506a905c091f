/** Roads, rivers and railways leave the house, with class and attribution, in the format asked for. */
import { today } from '#contract/days.ts'
import type { GroundExportQuery } from '#contract/exports.ts'
import { groundFilterWords } from '#contract/ground-filter-words.ts'
import type { Language } from '#contract/language/catalogue.ts'
import type { Sheet, SheetRow } from '#geodata/writers/sheet.ts'
import { mustBeAllowed } from '../../accounts/can.ts'
import type { Reader } from '../../accounts/reader.ts'
import { mustHaveDistrict } from '../../compounds/compounds.queries.ts'
import type { Connection } from '../../db/connection.ts'
import { findExportDistricts } from '../export-districts.queries.ts'
import { type ExportFile, formatOf, isTable, mustFit, writerOf } from '../formats.ts'
import { type ReceivedColumns, receivedColumns } from '../received-columns.ts'
import { dataDateOf, documentsOf, placeOf, type Say, sayer, systemNotes } from '../said.ts'
import { type GroundColumn, groundColumns } from './ground-columns.ts'
import { type ChosenGround, findChosenGround, findExportGround } from './ground-rows.queries.ts'

type Asked = { connection: Connection; reader: Reader; language: Language; query: GroundExportQuery }

/** Refuses what the format cannot hold, before the first byte. */
export async function exportGround({ connection, reader, language, query }: Asked): Promise<ExportFile> {
  const { format: _, encoding: __, lang: ___, received, ...selection } = query
  const { adcode } = selection
  const format = formatOf(query)
  mustBeAllowed(reader, 'ground.export', { adcode })
  await mustHaveDistrict(connection, adcode)
  const chosen = await findChosenGround(connection, reader, selection)
  const { ids } = chosen
  mustFit(format, ids.length)
  const say = sayer(language)
  const districts = await findExportDistricts(connection, adcode, chosen.adcodes)
  const place = placeOf(districts, adcode)
  const columns = groundColumns(say, { serial: isTable(format), district: districts.length > 1 })
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
    ...sourcesOf(say, place, chosen),
    dataDateOf(say, districts),
    say('exports.filter', { words: groundFilterWords(say, selection) }),
    say('exports.ground.counted', { count: ids.length }),
    ...(chosen.invented > 0 ? [say('exports.ground.invented', { count: chosen.invented })] : []),
    ...systemNotes(say, format),
    ...beside.notes,
  ]
  const sheet: Sheet = {
    name: say('exports.ground.layer'),
    title: say('exports.ground.title', { place }),
    columns: [...columns, ...beside.columns],
    rows: rowsOf({ connection, reader, ids, columns, beside }),
    notes,
    yesNo: [say('exports.yes'), say('exports.no')],
    namedBy: 'name',
    kindBy: 'class',
  }
  const isFiltered = Object.keys(selection).length > 1
  const fileName = say(isFiltered ? 'exports.ground.fileNameFiltered' : 'exports.ground.fileName', {
    place,
    day: today(),
  })
  return {
    fileName: `${fileName}.${format}`,
    plainName: `ground-${adcode}.${format}`,
    format,
    chunks: writerOf(format, query, districts)(sheet),
  }
}

/** Whose data it is stands beside it wherever it goes: licences ask for it. */
function sourcesOf(say: Say, place: string, { sources, attributions }: ChosenGround): string[] {
  const documents = documentsOf(say, sources)
  const source = say(documents ? 'exports.ground.source' : 'exports.ground.sourceOwn', { place, documents })
  const notices = attributions.join(say('exports.filters.and'))
  return notices ? [source, say('exports.ground.attribution', { notices })] : [source]
}

const rowsAtATime = 500

type Reading = {
  connection: Connection
  reader: Reader
  ids: readonly string[]
  columns: readonly GroundColumn[]
  beside: ReceivedColumns
}

async function* rowsOf({ connection, reader, ids, columns, beside }: Reading): AsyncGenerator<SheetRow> {
  let place = 0
  for (let from = 0; from < ids.length; from += rowsAtATime) {
    const part = ids.slice(from, from + rowsAtATime)
    const received = await beside.cellsOf(part)
    for (const thing of await findExportGround(connection, reader, part)) {
      const at = place++
      yield { cells: [...columns.map(({ cell }) => cell(thing, at)), ...received(thing.id)], geometry: thing.geometry }
    }
  }
}
