/** Reads an .xlsx file by the rules of the format alone: a zip of XML. It knows nothing of the library that wrote it. */
import { inflateRawSync } from 'node:zlib'

export type SheetRead = {
  name: string
  /** Rows of cells by their letter: text as string, numbers as number; `formulas` counts cells that would be computed. */
  rows: Record<string, string | number>[]
  formulas: number
  frozenRows: number
  widths: number
}

export function readWorkbook(file: Uint8Array): SheetRead[] {
  const parts = unzip(Buffer.from(file))
  const part = (path: string) => parts.get(path) ?? ''
  const shared = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) => textOf(item))
  const names = [...part('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) => plain(name))
  return names.map((name, place) => {
    const xml = part(`xl/worksheets/sheet${place + 1}.xml`)
    return {
      name,
      rows: [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => cellsOf(row, shared)),
      formulas: xml.split(/<f[ >]/).length - 1,
      frozenRows: Number(/ySplit="(\d+)"[^>]*state="frozen"/.exec(xml)?.[1] ?? 0),
      widths: xml.split('<col ').length - 1,
    }
  })
}

function cellsOf(row: string, shared: readonly string[]): Record<string, string | number> {
  const cells = [...row.matchAll(/<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].flatMap(
    ([, letter = '', marks = '', inside]) => {
      if (inside === undefined) return [] // nothing but a border
      const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1] ?? ''
      if (marks.includes('t="s"')) return [[letter, shared[Number(value)] ?? '?']]
      return [[letter, marks.includes('t="inlineStr"') ? textOf(inside) : Number(value)]]
    },
  )
  return Object.fromEntries(cells)
}

const textOf = (xml: string) => [...xml.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text = '']) => plain(text)).join('')
const plain = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')

/** Path → text of every file in a zip, by its central directory. */
function unzip(file: Buffer): Map<string, string> {
  const parts = new Map<string, string>()
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map((place) => file.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]
    const local = file.readUInt32LE(at + 42)
    const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const packed = file.subarray(begin, begin + size)
    parts.set(
      file.toString('utf8', at + 46, at + 46 + name),
      (method === 0 ? packed : inflateRawSync(packed)).toString('utf8'),
    )
    at += 46 + name + extra + comment
  }
  return parts
}
