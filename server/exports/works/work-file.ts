/** Works leave the house: lines above and below ground by the filter of the list, in the format asked for. */
import type { WorkExportQuery } from '#contract/exports.ts'
import { workFilterWords } from '#contract/work-filter-words.ts'
import type { Sheet } from '#geodata/writers/sheet.ts'
import { findExportDistricts, findNames } from '../export-districts.queries.ts'
import { type ExportAsked, type ExportFile, exportFile, exportRows, openExport } from '../export-file.ts'
import { isTable, mustFit } from '../formats.ts'
import { receivedColumns } from '../received-columns.ts'
import { dataDateOf, documentsOf, placeOf, type Say, systemNotes, unplacedNotes } from '../said.ts'
import { workColumns } from './work-columns.ts'
import { type ChosenWorks, findChosenWorks, findExportWorks } from './work-rows.queries.ts'

/** Refuses what the format cannot hold, before the first byte. */
export async function exportWorks(asked: ExportAsked<WorkExportQuery>): Promise<ExportFile> {
  const { connection, reader, query, signal } = asked
  const { selection, format, say, wantsReceived } = await openExport(asked, 'work.export')
  const { adcode, operator, area, compound } = selection
  const chosen = await findChosenWorks(connection, reader, selection)
  const { ids, unplaced } = chosen
  mustFit(format, ids.length)
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
    wanted: wantsReceived,
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
    rows: exportRows({
      ...{ ids, signal, beside },
      find: (part) => findExportWorks(connection, reader, part),
      row: (work, at) => ({ cells: columns.map(({ cell }) => cell(work, at)), geometry: work.geometry }),
    }),
    notes,
    yesNo: [say('exports.yes'), say('exports.no')],
    namedBy: 'name',
    kindBy: 'trade',
  }
  return exportFile({ query, selection, format, say, districts, what: 'works', group: 'exports.works', sheet })
}

function sourceOf(say: Say, place: string, { sources }: ChosenWorks): string {
  const documents = documentsOf(say, sources)
  return say(documents ? 'exports.works.source' : 'exports.works.sourceOwn', { place, documents })
}
