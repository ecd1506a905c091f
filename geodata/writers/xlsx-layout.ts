/** How a sheet of ours looks in Excel and WPS: title and notes above, a header that stays, borders, widths, A3 across when printed. */
import type { Cell, CellStyle, DataValidation, WriteSheet } from 'hucre/xlsx'

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

/** `lines` stand above the header, the first of them as title. Rows are as long as the header. */
export type WorkbookSheet = {
  name: string
  lines: readonly string[]
  header: readonly string[]
  widths: readonly number[]
  rows: readonly (readonly (string | number | null)[])[]
  /** Number formats by the place of their column. */
  numberFormats?: ReadonlyMap<number, string>
  /** The words a column chooses from, by its place. */
  choices?: ReadonlyMap<number, readonly string[]>
}

/** Text stays text whatever it begins with: a name of `=` is never a formula, because no cell is written as one. */
export function laidOut({ name, lines, header, widths, rows, numberFormats, choices }: WorkbookSheet): WriteSheet {
  const lastColumn = header.length - 1
  const cells = new Map<string, Partial<Cell>>()
  const style = (row: number, styleOf: (column: number) => CellStyle) => {
    for (let column = 0; column <= lastColumn; column++) cells.set(`${row},${column}`, { style: styleOf(column) })
  }
  const formatted = (column: number): CellStyle => {
    const numFmt = numberFormats?.get(column)
    return numFmt ? { ...styles.cell, numFmt } : styles.cell
  }
  for (const row of lines.keys()) style(row, () => (row === 0 ? styles.title : styles.line))
  style(lines.length, () => styles.header)
  for (const row of rows.keys()) style(lines.length + 1 + row, formatted)
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: [...lines.map((line) => [line]), [...header], ...rows.map((row) => [...row])],
    cells,
    merges: [...lines.keys()].map((row) => ({ startRow: row, endRow: row, startCol: 0, endCol: lastColumn })),
    rowDefs: new Map([...lines.keys()].map((row) => [row, { height: row === 0 ? 26 : 30 }])),
    freezePane: { rows: lines.length + 1 },
    ...(choices ? { dataValidations: dropDowns(choices, lines.length + 2) } : {}),
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

/** A list within a cell's rule holds no more; Excel then calls the file broken. */
const longestList = 255
const lastRow = 1_048_576

/** For every row a sheet can have: rows are added to a ledger. Another word is warned of, not refused. */
const dropDowns = (choices: ReadonlyMap<number, readonly string[]>, firstRow: number): DataValidation[] =>
  [...choices].flatMap(([column, words]) =>
    words.join(',').length > longestList || words.some((word) => word.includes(','))
      ? []
      : {
          type: 'list',
          values: [...words],
          allowBlank: true,
          showErrorMessage: true,
          errorStyle: 'warning',
          range: `${letterOf(column)}${firstRow}:${letterOf(column)}${lastRow}`,
        },
  )

/** 0 → A, 26 → AA. */
export const letterOf = (column: number): string =>
  (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
