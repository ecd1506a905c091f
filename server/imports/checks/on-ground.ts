/** What shapes are held against once they are sound: the ground they lie on, which in a demo may be invented. */
import type { ImportKind } from '#contract/import.ts'
import type { Reader } from '../../accounts/reader.ts'
import type { Breathe } from './batches.ts'
import { type Drawn, found, markOf, type ShapeFinding } from './drawn.ts'
import type { District } from './neighbours.ts'

export type Ground = District & {
  reader: Reader
  kind: ImportKind
  drawn: readonly Drawn[]
  /** Rows with the outline of another, by `at`: what crosses it is told of that one. */
  copies: ReadonlySet<number>
  /** The ledger's street office of records in the file, by record. */
  ledgerStreets: ReadonlyMap<string, string>
  breathe: Breathe
}

/** What the invented ground of a demo says is marked as such, and no more than a note. */
export const byGround = (
  each: Drawn,
  code: string,
  invented: boolean,
  { params, place }: Pick<ShapeFinding, 'params' | 'place'>,
) => found(each, code, invented ? 'note' : 'doubt', { params: { ...params, mark: markOf(invented) }, place })
