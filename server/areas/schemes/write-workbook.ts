/** Sheets of text and numbers as an .xlsx file. The one place that knows the library that writes it. */
import { type Cell, type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { SchemeWorkbook, WorkbookSheet } from './workbook.ts'

const thin = { style: 'thin', color: { rgb: '8A8477' } } as const
const border = { top: thin, right: thin, bottom: thin, left: thin }
const styles = {
  title: { font: { bold: true, size: 16 }, alignment: { vertical: 'center' } },
  line: { font: { size: 10, color: { rgb: '5F676D' } }, alignment: { wrapText: true, vertical: 'top' } },
  header: {
    font: { bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F3F0E8' } },
    border,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  cell: { border, alignment: { vertical: 'top', wrapText: true } },
} as const satisfies Record<string, CellStyle>

/** Text stays text whatever it begins with: a name of `=` is never a formula, because no cell is written as one. */
export const writeWorkbook = async ({ title, sheets }: SchemeWorkbook): Promise<Uint8Array> =>
  writeXlsx({ sheets: sheets.map(laidOut), properties: { title, creator: '连片' } })

function laidOut({ name, lines, header, widths, rows }: WorkbookSheet): WriteSheet {
  const lastColumn = header.length - 1
  const cells = new Map<string, Partial<Cell>>()
  const style = (row: number, style: CellStyle) => {
    for (let column = 0; column <= lastColumn; column++) cells.set(`${row},${column}`, { style })
  }
  for (const row of lines.keys()) style(row, row === 0 ? styles.title : styles.line)
  style(lines.length, styles.header)
  for (const row of rows.keys()) style(lines.length + 1 + row, styles.cell)
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: [...lines.map((line) => [line]), [...header], ...rows.map((row) => [...row])],
    cells,
    merges: [...lines.keys()].map((row) => ({ startRow: row, endRow: row, startCol: 0, endCol: lastColumn })),
    rowDefs: new Map([...lines.keys()].map((row) => [row, { height: row === 0 ? 26 : 30 }])),
    freezePane: { rows: lines.length + 1 },
    pageSetup: {
      paperSize: 'a3',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${lines.length + 1}:$${lines.length + 1}`,
    },
  }
}
