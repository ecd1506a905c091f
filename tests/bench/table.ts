/** Prints rows under headings, text to the left and figures to the right, with a line above that says what they are. */
export function printTable(title: string, headings: readonly string[], rows: readonly (string | number)[][]): void {
  const cells = [headings, ...rows.map((row) => row.map(String))]
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ''))))
  const isFigure = (column: number) => rows.every((row) => /^([-–<]|[\d.,]+[ ×%A-Za-z]*)/.test(String(row[column])))
  const lines = cells.map((row) =>
    row
      .map((cell, column) => {
        const blanks = ' '.repeat((widths[column] ?? 0) - widthOf(cell))
        return isFigure(column) ? blanks + cell : cell + blanks
      })
      .join('  ')
      .trimEnd(),
  )
  console.log(
    ['', title, lines[0], '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...lines.slice(1)].join('\n'),
  )
}

/** Chinese characters take two columns of a terminal. */
const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 2 : 1), 0)

export const ms = (milliseconds: number) =>
  milliseconds < 10 ? milliseconds.toFixed(2) : milliseconds < 100 ? milliseconds.toFixed(1) : milliseconds.toFixed(0)
export const kB = (bytes: number) => (bytes / 1024).toFixed(1)
/** How many times `ours` is of `theirs`. */
export const ratio = (ours: number, theirs: number | null) => (theirs ? `${(ours / theirs).toFixed(2)} ×` : '–')
