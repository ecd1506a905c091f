/** Blocks of a drawing: what is drawn once and placed many times, also within one another. */

import { type DxfObject, numberOf, textOf } from './dxf-pairs.ts'
import { combined, type Matrix, movedBy, scaledBy, turnedBy } from './dxf-plane.ts'
import { type Entity, ownMatrix } from './dxf-shapes.ts'
import { limits } from './limits.ts'

export type Block = { name: string; base: [number, number]; isElsewhere: boolean; entities: Entity[] }

/** Blocks within blocks; deeper ones are not drawn. */
export const deepestBlock = 16

/** @param begin of type BLOCK. One that lies in another file has a flag for it. */
export const blockFrom = (begin: DxfObject): Block => ({
  name: textOf(begin, 2) ?? '',
  base: [numberOf(begin, 10), numberOf(begin, 20)],
  isElsewhere: (numberOf(begin, 70) & 4) !== 0,
  entities: [],
})

/** Copies in rows and columns. */
export const copiesOf = (insert: Entity): number =>
  Math.max(1, numberOf(insert, 70, 1)) * Math.max(1, numberOf(insert, 71, 1))

/** Where each copy of the block lies. */
export function* placesOf(insert: Entity, { base }: Block, matrix: Matrix): Generator<Matrix> {
  const own = ownMatrix(insert, { matrix })
  const place = combined(own, movedBy(numberOf(insert, 10), numberOf(insert, 20)), turnedBy(numberOf(insert, 50)))
  const size = scaledBy(numberOf(insert, 41, 1) || 1, numberOf(insert, 42, 1) || 1)
  for (let row = 0; row < Math.max(1, numberOf(insert, 71, 1)); row++)
    for (let column = 0; column < Math.max(1, numberOf(insert, 70, 1)); column++) {
      const step = movedBy(column * numberOf(insert, 44), row * numberOf(insert, 45))
      yield combined(place, step, size, movedBy(-base[0], -base[1]))
    }
}

/**
 * How many entities an insert comes to when everything in it is drawn, known before anything is: ten blocks that each hold the next ten
 * times are ten thousand million lines. Never more than a little above what may be.
 */
export function countsOf(blocks: Map<string, Block>): (insert: Entity) => number {
  const known = new Map<string, number>()
  const countOf = (name: string, depth: number): number => {
    const block = blocks.get(name.toLowerCase())
    if (!block || depth > deepestBlock) return 1
    const before = known.get(block.name)
    if (before !== undefined) return before
    known.set(block.name, 1) // one that holds itself is not drawn again within itself
    let sum = 1
    for (const entity of block.entities) sum += entity.type === 'INSERT' ? countInsert(entity, depth + 1) : 1
    known.set(block.name, Math.min(sum, 2 * limits.rows))
    return Math.min(sum, 2 * limits.rows)
  }
  const countInsert = (insert: Entity, depth: number) => copiesOf(insert) * countOf(textOf(insert, 2) ?? '', depth)
  return (insert) => countInsert(insert, 0)
}
