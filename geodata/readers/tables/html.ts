/** Tables of a web page, with what stands nested in their cells. */
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5'
import { limits } from '../limits.ts'
import { ReadRefusal } from '../reading.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

export type HtmlCell = { text: string; across: number; down: number; nested: HtmlTable[] }
export type HtmlTable = {
  /** The caption, or the words right before it. */
  title: string
  rows: { line: number; cells: HtmlCell[] }[]
}

export const looksHtml = (text: string): boolean =>
  /^\s*<(?:!doctype html|html|head|body|table|meta|div|p|style|!--)[\s>]/i.test(text.slice(0, 2000)) ||
  (/<table[\s>]/i.test(text) && /<\/(?:html|body)>/i.test(text))

/** The outermost tables in their order, and the words outside them. */
export function htmlTables(html: string): { tables: HtmlTable[]; outside: string[] } {
  checkDepth(html)
  const found: HtmlTable[] = []
  const outside: string[] = []
  for (const item of itemsOf(parseFragment(html, { sourceCodeLocationInfo: true }))) {
    if (typeof item === 'string') outside.push(item)
    else found.push(tableOf(item, outside.at(-1) ?? ''))
  }
  return { tables: found, outside }
}

/** Elements that end by themselves. */
const unclosed =
  /^(?:area|br|col|colgroup|dd|dt|hr|img|input|li|link|meta|o:p|option|p|source|tbody|td|tfoot|th|thead|tr|wbr)$/i

/** A tree of any depth takes the stack of whoever walks it: counted in the tags, before there is a tree. */
function checkDepth(html: string) {
  let depth = 0
  for (const [tag, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9:]*)[^<>]{0,20000}>/gi)) {
    if (unclosed.test(name) || tag.endsWith('/>')) continue
    depth = slash ? Math.max(0, depth - 1) : depth + 1
    if (depth > limits.depth) throw new ReadRefusal('nested-too-deep', { most: limits.depth })
  }
}

const isElement = (node: Node): node is Element => 'tagName' in node
const childrenOf = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : [])
const blocks = /^(?:p|div|li|tr|h[1-6]|section|article|br|table|ol|ul)$/
const unread = /^(?:script|style|head|title|noscript|template)$/

/** Tables and lines of words, as they follow each other. */
function* itemsOf(node: Node): Generator<Element | string> {
  let words = ''
  for (const part of partsOf(node)) {
    if (typeof part === 'string' && part !== '\n') words += part
    else {
      if (words.trim() !== '') yield words.trim()
      words = ''
      if (typeof part !== 'string') yield part
    }
  }
  if (words.trim() !== '') yield words.trim()
}

function* partsOf(node: Node): Generator<Element | string> {
  for (const child of childrenOf(node)) {
    if (child.nodeName === '#text' && 'value' in child) yield child.value.replaceAll(/\s+/g, ' ')
    if (!isElement(child) || unread.test(child.tagName)) continue
    if (child.tagName === 'table') yield child
    else {
      if (blocks.test(child.tagName)) yield '\n'
      yield* partsOf(child)
      if (blocks.test(child.tagName)) yield '\n'
    }
  }
}

function tableOf(table: Element, before: string): HtmlTable {
  const caption = childrenOf(table).find((child) => isElement(child) && child.tagName === 'caption')
  const title = caption ? [...itemsOf(caption)].filter((item) => typeof item === 'string').join(' ') : before
  return { title, rows: [...rowsOf(table)] }
}

function* rowsOf(part: Element): Generator<HtmlTable['rows'][number]> {
  for (const child of childrenOf(part)) {
    if (!isElement(child)) continue
    if (child.tagName !== 'tr') {
      if (/^(?:thead|tbody|tfoot)$/.test(child.tagName)) yield* rowsOf(child)
      continue
    }
    const cells = childrenOf(child).filter((cell) => isElement(cell) && /^t[dh]$/.test(cell.tagName)) as Element[]
    yield { line: child.sourceCodeLocation?.startLine ?? 1, cells: cells.map(cellOf) }
  }
}

function cellOf(cell: Element): HtmlCell {
  const items = [...itemsOf(cell)]
  return {
    text: items.filter((item) => typeof item === 'string').join('\n'),
    nested: items.filter((item) => typeof item !== 'string').map((table) => tableOf(table, '')),
    across: spanOf(cell, 'colspan', limits.columns),
    down: spanOf(cell, 'rowspan', 65_534),
  }
}

function spanOf(cell: Element, name: string, most: number): number {
  const span = Number.parseInt(cell.attrs.find((attr) => attr.name === name)?.value ?? '1', 10)
  return span >= 1 ? Math.min(span, most) : 1
}
