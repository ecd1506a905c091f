/** How verdicts are written into a table: a column for each policy and class of work, and the note that says which. */
import type { Column } from '#geodata/writers/sheet.ts'
import type { VerdictCell, VerdictColumn } from '../../policies/verdict-columns.ts'
import type { Say } from '../said.ts'

export function verdictHead(say: Say, { pack, workClass, isOnly }: VerdictColumn): Column {
  const document = pack.documentNumber
  const label = isOnly
    ? say('exports.verdictColumn', { document })
    : say('exports.verdictColumnOf', { document, workClass: say(`policies.workClass.${workClass}`) })
  return { key: `verdict-${pack.id}-${workClass}`, label, type: 'text' }
}

export function verdictWords(say: Say, cell: VerdictCell): string | null {
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
