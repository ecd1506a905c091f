/** Compounds leave the house: the sheet with its title and notes, and the writer of the format asked for. */

import type { CompoundSelection } from '#contract/compound.ts'
import { today } from '#contract/days.ts'
import type { ExportFormat, ExportQuery } from '#contract/exports.ts'
import { filterWords } from '#contract/filter-words.ts'
import type { Language } from '#contract/language/catalogue.ts'
import { writeCsv } from '#geodata/writers/csv.ts'
import { writeDxf } from '#geodata/writers/dxf.ts'
import { writeFlatgeobuf } from '#geodata/writers/flatgeobuf.ts'
import { writeGeojson } from '#geodata/writers/geojson.ts'
import { writeGeopackage } from '#geodata/writers/geopackage.ts'
import { writeKml } from '#geodata/writers/kml.ts'
import type { Sheet, SheetRow } from '#geodata/writers/sheet.ts'
import { writeXlsx } from '#geodata/writers/xlsx.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { Refusal } from '../errors.ts'
import { say as sayIn } from '../http/words.ts'
import { findByVerdict, type VerdictColumn, verdictCells, verdictColumns } from '../policies/verdict-columns.ts'
import { targetFootnotes } from '../targets/footnotes.ts'
import { mustHaveDistrict } from './compounds.queries.ts'
import { type Chosen, type ExportDistrict, findChosen, findExportRows, findNames } from './export.queries.ts'
import { exportColumns } from './export-columns.ts'
import { verdictHead, verdictNote, verdictWords } from './export-verdicts.ts'

type Asked = { connection: Connection; reader: Reader; language: Language; query: ExportQuery }
export type ExportFile = { fileName: string; plainName: string; chunks: AsyncGenerator<Uint8Array> }

/** Rows of an Excel sheet, less title, notes and header. */
const mostRows = 1_048_576 - 20

/** Refuses what the format cannot hold, before the first byte. */
export async function exportCompounds({ connection, reader, language, query }: Asked): Promise<ExportFile> {
  const { format, encoding = 'utf-8', lang: _, ...selection } = query
  if (format === 'shp') throw new Refusal('shapefile-loses-chinese')
  if (query.encoding && format !== 'csv') throw new Refusal('encoding-of-csv', { format })
  mustBeAllowed(reader, 'compound.export', { adcode: selection.adcode })
  await mustHaveDistrict(connection, selection.adcode)
  const ids = await findByVerdict(connection, reader, selection)
  const chosen = await findChosen(connection, reader, { ...selection, ids })
  if (format === 'xlsx' && chosen.ids.length > mostRows)
    throw new Refusal('too-many-rows', { count: chosen.ids.length, limit: mostRows })
  const say = (key: string, params?: Record<string, string | number>) => sayIn(language, key, params)
  const names = await findNames(connection, idsIn(selection))
  const words = filterWords(say, selection, (id) => names.get(id) ?? id)
  const place = placeOf(chosen.districts, selection.adcode)
  const judged = isTable(format)
    ? await verdictColumns(
        connection,
        reader,
        chosen.districts.map(({ adcode }) => adcode),
      )
    : []
  const columns = exportColumns(say, {
    serial: isTable(format),
    district: chosen.districts.length > 1,
    code: chosen.hasCodes,
  })
  const unexplained: string[] = []
  for (const { adcode } of chosen.districts.slice(0, mostDistricts))
    unexplained.push(...(await targetFootnotes(connection, reader, adcode, say)))
  const footnotes = unexplained.map((told) => say('targets.footnoteLine', { told }))
  const notes = notesOf(say, { format, chosen, place, words, judged })
  const rows = rowsOf({ connection, reader, ids: chosen.ids, columns, judged, say })
  const heads = [...columns, ...judged.map((each) => verdictHead(say, each))]
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
    plainName: `compounds-${selection.adcode}.${format}`,
    chunks: writerOf(format, encoding, chosen.districts)(sheet),
  }
}

const isTable = (format: ExportFormat) => format === 'xlsx' || format === 'csv'

function writerOf(format: ExportFormat, encoding: 'utf-8' | 'gb18030', districts: readonly ExportDistrict[]) {
  if (format === 'csv') return (sheet: Sheet) => writeCsv(sheet, encoding)
  if (format === 'dxf') {
    const meridian = meridianOf(districts)
    return (sheet: Sheet) => writeDxf(sheet, meridian)
  }
  return {
    xlsx: writeXlsx,
    geojson: writeGeojson,
    gpkg: writeGeopackage,
    kml: writeKml,
    fgb: writeFlatgeobuf,
  }[format]
}

