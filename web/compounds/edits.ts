/** Edits of a compound as pure rules: what a form changed, what another's save collides with, how to take it back. */
import type { BoundaryOrigin, CompoundChange, CompoundDetail } from '#contract/compound.ts'
import type { BoundaryShape } from '#contract/geometry.ts'
import { type FieldKey, fields, storedValueOf } from './fields.ts'

/** The fields of a change, without its version, reason and statuses. */
export type Edits = Omit<CompoundChange, 'version' | 'reason' | 'status' | 'withdrawn' | 'boundaryOrigin'>
export type EditedKey = FieldKey | 'boundary'
/** A neighbour whose boundary is saved together with one's own: as it was stored in the version that was seen, and anew. */
export type Neighbour = { id: string; name: string; version: number; stored: BoundaryShape; boundary: BoundaryShape }
export type Collision = { key: EditedKey; mine: unknown; theirs: unknown }

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
const storedValue = (compound: CompoundDetail, key: EditedKey) =>
  key === 'boundary' ? compound.boundary : storedValueOf(compound, key)
const keysOf = (edits: Edits) => Object.keys(edits) as EditedKey[] // Edits has no other keys

/** Only what differs from the compound as it was seen. */
export function changedOnly(seen: CompoundDetail, edits: Edits): Edits {
  return pick(edits, (key) => !same(edits[key], storedValue(seen, key)))
}

/**
 * The fields both changed to different values since `seen`. Fields that only one of the two changed do not collide:
 * both are kept.
 */
export function collisionsOf(seen: CompoundDetail, edits: Edits, current: CompoundDetail): Collision[] {
  return keysOf(edits).flatMap((key) => {
    const [before, theirs, mine] = [storedValue(seen, key), storedValue(current, key), edits[key]]
    return same(before, theirs) || same(mine, theirs) ? [] : [{ key, mine, theirs }]
  })
}

/** The edits that remain when the reader decided each collision; `mine` holds the fields where the own value wins. */
export function settled(edits: Edits, collisions: readonly Collision[], mine: ReadonlySet<EditedKey>): Edits {
  const lost = new Set(collisions.map(({ key }) => key).filter((key) => !mine.has(key)))
  return pick(edits, (key) => !lost.has(key))
}

/** The change that writes the old values back. */
export function undoing(before: CompoundDetail, edits: Edits): Edits {
  return Object.fromEntries(keysOf(edits).map((key) => [key, storedValue(before, key)])) as Edits // same keys, stored values
}

/** How the boundary was known before, to be said again when it is put back. What only a survey or the demo says cannot be. */
export function originBefore({ boundary, provenance }: CompoundDetail): BoundaryOrigin | undefined {
  const { kind, source, note } = provenance.boundary ?? {}
  if (!boundary || (kind !== 'user' && kind !== 'estimated' && kind !== 'document')) return undefined
  return { kind, ...(source && { source }), ...(note && { note: note.slice(0, longestNote) }) }
}
const longestNote = 500

/** The neighbours as just saved, to be given their old boundaries back. */
export const undoingBeside = (neighbours: readonly Neighbour[], saved: readonly CompoundDetail[]): Neighbour[] =>
  neighbours.flatMap((neighbour) => {
    const now = saved.find(({ id }) => id === neighbour.id)
    if (!now?.boundary) return []
    return [{ ...neighbour, version: now.version, stored: now.boundary, boundary: neighbour.stored }]
  })

/**
 * The neighbours to try again with when one of them was saved meanwhile, though not its boundary; null when it was: then
 * what was drawn no longer fits.
 */
export function stillFitting(neighbours: readonly Neighbour[], current: CompoundDetail): Neighbour[] | null {
  const changed = neighbours.find(({ id }) => id === current.id)
  if (!changed || !same(changed.stored, current.boundary)) return null
  return neighbours.map((each) => (each === changed ? { ...each, version: current.version } : each))
}

export const isEmpty = (edits: Edits): boolean => keysOf(edits).length === 0

function pick(edits: Edits, keep: (key: EditedKey) => boolean): Edits {
  return Object.fromEntries(Object.entries(edits).filter(([key]) => keep(key as EditedKey))) as Edits // a subset of itself
}

/** Reads what was typed into a field; throws nothing, answers what is wrong instead. Empty is unknown. */
export function readField(
  key: FieldKey,
  typed: string,
): { value: unknown } | { fault: 'number' | 'range' | 'year' | 'empty'; most?: number } {
  const field = fields.find((each) => each.key === key)
  const text = typed.trim()
  if (text === '') return key === 'name' ? { fault: 'empty' } : { value: field?.kind === 'names' ? [] : null }
  if (field?.kind === 'names')
    return {
      value: [
        ...new Set(
          text
            .split(/[、，,;；\n]/)
            .map((name) => name.trim())
            .filter(Boolean),
        ),
      ],
    }
  if (field?.kind === 'yesNo') return { value: text === 'yes' }
  if (field?.kind === 'year') {
    const year = Number(text)
    return Number.isInteger(year) && year >= 1900 && year <= 2100 ? { value: year } : { fault: 'year' }
  }
  if (field?.kind === 'share') {
    const share = Number(text.replace('%', '')) / 100
    if (Number.isNaN(share)) return { fault: 'number' }
    return share >= 0 && share <= 1 ? { value: share } : { fault: 'range', most: 100 }
  }
  if (field?.kind === 'number') {
    const number = Number(text.replace(/[\s,\u2009\u202f]/g, ''))
    if (Number.isNaN(number) || (field.digits === 0 && !Number.isInteger(number))) return { fault: 'number' }
    return number >= 0 && number <= field.most ? { value: number } : { fault: 'range', most: field.most }
  }
  return { value: text }
}

/** A stored value as it stands in its input. */
export function typedFrom(key: FieldKey, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.join('、')
  if (key === 'consentRate') return String(Number((Number(value) * 100).toFixed(2)))
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}
