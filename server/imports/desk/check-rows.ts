/** The shapes of a file beside those of the ledger: which can be written as they are, and what each would do. */
import type { Geometry } from 'geojson'
import type { ImportWishes } from '#contract/import.ts'
import type { Reader } from '../../accounts/reader.ts'
import type { Connection } from '../../db/connection.ts'
import { checkShapes } from '../checks/check-shapes.ts'
import type { ComparedRow } from '../kind.ts'
import type { Sitting } from './desk.ts'
import { fetchShapes } from './fetch-shapes.ts'
import type { WeighedFinding } from './weigh.ts'

/** A shape as it would be written, and what that does to the ledger's. */
export type SoundShape = {
  geometry: Geometry
  change: 'new' | 'changed' | 'same'
  /** Of one that was repaired: told in its origin. */
  note?: string
  isSketched?: boolean
}

export type JudgedShapes = {
  /** By `at`. */
  sound: ReadonlyMap<number, SoundShape>
  /** Rows with a shape that is not written. */
  left: ReadonlySet<number>
  findings: WeighedFinding[]
}

type ToJudge = {
  connection: Connection
  reader: Reader
  signal: AbortSignal
  sitting: Sitting
  adcode: string
  wishes: ImportWishes
  compared: readonly ComparedRow[]
  /** Rows that would be written and have a shape. */
  shaped: readonly number[]
  /** How much of the checking is done, 0–1. */
  onShare: (share: number) => void
}

/** The user's word that a row's shape is left away and its facts are taken. */
const leaveShape = 'leave'

export async function judgedShapes(asked: ToJudge): Promise<JudgedShapes> {
  const { connection, reader, signal, sitting, adcode, wishes, compared, shaped, onShare } = asked
  if (shaped.length === 0) return { sound: new Map(), left: new Set(), findings: [] }
  const { kind, repairs, repairAll } = wishes
  const sketchPoints = kind === 'compounds' && wishes.sketchPoints
  const wanted = shaped.filter((at) => repairs[at] !== leaveShape)
  const shapes = await fetchShapes(sitting, wanted, { sketchPoints })
  const records = new Map(compared.map(({ at, recordId }) => [at, recordId]))
  const rows = shapes.map(({ isSketched: _, ...shape }) => ({ ...shape, recordId: records.get(shape.at) ?? null }))
  const checked = await checkShapes(connection, { reader, adcode, kind, rows, repairs, repairAll, signal, onShare })
  const sketched = new Set(shapes.filter(({ isSketched }) => isSketched).map(({ at }) => at))
  const sound = new Map<number, SoundShape>()
  for (const [at, shape] of checked.shapes) sound.set(at, sketched.has(at) ? { ...shape, isSketched: true } : shape)
  return { sound, left: new Set(shaped.filter((at) => !sound.has(at))), findings: checked.findings }
}