/** In degrees; the zones are numbered EPSG:4509 + a third of their meridian. */
function meridianOf(districts: readonly ExportDistrict[]): number {
  const meridians = [...new Set(districts.map(({ measureSrid }) => 3 * (measureSrid - 4509)))]
  const [meridian] = meridians
  if (meridian === undefined || meridians.length > 1)
    throw new Refusal('several-zones', { zones: meridians.map((each) => `${each}°`).join(', ') })
  return meridian
}

const rowsAtATime = 500

type Reading = {
  connection: Connection
  reader: Reader
  ids: readonly string[]
  columns: ReturnType<typeof exportColumns>
  judged: readonly VerdictColumn[]
  say: Say
}

/** Read some at a time, each time in a statement of its own: a slow reader of the file keeps nobody from the database. */
async function* rowsOf({ connection, reader, ids, columns, judged, say }: Reading): AsyncGenerator<SheetRow> {
  let place = 0
  for (let from = 0; from < ids.length; from += rowsAtATime) {
    const part = ids.slice(from, from + rowsAtATime)
    const verdicts = await verdictCells(connection, reader, judged, part)
    for (const row of await findExportRows(connection, reader, part)) {
      const told = judged.map((_, at) => verdictWords(say, verdicts.get(row.id)?.[at] ?? null))
      const cells = [...columns.map(({ cell }) => cell(row, place)), ...told]
      yield { cells, geometry: row.boundary }
      place++
    }
  }
}

/** A file of a province does not wait for the targets of every district in it. */
const mostDistricts = 20

/** Below the last row of a workbook stands what nobody has explained; there a reader of ours knows it as a note. */
async function* withFoot(
  rows: AsyncIterable<SheetRow>,
  footnotes: readonly string[],
  width: number,
): AsyncGenerator<SheetRow> {
  yield* rows
  for (const told of footnotes) yield { cells: [told, ...Array<null>(width - 1).fill(null)], geometry: null }
}

type Say = (key: string, params?: Record<string, string | number>) => string
type Noted = { format: ExportFormat; chosen: Chosen; place: string; words: string; judged: readonly VerdictColumn[] }

function notesOf(say: Say, { format, chosen, place, words, judged }: Noted): string[] {
  const { ids, unplaced, districts, sources } = chosen
  const documents = sources.map((id) => documentName(say, id)).join(say('shell.comma'))
  const notes = [
    say(documents ? 'exports.source' : 'exports.sourceOwn', { place, documents }),
    dataDateOf(say, districts),
    say('exports.filter', { words }),
    say('exports.counted', { count: ids.length, unplaced }),
  ]
  if (districts.some(({ demo }) => demo === 'loaded')) notes.push(say('exports.invented'))
  if (judged.length > 0) notes.push(verdictNote(say, judged))
  if (isTable(format)) return notes
  if (format !== 'dxf')
    notes.push(say(format === 'gpkg' || format === 'fgb' ? 'exports.system' : 'exports.systemNearly'))
  const leavesOut = format === 'fgb' || format === 'dxf'
  if (unplaced > 0) notes.push(say(leavesOut ? 'exports.unplacedLeftOut' : 'exports.unplacedKept', { unplaced }))
  return notes
}

/** A document the catalogue has no name for keeps its id. */
function documentName(say: Say, id: string): string {
  const key = `compounds.documents.${id}`
  const name = say(key)
  return name === key ? id : name
}

function dataDateOf(say: Say, districts: readonly ExportDistrict[]): string {
  const days = districts.map(({ dataDate }) => dataDate).sort()
  const [first = '', last = ''] = [days[0], days.at(-1)]
  if (first !== last) return say('exports.dataDates', { first, last, today: today() })
  const isInvented = districts.some(({ dataDateInvented }) => dataDateInvented)
  return say(isInvented ? 'exports.dataDateInvented' : 'exports.dataDate', { day: first, today: today() })
}

/** What the code stands for: a district, a city, a province. */
function placeOf([first]: readonly ExportDistrict[], adcode: string): string {
  if (!first) return adcode
  if (adcode.length === 6) return first.name
  return adcode.length === 4 ? first.cityName : first.provinceName
}

/** Ids of the records a filter names. */
const idsIn = ({ street, area }: CompoundSelection): string[] =>
  [...(street?.split(',') ?? []), ...(area ? [area] : [])].filter((id) => id !== 'none')
