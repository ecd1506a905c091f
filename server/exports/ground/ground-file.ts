/** Roads, rivers and railways leave the house, with class and attribution, in the format asked for. */
import type { GroundExportQuery } from '#contract/exports.ts'
import { groundFilterWords } from '#contract/ground-filter-words.ts'
import { type ExportAsked, type ExportFile, listAsFile, openExport } from '../export-file.ts'
import { documentsOf, type Say } from '../said.ts'
import { groundColumns } from './ground-columns.ts'
import { type ChosenGround, findChosenGround, findExportGround } from './ground-rows.queries.ts'

/** Refuses what the format cannot hold, before the first byte. */
export async function exportGround(asked: ExportAsked<GroundExportQuery>): Promise<ExportFile> {
  const { connection, reader } = asked
  const opened = await openExport(asked, 'ground.export', (selection) =>
    findChosenGround(connection, reader, selection),
  )
  const { say, place, chosen, selection, shown } = opened
  return listAsFile(opened, {
    ...{ what: 'ground', group: 'exports.ground', kindBy: 'class' },
    columns: groundColumns(say, shown),
    find: (part) => findExportGround(connection, reader, part),
    shapeOf: ({ geometry }) => geometry,
    sources: sourcesOf(say, place, chosen),
    words: groundFilterWords(say, selection),
    more: chosen.invented > 0 ? [say('exports.ground.invented', { count: chosen.invented })] : [],
  })
}

/** Whose data it is stands beside it wherever it goes: licences ask for it. */
function sourcesOf(say: Say, place: string, { sources, attributions }: ChosenGround): string[] {
  const documents = documentsOf(say, sources)
  const source = say(documents ? 'exports.ground.source' : 'exports.ground.sourceOwn', { place, documents })
  const notices = attributions.join(say('exports.filters.and'))
  return notices ? [source, say('exports.ground.attribution', { notices })] : [source]
}
