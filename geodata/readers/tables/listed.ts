/**
 * Names listed in a sentence: "改造对象。甲宿舍、乙宿舍……等20个411户". The sentence itself says how many there are; a list that holds as many
 * is a table of one column, another is told and not read.
 */
import { finding, type ReadFinding, type Table } from '../reading.ts'
import { cut } from './cell.ts'
import type { Line } from './vertical.ts'

const counted = /等\s*(\d{1,4})\s*[个处栋幢座]/g

/** How far back a list is looked for, and how many in one paragraph. */
const longestList = 20_000
const mostLists = 20

export function listedIn({ text, line }: Line): { tables: Table[]; findings: ReadFinding[] } {
  const tables: Table[] = []
  const findings: ReadFinding[] = []
  let searched = 0
  for (const match of text.matchAll(counted)) {
    const before = text.slice(Math.max(searched, match.index - longestList), match.index)
    searched = match.index
    const from = Math.max(...[...'。；：:;，,'].map((sign) => before.lastIndexOf(sign))) + 1
    const names = before
      .slice(from)
      .split('、')
      .map((name) => name.trim())
    if (names.length < 3 || names.some((name) => name === '' || name.length > 40)) continue
    const said = cut(text.slice(match.index, match.index + 60))
    if (names.length !== Number(match[1])) {
      findings.push(finding('list-not-counted', { count: names.length, said }, line))
    } else {
      const label = labelOf(before.slice(0, from))
      tables.push({ name: label, columns: [label], rows: names.map((name) => ({ row: line, cells: [name] })) })
      findings.push(finding('list-in-sentence', { table: cut(label), count: names.length, said }, line))
    }
    if (findings.length >= mostLists) break
  }
  return { tables, findings }
}

/** The words before the list, without the number of the section: "（一）改造对象。" → "改造对象". */
function labelOf(before: string): string {
  const words =
    before
      .replace(/[。；：:;，,]$/, '')
      .split(/[。；;]/)
      .at(-1) ?? ''
  return (
    words
      .replace(/^\s*(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*)+/, '')
      .slice(0, 60)
      .trim() || 'A'
  )
}
