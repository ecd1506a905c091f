/** Thinking about a hundred thousand rows without standing still: a slice at a time, and between two of them a sign of life. */
import type { Connection } from '../db/connection.ts'
import type { Import } from './kind.ts'
import { showLife } from './long-work.queries.ts'

const rowsAtOnce = 2_000

/** Each row thought about, in their order; others get their turn in between, and `onShare` its chance to end it. */
export async function inSlices<Row, Planned>(
  tx: Connection,
  { onShare }: Pick<Import, 'onShare'>,
  rows: readonly Row[],
  plan: (row: Row) => Planned,
): Promise<Planned[]> {
  const planned: Planned[] = []
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    if (from > 0) {
      onShare?.(0)
      await showLife(tx)
    }
    for (const row of rows.slice(from, from + rowsAtOnce)) planned.push(plan(row))
  }
  return planned
}

/** One after the other as they are wanted: a hundred thousand are never all written down at once. */
export function* mapped<T, Mapped>(items: Iterable<T>, to: (item: T) => Mapped): Generator<Mapped> {
  for (const item of items) yield to(item)
}
