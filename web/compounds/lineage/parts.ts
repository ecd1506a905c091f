/** The parts of a split while they are being told: names, pieces of the boundary, and figures as typed. */
import type { CompoundDetail } from '#contract/compound.ts'
import type { Position } from '#contract/geometry.ts'
import { type Amount, type Amounts, amounts, mostParts, type Piece, type SplitPart } from '#contract/lineage.ts'
import type { SceneArea } from '#web/map/scene.ts'
import { readField } from '../edits.ts'
import { proposedNames } from './part-names.ts'

export type Part = { name: string; pieces: readonly number[]; typed: Readonly<Partial<Record<Amount, string>>> }

const hues = 8

/** A part for each piece; two where there are fewer, the second of them without a boundary. */
export function firstParts(compound: CompoundDetail, pieces: readonly Piece[]): Part[] {
  const count = Math.min(mostParts, Math.max(2, pieces.length))
  const names = proposedNames(
    compound.name,
    count,
    pieces.map(({ place }) => place),
  )
  return names.map((name, at) => ({
    name,
    pieces: pieces.flatMap((_, piece) => (Math.min(piece, count - 1) === at ? [piece] : [])),
    typed: {},
  }))
}

/** The piece goes to this part, from whichever had it. */
export const withPiece = (parts: readonly Part[], at: number, piece: number): Part[] =>
  parts.map((part, i) => ({
    ...part,
    pieces:
      i === at ? [...new Set([...part.pieces, piece])].sort((a, b) => a - b) : part.pieces.filter((p) => p !== piece),
  }))

/** What is typed, as numbers; `faulty` names figures that are none. An empty one is unknown. */
export function amountsTyped({ typed }: Part): { known: Partial<Amounts>; faulty: Amount[] } {
  const read = amounts.map((field) => ({ field, result: readField(field, typed[field] ?? '') }))
  const known = read.flatMap(({ field, result }) =>
    'value' in result && typeof result.value === 'number' ? [[field, result.value]] : [],
  )
  return {
    known: Object.fromEntries(known),
    faulty: read.flatMap(({ field, result }) => ('fault' in result ? [field] : [])),
  }
}

export const asAsked = (part: Part): SplitPart => ({
  name: part.name.trim(),
  pieces: [...part.pieces],
  ...amountsTyped(part).known,
})

/** The parts as the map shows them: like areas, each in its hue with number and name. */
export const asAreas = (adcode: string, parts: readonly Part[], pieces: readonly Piece[]): SceneArea[] =>
  parts.flatMap((part, at): SceneArea[] => {
    const own = part.pieces.flatMap((piece) => pieces[piece] ?? [])
    const [first] = own
    if (!first) return []
    return [
      {
        id: `${adcode}-a-part-${at + 1}`,
        number: String(at + 1),
        hue: at % hues,
        name: part.name,
        shape: { type: 'MultiPolygon', coordinates: own.map(({ shape }) => shape.coordinates as Position[][]) },
        label: first.place,
        compounds: [],
      },
    ]
  })
