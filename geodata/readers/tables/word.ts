/** The tables in the XML of a Word document, in the same form as those of a page. Only tags and text are read; entities are the five of XML. */
import { limits } from '../limits.ts'
import type { HtmlCell, HtmlTable } from './html.ts'

type WordCell = HtmlCell & { column: number; goesOn: boolean; starts: boolean }
type OpenTable = { title: string; rows: { line: number; cells: WordCell[] }[]; column: number }

/** Outermost tables, and the paragraphs outside them. */
export function wordTables(xml: string): { tables: HtmlTable[]; paragraphs: string[] } {
  const reader = new WordReader()
  const tag = /<(\/?)([A-Za-z][\w.:-]*)([^<>]*?)(\/?)>([^<]*)/g
  for (const [, end, name = '', attributes = '', single, text = ''] of xml.matchAll(tag)) {
    const local = name.slice(name.indexOf(':') + 1)
    if (end) reader.close(local)
    else {
      reader.open(local, attributes)
      if (single) reader.close(local)
      else if (local === 't') reader.text(plainText(text))
    }
  }
  return { tables: reader.tables, paragraphs: reader.paragraphs }
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const plainText = (text: string) =>
  text.replaceAll(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, digits, named) => {
    if (named) return entities[named] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(digits)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

class WordReader {
  readonly tables: HtmlTable[] = []
  readonly paragraphs: string[] = []
  readonly #open: OpenTable[] = []
  #words = ''
  /** Inside a part that repeats another in an older form, or that was deleted. */
  #unread = 0

  get #cell(): WordCell | undefined {
    return this.#open.at(-1)?.rows.at(-1)?.cells.at(-1)
  }

  open(name: string, attributes: string) {
    if (name === 'Fallback' || name === 'moveFrom') this.#unread++
    if (this.#unread > 0) return
    const table = this.#open.at(-1)
    const value = Number(/\bval="(\d+)"/.exec(attributes)?.[1] ?? 0)
    if (name === 'tbl') this.#open.push({ title: this.paragraphs.at(-1) ?? '', rows: [], column: 0 })
    else if (name === 'tab') this.#words += '\t'
    else if (name === 'br' || name === 'cr') this.#words += '\n'
    else if (!table) return
    else if (name === 'tr') {
      table.rows.push({ line: table.rows.length + 1, cells: [] })
      table.column = 0
    } else if (name === 'gridBefore' && table.rows.at(-1)?.cells.length === 0) {
      for (let k = 0; k < Math.min(value, limits.columns); k++) this.#newCell(table)
    } else if (name === 'tc') this.#newCell(table)
    else if (name === 'gridSpan' && this.#cell) {
      this.#cell.across = Math.min(Math.max(value, 1), limits.columns)
      table.column += this.#cell.across - 1
    } else if (name === 'vMerge' && this.#cell) {
      this.#cell.starts = attributes.includes('"restart"')
      this.#cell.goesOn = !this.#cell.starts
    }
  }

  #newCell(table: OpenTable) {
    const { column } = table
    table.rows.at(-1)?.cells.push({ text: '', across: 1, down: 1, nested: [], column, goesOn: false, starts: false })
    table.column++
  }

  text(words: string) {
    if (this.#unread === 0) this.#words += words
  }

  close(name: string) {
    if (name === 'Fallback' || name === 'moveFrom') this.#unread = Math.max(0, this.#unread - 1)
    if (this.#unread > 0) return
    if (name === 'p') this.#endParagraph()
    if (name === 'tbl') this.#endTable()
  }

  #endParagraph() {
    const words = this.#words.trim()
    this.#words = ''
    if (words === '') return
    const cell = this.#cell
    if (this.#open.length === 0) this.paragraphs.push(words)
    else if (cell) cell.text = cell.text === '' ? words : `${cell.text}\n${words}`
  }

  #endTable() {
    const table = this.#open.pop()
    if (!table) return
    const done: HtmlTable = { title: this.#open.length === 0 ? table.title : '', rows: mergedDown(table.rows) }
    if (this.#open.length === 0) this.tables.push(done)
    else this.#cell?.nested.push(done)
  }
}

/** A cell that goes on below another is left out, and the one it began with reaches further down. */
function mergedDown(rows: OpenTable['rows']): HtmlTable['rows'] {
  const starts = new Map<number, WordCell>()
  return rows.map(({ line, cells }) => ({
    line,
    cells: cells.filter((cell) => {
      const above = starts.get(cell.column)
      if (cell.goesOn && above) above.down++
      else if (cell.starts) starts.set(cell.column, cell)
      else starts.delete(cell.column)
      return !(cell.goesOn && above)
    }),
  }))
}
