/**
 * A sheet as an Excel workbook in the official layout, streamed. The library that lays it out holds every row in memory and takes 11 s
 * for 100,000 of them at one go; so it writes title, notes, header and one row, and the rows are poured into that row's place, each
 * cell in the style of the one above it.
 */
import { unzipSync, Zip, ZipDeflate } from 'fflate'
import { writeXlsx as writeWhole } from 'hucre/xlsx'
import type { Cell } from '../readers/reading.ts'
import { xmlText } from './chunks.ts'
import { type Column, type Sheet, textOf } from './sheet.ts'
import { laidOut, letterOf } from './xlsx-layout.ts'

const sheetPath = 'xl/worksheets/sheet1.xml'
const chunkLength = 64 * 1024
const encoder = new TextEncoder()

export async function* writeXlsx(sheet: Sheet): AsyncGenerator<Uint8Array> {
  const parts = unzipSync(await patternOf(sheet))
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  const open = (path: string) => {
    const part = new ZipDeflate(path, { level: 6 })
    zip.add(part)
    return part
  }
  for (const [path, bytes] of Object.entries(parts)) if (path !== sheetPath) open(path).push(bytes, true)
  const into = open(sheetPath)
  for await (const text of sheetXml(sheet, new TextDecoder().decode(parts[sheetPath]))) {
    into.push(encoder.encode(text))
    yield* ready.splice(0)
  }
  into.push(new Uint8Array(), true)
  zip.end()
  yield* ready
}

const widths: Record<Column['type'], number> = { text: 18, number: 11, year: 9, date: 12, flag: 7 }

/** The workbook with one row, whose cells have the style of every row. */
function patternOf({ name, title, notes, columns, namedBy }: Sheet): Promise<Uint8Array> {
  const choices = columns.flatMap(({ words }, place) => (words ? [[place, words] as const] : []))
  const dates = columns.flatMap(({ type }, place) => (type === 'date' ? [[place, 'yyyy-mm-dd'] as const] : []))
  const layout = laidOut({
    name,
    lines: [title, ...notes],
    header: columns.map(({ label }) => label),
    widths: columns.map(({ key, type }) => (key === namedBy ? 28 : widths[type])),
    rows: [columns.map(() => 0)],
    choices: new Map(choices),
    numberFormats: new Map(dates),
  })
  return writeWhole({ sheets: [layout], properties: { title, creator: '连片' } })
}

/** The sheet's XML in pieces: all before the row of the pattern, the rows, all behind it. */
async function* sheetXml(sheet: Sheet, pattern: string): AsyncGenerator<string> {
  const first = sheet.notes.length + 3 // title, notes, header
  const from = pattern.indexOf(`<row r="${first}"`)
  const to = pattern.indexOf('</row>', from) + '</row>'.length
  const styles = [...pattern.slice(from, to).matchAll(/<c [^>]*s="(\d+)"/g)].map(([, style = '0']) => style)
  const letters = sheet.columns.map((_, place) => letterOf(place))
  // how far the sheet reaches is not known yet, and nobody needs to be told
  let held = pattern.slice(0, from).replace(/<dimension [^>]*\/>/, '')
  let row = first
  for await (const { cells } of sheet.rows) {
    const written = sheet.columns.map(({ type }, place) =>
      cellXml(cells[place], type, `r="${letters[place]}${row}" s="${styles[place]}"`, sheet.yesNo),
    )
    held += `<row r="${row}">${written.join('')}</row>`
    row++
    if (held.length < chunkLength) continue
    yield held
    held = ''
  }
  yield held + pattern.slice(to)
}

/** Excel's day 0 (1899-12-30) in days of the computer's calendar. */
const dayZero = -25_569
const longestText = 32_767

function cellXml(cell: Cell | undefined, type: Column['type'], marks: string, yesNo: Sheet['yesNo']): string {
  if (cell === null || cell === undefined) return `<c ${marks}/>`
  if (typeof cell === 'number') return `<c ${marks}><v>${cell}</v></c>`
  const day = type === 'date' ? Date.parse(`${cell}T00:00:00Z`) / 86_400_000 : Number.NaN
  if (Number.isInteger(day)) return `<c ${marks}><v>${day - dayZero}</v></c>`
  const text = xmlText(textOf(cell, yesNo).slice(0, longestText))
  return `<c ${marks} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}
