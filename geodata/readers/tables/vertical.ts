/**
 * Tables that came out of a document with one cell on each line: the lines of the header, then n lines for each record. How many n is
 * shows in the running numbers 1, 2, 3 …, which come back every n lines, or else in the words of the header.
 */
import { finding, type ReadFinding, type Row } from '../reading.ts'
import { cellOf, cut } from './cell.ts'
import { isHeaderWord, isSerialWord, joinName } from './header-words.ts'

/** A line with something on it, or an indented one with nothing: an empty cell. `line` counts from 1. */
export type Line = { line: number; text: string; isIndented: boolean }

export type Vertical = {
  names: string[]
  rows: Row[]
  /** Which of the lines the header begins with, and the first one below the table. */
  start: number
  end: number
  /** What was joined, and which records are uneven; the table is not yet named in them. */
  told: ReadFinding[]
}

const mostColumns = 40

/** The first one in the lines. */
export const findVertical = (lines: readonly Line[]): Vertical | null => numbered(lines) ?? headed(lines)

type Cells = { line: number; text: string }[]

/** With a header that begins with 序号. */
function numbered(lines: readonly Line[]): Vertical | null {
  for (const [start, { text }] of lines.entries()) {
    if (!isSerialWord(text)) continue
    const first = placeOf(lines, start + 2, start + mostColumns, 1)
    if (first === null) continue
    const width = distanceOfSerials(lines, first)
    const header = width === null ? null : headerOf(lines.slice(start, first), width)
    if (width === null || !header) continue
    const serials = serialPlaces(lines, first, width)
    const last = serials.at(-1) ?? first
    const end = last + reach(lines, last, width)
    const told: ReadFinding[] = []
    if (first - start > width)
      told.push(finding('header-joined', { columns: cut(header.join('、')) }, lines[start]?.line ?? null))
    const rows = serials.map((at, k) => recordOf(lines.slice(at, serials[k + 1] ?? end), width, told))
    return { names: header, rows, start, end, told }
  }
  return null
}

/** Where a running number stands alone on its line, between two places. */
function placeOf(lines: readonly Line[], from: number, to: number, serial: number): number | null {
  for (let k = from; k <= to && k < lines.length; k++) if (isSerial(lines[k], serial)) return k
  return null
}

const isSerial = (line: Line | undefined, serial: number) => line?.text.replace(/[.、．]$/, '') === String(serial)

/** Lines from one running number to the next, most often; the pairs are looked for near each other. */
function distanceOfSerials(lines: readonly Line[], first: number): number | null {
  const votes = new Map<number, number>()
  let at = first
  for (let serial = 2; serial < 60; serial++) {
    const next = placeOf(lines, at + 2, at + 2 * mostColumns, serial)
    if (next === null) break
    votes.set(next - at, (votes.get(next - at) ?? 0) + 1)
    at = next
  }
  const [width] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? []
  return width ?? null
}

/** Where 1, 2, 3 … stand: n lines further, or the nearest place to that when a record has lost or gained lines. */
function serialPlaces(lines: readonly Line[], first: number, width: number): number[] {
  const places = [first]
  for (let serial = 2; ; serial++) {
    const expected = (places.at(-1) ?? first) + width
    const offsets = Array.from({ length: width }, (_, k) => k).flatMap((k) => (k === 0 ? [0] : [k, -k]))
    const found = offsets.find((offset) => offset > 1 - width && isSerial(lines[expected + offset], serial))
    if (found === undefined) return places
    places.push(expected + found)
  }
}

/** Of the last record: n cells, fewer where the lines end or stop being indented. */
function reach(lines: readonly Line[], last: number, width: number): number {
  const isIndented = lines[last]?.isIndented ?? false
  let count = 0
  let cells = 0
  while (last + count < lines.length && cells < width) {
    const line = lines[last + count] as Line
    if (isIndented && !line.isIndented) break
    cells++
    count++
  }
  return count
}

/** Where the first line of a cell is indented, a line that is not goes on with the cell before. */
function cellsOf(lines: readonly Line[]): Cells {
  const isIndented = lines[0]?.isIndented ?? false
  const cells: Cells = []
  for (const { line, text, isIndented: own } of lines) {
    const before = cells.at(-1)
    if (isIndented && !own && before) before.text = joinName([before.text, text])
    else cells.push({ line, text })
  }
  return cells
}

function headerOf(lines: readonly Line[], width: number): string[] | null {
  const texts = cellsOf(lines).map(({ text }) => text)
  if (texts.some((text) => text.length > 40)) return null
  return joinedTo(texts, width)
}

/** Joins neighbours until there are n names, so that as many as can be end as columns are named: 计划改造 + 年代. */
export function joinedTo(texts: readonly string[], count: number): string[] | null {
  if (texts.length < count || texts.length > count + 12) return null
  // best[k][c]: the first k texts as c names
  const best: ({ score: number; names: string[] } | null)[][] = [[{ score: 0, names: [] }]]
  for (let k = 1; k <= texts.length; k++) {
    best[k] = []
    for (let c = 1; c <= count; c++)
      for (let from = Math.max(0, k - 4); from < k; from++) {
        const before = best[from]?.[c - 1]
        if (!before) continue
        const name = joinName(texts.slice(from, k))
        const score = before.score + (isHeaderWord(name) ? 1 : 0)
        const row = best[k] as NonNullable<(typeof best)[number]>
        if ((row[c]?.score ?? -1) < score) row[c] = { score, names: [...before.names, name] }
      }
  }
  return best[texts.length]?.[count]?.names ?? null
}

function recordOf(lines: readonly Line[], width: number, told: ReadFinding[]): Row {
  const cells = lines.length > width ? cellsOf(lines) : lines
  const row = lines[0]?.line ?? 0
  if (cells.length !== width)
    told.push(
      finding(
        'record-uneven',
        { cells: cells.length, columns: width, text: cut(cells.map(({ text }) => text).join(' ')) },
        row,
      ),
    )
  return { row, cells: cells.map(({ text }) => cellOf(text)) }
}

/** Without running numbers: a run of words of ledgers, and below it lines that repeat in kind as often. */
function headed(lines: readonly Line[]): Vertical | null {
  for (let start = 0; start < lines.length; start++) {
    let width = 0
    while (width < mostColumns && isHeaderWord(lines[start + width]?.text ?? '')) width++
    if (width < 2) continue
    const count = recordsLike(lines, start + width, width)
    if (count < 2) {
      start += width
      continue
    }
    const rows = Array.from({ length: count }, (_, k) =>
      recordOf(lines.slice(start + (k + 1) * width, start + (k + 2) * width), width, []),
    )
    const names = lines.slice(start, start + width).map(({ text }) => text)
    return { names, rows, start, end: start + width + count * width, told: [] }
  }
  return null
}

const kindOf = (text: string) => (/^[\d,.]+[^\d\s]{0,4}$/.test(text) ? 'number' : 'words')

/** How many records of this width follow, each line of the same kind as in the first; at least one must be a number and one words. */
function recordsLike(lines: readonly Line[], from: number, width: number): number {
  const first = lines.slice(from, from + width).map(({ text }) => kindOf(text))
  if (first.length < width || new Set(first).size < 2) return 0
  let count = 1
  while (from + (count + 1) * width <= lines.length) {
    const record = lines.slice(from + count * width, from + (count + 1) * width)
    if (!record.every(({ text }, k) => text.length <= 60 && (text === '' || kindOf(text) === first[k]))) break
    count++
  }
  return count
}
