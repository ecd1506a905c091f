/** The tables in the words of a document: one cell per line, cells between tabs, names listed in a sentence. Its prose is left out, and told. */
import { finding, type ReadFinding, type Table } from '../reading.ts'
import { cut, trimmed } from './cell.ts'
import { isLabelled } from './header-words.ts'
import { type HtmlCell, htmlTables } from './html.ts'
import { listedIn } from './listed.ts'
import { flattened } from './nested.ts'
import { TableFindings } from './notes.ts'
import { tablesOf } from './table-of.ts'
import { findVertical, type Line } from './vertical.ts'

type Found = { tables: Table[]; findings: ReadFinding[] }

export function documentTables(name: string, text: string): Found {
  const lines = text.split(/\r\n|\n|\r/)
  let found: Found[] = []
  const prose: Line[] = []
  const tabbed = tabBlocks(lines)
  let loose: Line[] = []
  const settle = () => {
    const { left, ...read } = verticalTables(loose, name)
    found.push(read)
    for (const line of left) prose.push(line)
    loose = []
  }
  for (let k = 0; k < lines.length; k++) {
    const block = tabbed.get(k)
    const read = block && tabTable(lines.slice(k, block), k, loose.at(-1)?.text ?? name)
    if (read) {
      settle()
      found.push(read)
      k = block - 1
    } else loose.push(...lineOf(lines[k] as string, k + 1))
  }
  settle()
  const lists = prose.map(listedIn)
  found = found.concat(lists)
  const unread = prose.filter((_, k) => lists[k]?.tables.length === 0)
  if (unread.length > 0)
    found.push({
      tables: [],
      findings: [finding('words-outside', { lines: unread.length, first: cut(unread[0]?.text) })],
    })
  return { tables: found.flatMap(({ tables }) => tables), findings: found.flatMap(({ findings }) => findings) }
}

/** Nothing for an empty line; a line of a tab alone is a cell with nothing in it. */
function lineOf(raw: string, line: number): Line[] {
  const text = trimmed(raw)
  const isIndented = raw.startsWith('\t')
  return text === '' && !isIndented ? [] : [{ line, text, isIndented }]
}

/** More tables than this in one document are not looked for. */
const mostVertical = 100

function verticalTables(lines: Line[], fallback: string): Found & { left: Line[] } {
  const tables: Table[] = []
  const findings: ReadFinding[] = []
  let left: Line[] = []
  let rest = lines
  for (let k = 0; k < mostVertical; k++) {
    const found = findVertical(rest)
    if (!found) break
    const above = rest.slice(0, found.start).filter(({ text }) => text !== '')
    const name = (above.pop()?.text ?? fallback).slice(0, 60)
    const told = new TableFindings(name)
    for (const { code, params, row } of found.told) told.add(code, params, row)
    const header = { row: rest[found.start]?.line ?? 1, cells: found.names }
    const read = tablesOf({ name, rows: [header, ...found.rows], merges: [] })
    tables.push(...read.tables)
    findings.push(...told.all(), ...read.findings)
    left = left.concat(above)
    rest = rest.slice(found.end)
  }
  return { tables, findings, left: [...left, ...rest.filter(({ text }) => text !== '')] }
}

const hasTabs = (line: string) => /\S\s*\t|\t\s*\S[^\t]*\t/.test(line) && line.includes('\t')
const isRule = (line: string) => /^[-=_|+\s]+$/.test(line)

/** First line → the line after the last of each run of lines with tabs; it begins with words on both sides of one. */
function tabBlocks(lines: string[]): Map<number, number> {
  const blocks = new Map<number, number>()
  for (let k = 0; k < lines.length; k++) {
    if (!hasTabs(lines[k] as string)) continue
    let end = k + 1
    for (let next = end; next < lines.length && goesOn(lines[next] as string); next++)
      if (!isRule(lines[next] || ' ')) end = next + 1
    blocks.set(k, end)
    k = end - 1
  }
  return blocks
}

const goesOn = (line: string) => line.includes('\t') || isRule(line || ' ')

/** Null where the lines are labels with their values ("发文日期：⇥2022-05-16"), or only one. */
function tabTable(block: string[], from: number, title: string): Found | null {
  const rows = block.flatMap((raw, k) => {
    if (isRule(raw) || raw.trim() === '') return []
    return [{ line: from + k + 1, cells: raw.split('\t').map(htmlCell) }]
  })
  const first = rows[0]?.cells.filter(({ text }) => text !== '') ?? []
  if (rows.length < 2 || first.length < 2 || first.some(({ text }) => isLabelled(text))) return null
  const name = title.slice(0, 60)
  const told = new TableFindings(name)
  const { grid, lines, apart } = flattened({ title, rows }, name, told)
  const inner = apart.map((table) => flattened(table, `${name} (${table.rows.length})`, told))
  const lineAt = (row: number | null) => (row === null ? null : (lines[row - 1] ?? row))
  const reads = [grid, ...inner.map((one) => one.grid)].map(tablesOf)
  for (const { tables } of reads.slice(0, 1))
    for (const table of tables) for (const row of table.rows) row.row = lineAt(row.row) ?? row.row
  const findings = [...told.all(), ...reads.flatMap((read) => read.findings)]
  return {
    tables: reads.flatMap((read) => read.tables),
    findings: findings.map((one) => ({ ...one, row: lineAt(one.row) })),
  }
}

/** Cells of pages that were saved as text may still hold their tags. */
function htmlCell(raw: string): HtmlCell {
  const plain: HtmlCell = { text: trimmed(raw), across: 1, down: 1, nested: [] }
  if (!/<\/?[a-z][^<>]*>/i.test(raw)) return plain
  const { tables, outside } = htmlTables(raw)
  return { ...plain, text: outside.join('\n'), nested: tables }
}
