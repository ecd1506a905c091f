/** How a sender's columns and words were read, as it is kept for the next file with the same headings. */
import { createHash } from 'node:crypto'
import type { KindMapping } from '../kind.ts'
import { templateOf } from '../template.ts'

/** The signature is of the headings in whatever order, short enough to be part of a key. */
export function keptTemplate(sender: string, mapping: KindMapping): { signature: string; columns: unknown } {
  const columns = mapping.columns.map((column) => ({ ...column, runnerUp: null }))
  const template = templateOf(sender, { ...mapping, columns })
  const headings = template.columns.map(({ heading }) => heading).sort()
  return { signature: createHash('sha256').update(JSON.stringify(headings)).digest('hex'), columns: template }
}
