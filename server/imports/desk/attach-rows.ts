/** Rows with an outline and neither name nor code: each is looked for by where it lies. */
import type { Geometry } from 'geojson'
import type { Reader } from '../../accounts/reader.ts'
import type { Connection } from '../../db/connection.ts'
import { attachByOverlap, type Overlaid } from '../checks/attach.queries.ts'
import { because } from '../import-fields.ts'
import type { ComparedRow } from '../kind.ts'
import type { Sitting } from './desk.ts'
import { fetchShapes } from './fetch-shapes.ts'

export type Attached = {
  /** Row and the one compound it is. */
  choices: [number, string][]
  /** The row with why, or with whom it may be. */
  told: (row: ComparedRow) => ComparedRow
}

/** Of the row as of the compound: with less in common they may be two. */
const sureShare = 0.6
const mostCandidates = 5

type Nameless = { connection: Connection; reader: Reader; adcode: string; sitting: Sitting; ats: readonly number[] }

export async function attachRows({ connection, reader, adcode, sitting, ats }: Nameless): Promise<Attached> {
  if (ats.length === 0) return { choices: [], told: (row) => row }
  const rows: { at: number; geometry: Geometry }[] = await fetchShapes(sitting, ats, { sketchPoints: false })
  const found = await attachByOverlap(connection, reader, adcode, rows)
  const sure = surePairs(found)
  const told = (row: ComparedRow): ComparedRow => {
    const overlaid = found.get(row.at ?? -1)
    if (!overlaid || row.kind === 'skipped') return row
    const own = sure.get(row.at ?? -1)
    if (own && row.recordId === own.compoundId) return { ...row, because: because('by-overlap', percentOf(own)) }
    return row.kind === 'doubtful'
      ? { ...row, because: because('overlaps-some'), candidates: overlaid.slice(0, mostCandidates).map(candidateOf) }
      : row
  }
  return { choices: [...sure].map(([at, { compoundId }]) => [at, compoundId]), told }
}

/** A row and a compound that have each other for the most part, and nobody else. */
export function surePairs(found: ReadonlyMap<number, readonly Overlaid[]>): Map<number, Overlaid> {
  const wanted = new Map<string, number>()
  const alone = new Map<number, Overlaid>()
  for (const [at, overlaid] of found) {
    const [only, another] = overlaid.filter(({ ofRow, ofCompound }) => ofRow >= sureShare && ofCompound >= sureShare)
    if (!only || another) continue
    alone.set(at, only)
    wanted.set(only.compoundId, (wanted.get(only.compoundId) ?? 0) + 1)
  }
  return new Map([...alone].filter(([, { compoundId }]) => wanted.get(compoundId) === 1))
}

const percentOf = ({ share }: Overlaid) => ({ percent: Math.round(share * 100) })

const candidateOf = (overlaid: Overlaid) => ({
  recordId: overlaid.compoundId,
  score: Math.round(overlaid.share * 100) / 100,
  reasons: [because('overlaps', percentOf(overlaid))],
})
