/** What is said between the server and the thread that reads. Rows cross in pages, so that neither side stands still for long. */
import type { Geometry } from 'geojson'
import type { ImportWishes } from '#contract/import.ts'
import type { Expected } from '#geodata/crs/likely.ts'
import type { Bounds } from '#geodata/crs/system.ts'
import type { ReadFinding } from '#geodata/readers/reading.ts'
import type { ComparedRow, KindMapping, KindRecord } from '../kind.ts'
import type { PictureShape } from './picture.ts'
import type { MeantFile, Piece } from './pieces.ts'
import type { FoundFinding } from './where-found.ts'

export type LookAsk = {
  wishes: ImportWishes
  /** Of the district and the kind, oldest first, as they are kept. */
  templates: readonly unknown[]
  expected: Expected
  /** Of the file's data: nothing was built after it. */
  year: number
}
export type CompareAsk = {
  wishes: ImportWishes
  /** Of the ledger, sent before. */
  ledgerPages: number
  /** Row and record (or new, or skip), the user's and those found by overlap. */
  choices: readonly (readonly [number, string])[]
  /** What was said of a name before, by key. */
  remembered: readonly (readonly [string, string])[]
}

export type SentCandidate = {
  code: string
  name: string
  lands: [number, number]
  bounds: Bounds
  distanceM: number | null
  shareInside: number
  findings: ReadFinding[]
}

/** What a file says, before it is held against the ledger. */
export type Looked = {
  format: string
  encoding: string | null
  tables: { name: string; rows: number; columns: number; hasGeometry: boolean }[]
  table: number
  crs: {
    declared: string | null
    used: { code: string; name: string; how: string } | null
    candidates: SentCandidate[]
    residualsM: number[] | null
  }
  bounds: Bounds | null
  mapping: KindMapping
  /** The first cells of each column that hold something. */
  samples: string[][]
  picture: { shapes: PictureShape[]; total: number }
  records: number
  /** Rows with a shape and neither name nor code: they are looked for by where they lie. */
  nameless: number[]
  findings: { ofReading: ReadFinding[]; ofMeaning: FoundFinding[] }
  blocking: ReadFinding[]
}

/** How many rows there are to be fetched, and which of them have a shape to be looked at. */
export type ComparedSums = {
  rows: number
  shaped: number[]
  findings: ReadFinding[]
  /** What the user decided, by the key it is to be remembered by. */
  decided: [key: string, choice: string][]
}

export type Shape = {
  at: number
  row: number
  geometry: Geometry
  /** As the row names it. */
  streetOffice: string | null
  /** Its name and address, which may hold the name of a road. */
  says?: string
  /** Drawn around the point the row has. */
  isSketched?: boolean
}

/** Each question with its answer. */
export type Questions = {
  /** A piece of the file, packed as it is kept; the first is part 0. */
  piece: { ask: Piece; answer: null }
  look: { ask: LookAsk & { file: MeantFile; readingKey: string }; answer: Looked }
  /** A page of the ledger, of the form its store gives; the first is page 0. */
  ledger: { ask: { page: number; existing: unknown }; answer: null }
  compare: { ask: CompareAsk; answer: ComparedSums }
  rows: { ask: { from: number; count: number }; answer: ComparedRow[] }
  shapes: { ask: { ats: number[]; sketchPoints: boolean }; answer: Shape[] }
  /** Without their geometries. */
  records: { ask: { ats: number[] }; answer: KindRecord[] }
}
export type Question = keyof Questions

export type Ask = {
  [Each in Question]: { kind: Each; number: number; stop: SharedArrayBuffer; ask: Questions[Each]['ask'] }
}[Question]

export type Phase = 'reading' | 'placing' | 'understanding' | 'comparing'

export type Answer =
  | { kind: 'progress'; number: number; phase: Phase; share: number }
  | { kind: 'answer'; number: number; answer: unknown }
  | { kind: 'refused'; number: number; code: string; params: Record<string, string | number> }
  | { kind: 'stopped'; number: number }
  | { kind: 'failed'; number: number; message: string; stack: string }
