/** How verdicts are written into a table: a column for each policy and class of work, and the note that says which. */
import type { Column } from '#geodata/writers/sheet.ts'
import type { VerdictCell, VerdictColumn } from '../../policies/verdict-columns.ts'
import type { Say } from '../said.ts'

/** The verdicts of a compound in the order of the columns; none where nobody judged it. */
export type Judged = { verdicts: readonly VerdictCell[] | undefined }

/** The column `at` its place among those of verdicts. */
export function verdictColumn(say: Say, { pack, workClass, isOnly }: VerdictColumn, at: number) {
  const document = pack.documentNumber
  const label = isOnly
    ? say('exports.verdictColumn', { document })
    : say('exports.verdictColumnOf', { document, workClass: say(`policies.workClass.${workClass}`) })
  const column: Column = { key: `verdict-${pack.id}-${workClass}`, label, type: 'text' }
  return { ...column, cell: ({ verdicts }: Judged) => wordsOf(say, verdicts?.[at] ?? null) }
}

function wordsOf(say: Say, cell: VerdictCell): string | null {
  if (!cell) return null
  const verdict = say(`policies.verdict.${cell.verdict}`)
  return cell.restsOnGuess ? say('exports.verdictGuess', { verdict }) : verdict
}

export function verdictNote(say: Say, columns: readonly VerdictColumn[]): string {
  const documents = [...new Set(columns.map(({ pack }) => pack))].map(({ documentNumber: document, version }) =>
    say('exports.verdictDocument', { document, version }),
  )
  return say('exports.verdictNote', { documents: documents.join(say('shell.comma')) })
}
