/** Roads, rivers and railways leave the house, with class and attribution, in the format asked for. */
import type { GroundExportQuery } from '#contract/exports.ts'
import { groundFilterWords } from '#contract/ground-filter-words.ts'
import type { Sheet } from '#geodata/writers/sheet.ts'
import { findExportDistricts } from '../export-districts.queries.ts'
import { type ExportAsked, type ExportFile, exportFile, exportRows, openExport } from '../export-file.ts'
import { isTable, mustFit } from '../formats.ts'
import { receivedColumns } from '../received-columns.ts'
import { dataDateOf, documentsOf, placeOf, type Say, systemNotes } from '../said.ts'
import { groundColumns } from './ground-columns.ts'
import { type ChosenGround, findChosenGround, findExportGround } from './ground-rows.queries.ts'

/** Refuses what the format cannot hold, before the first byte. */
export async function exportGround(asked: ExportAsked<GroundExportQuery>): Promise<ExportFile> {
  const { connection, reader, query, signal } = asked
  const { selection, format, say, wantsReceived } = await openExport(asked, 'ground.export')
  const { adcode } = selection
  const chosen = await findChosenGround(connection, reader, selection)
  const { ids } = chosen
  mustFit(format, ids.length)
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
    wanted: wantsReceived,
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
    rows: exportRows({
      ...{ ids, signal, beside },
      find: (part) => findExportGround(connection, reader, part),
      row: (thing, at) => ({ cells: columns.map(({ cell }) => cell(thing, at)), geometry: thing.geometry }),
    }),
    notes,
    yesNo: [say('exports.yes'), say('exports.no')],
    namedBy: 'name',
    kindBy: 'class',
  }
  return exportFile({ query, selection, format, say, districts, what: 'ground', group: 'exports.ground', sheet })
}

/** Whose data it is stands beside it wherever it goes: licences ask for it. */
function sourcesOf(say: Say, place: string, { sources, attributions }: ChosenGround): string[] {
  const documents = documentsOf(say, sources)
  const source = say(documents ? 'exports.ground.source' : 'exports.ground.sourceOwn', { place, documents })
  const notices = attributions.join(say('exports.filters.and'))
  return notices ? [source, say('exports.ground.attribution', { notices })] : [source]
}
