/** Works leave the house: lines above and below ground by the filter of the list, in the format asked for. */
import type { WorkExportQuery } from '#contract/exports.ts'
import { workFilterWords } from '#contract/work-filter-words.ts'
import { findNames } from '../export-districts.queries.ts'
import { type ExportAsked, type ExportFile, listAsFile, openExport } from '../export-file.ts'
import { documentsOf, type Say } from '../said.ts'
import { workColumns } from './work-columns.ts'
import { type ChosenWorks, findChosenWorks, findExportWorks } from './work-rows.queries.ts'

/** Refuses what the format cannot hold, before the first byte. */
export async function exportWorks(asked: ExportAsked<WorkExportQuery>): Promise<ExportFile> {
  const { connection, reader } = asked
  const opened = await openExport(asked, 'work.export', (selection) => findChosenWorks(connection, reader, selection))
  const { say, place, chosen, selection, shown } = opened
  const { operator, area, compound } = selection
  const names = await findNames(
    connection,
    [operator, area, compound].flatMap((id) => id ?? []),
  )
  return listAsFile(opened, {
    ...{ what: 'works', group: 'exports.works', kindBy: 'trade' },
    columns: workColumns(say, shown),
    find: (part) => findExportWorks(connection, reader, part),
    shapeOf: ({ geometry }) => geometry,
    sources: [sourceOf(say, place, chosen)],
    words: workFilterWords(say, selection, (id) => names.get(id) ?? id),
    more: chosen.invented > 0 ? [say('exports.works.invented', { count: chosen.invented })] : [],
  })
}

function sourceOf(say: Say, place: string, { sources }: ChosenWorks): string {
  const documents = documentsOf(say, sources)
  return say(documents ? 'exports.works.source' : 'exports.works.sourceOwn', { place, documents })
}
