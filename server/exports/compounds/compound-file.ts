/** Compounds leave the house: the ledger by the filter of the list, with verdicts and footnotes, in the format asked for. */
import type { CompoundSelection } from '#contract/compound.ts'
import type { ExportQuery } from '#contract/exports.ts'
import { filterWords } from '#contract/filter-words.ts'
import { findByVerdict, verdictCells, verdictColumns } from '../../policies/verdict-columns.ts'
import { targetFootnotes } from '../../targets/footnotes.ts'
import { type ExportDistrict, findNames } from '../export-districts.queries.ts'
import { type ExportAsked, type ExportFile, listAsFile, openExport } from '../export-file.ts'
import { isTable } from '../formats.ts'
import { documentsOf, type Say } from '../said.ts'
import { exportColumns } from './compound-columns.ts'
import { type Chosen, type ExportRow, findChosen, findExportRows } from './compound-rows.queries.ts'
import { type Judged, verdictColumn, verdictNote } from './verdict-columns.ts'

/** Refuses what the format cannot hold, before the first byte. */
export async function exportCompounds(asked: ExportAsked<ExportQuery>): Promise<ExportFile> {
  const { connection, reader } = asked
  const opened = await openExport(asked, 'compound.export', async (selection) => {
    const ids = await findByVerdict(connection, reader, selection)
    return findChosen(connection, reader, { ...selection, ids })
  })
  const { say, place, format, chosen, districts, selection, shown } = opened
  const names = await findNames(connection, idsIn(selection))
  const adcodes = districts.map(({ adcode }) => adcode)
  const judged = isTable(format) ? await verdictColumns(connection, reader, adcodes) : []
  return listAsFile<ExportRow & Judged>(opened, {
    ...{ what: 'compounds', group: 'exports', kindBy: 'status' },
    columns: [
      ...exportColumns(say, { ...shown, code: chosen.hasCodes }),
      ...judged.map((each, at) => verdictColumn(say, each, at)),
    ],
    find: async (part) => {
      const verdicts = await verdictCells(connection, reader, judged, part)
      const rows = await findExportRows(connection, reader, part)
      return rows.map((row) => ({ ...row, verdicts: verdicts.get(row.id) }))
    },
    shapeOf: ({ boundary }) => boundary,
    sources: [sourceOf(say, place, chosen)],
    words: filterWords(say, selection, (id) => names.get(id) ?? id),
    more: [
      ...(districts.some(({ demo }) => demo === 'loaded') ? [say('exports.invented')] : []),
      ...(judged.length > 0 ? [verdictNote(say, judged)] : []),
    ],
    foot: await footnotesOf({ connection, reader, say }, districts),
  })
}

type Asking = Pick<ExportAsked<ExportQuery>, 'connection' | 'reader'> & { say: Say }

/** A file of a province does not wait for the targets of every district in it. */
const mostDistricts = 20

/** What nobody has explained of targets that differ from the ledger. */
async function footnotesOf({ connection, reader, say }: Asking, districts: readonly ExportDistrict[]) {
  const told: string[] = []
  for (const { adcode } of districts.slice(0, mostDistricts))
    told.push(...(await targetFootnotes(connection, reader, adcode, say)))
  return told.map((each) => say('targets.footnoteLine', { told: each }))
}

function sourceOf(say: Say, place: string, { sources }: Chosen): string {
  const documents = documentsOf(say, sources)
  return say(documents ? 'exports.source' : 'exports.sourceOwn', { place, documents })
}

/** Ids of the records a filter names. */
const idsIn = ({ street, area }: CompoundSelection): string[] =>
  [...(street?.split(',') ?? []), ...(area ? [area] : [])].filter((id) => id !== 'none')
