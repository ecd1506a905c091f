/**
 * What the rows of a file can be. Each kind of record has its rules (pure: they run in the thread that reads) and its store (the ledger's
 * side: what there is, and how it is written). The kinds are those of `importKinds`.
 */
import type { Geometry } from 'geojson'
import type { ImportKind, ImportWishes } from '#contract/import.ts'
import type { WordMeanings } from '#contract/import-words.ts'
import type { Cell, ReadFinding, Row, Table } from '#geodata/readers/reading.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import type { Transaction } from '../db/write.ts'
import type { Because } from './import-fields.ts'

/** As `Mapping`, of whatever kind. */
export type KindMapping = {
  columns: {
    column: number
    header: string
    field: string | null
    factor: number
    unit: string | null
    score: number
    because: Because
    runnerUp: { field: string } | null
  }[]
  template: string | null
  /** What words of the file were said to mean, in the template or now. */
  words?: WordMeanings
}

/** One row understood; `geometry` in degrees. As `ImportRecord`, of whatever kind. */
export type KindRecord = {
  at: number
  row: number
  values: Readonly<Record<string, unknown>>
  written: Readonly<Record<string, string>>
  rest: Readonly<Record<string, Cell>>
  geometry?: Geometry | null
  /** Of fields whose cell was put right on import, what the file had. */
  corrected?: Readonly<Record<string, string>>
}

export type FieldChange = {
  field: string
  before: unknown
  after: unknown
  kind: 'filled' | 'changed' | 'emptied' | 'same'
  /** The words of the file, where they say it otherwise. */
  written?: string
}

/** A record of the file beside the one of the ledger it is, may be, or adds; or one of the ledger that is missing from the file. */
export type ComparedRow = {
  /** `same` stays so only if its geometry does too. */
  kind: 'new' | 'changed' | 'same' | 'doubtful' | 'skipped' | 'missing'
  at: number | null
  row: number | null
  name: string | null
  recordId: string | null
  because: Because
  candidates: { recordId: string; score: number; reasons: Because[] }[]
  fields: FieldChange[]
}

export type Compared = { rows: ComparedRow[]; findings: ReadFinding[] }

export type KindRules = {
  kind: ImportKind
  /** In the order a page lists them. */
  fields: readonly string[]
  /** Templates are JSON as `import_template.columns` keeps them, oldest first. */
  propose(table: Table, templates: readonly unknown[]): KindMapping
  understand(
    table: Table,
    mapping: KindMapping,
    context: { totalRows: readonly Row[]; year: number },
  ): { records: KindRecord[]; findings: ReadFinding[] }
  /** @param existing the pages the store's `existing` gave, as one, structured-cloned. @param choices by `at`. */
  compare(
    records: readonly KindRecord[],
    existing: unknown,
    choices: ReadonlyMap<number, string>,
    wishes: ImportWishes,
  ): Compared
}

/** One row as it is to be written: everything decided, its geometry sound. */
export type RowToWrite = {
  kind: 'new' | 'changed'
  record: KindRecord
  /** Null for a new record. */
  recordId: string | null
  /** The record's version as `existing` gave it: one that was changed since is not written over. */
  seenVersion?: number
  fields: FieldChange[]
  /** What the record's place becomes; absent where the ledger's stays. */
  geometry?: Geometry
  /** Of a geometry that was sketched around a point, or repaired: told in its origin. */
  geometryNote?: string
  /** Drawn around a point by us: an estimate, and recorded as one. */
  isSketched?: boolean
}

export type Import = {
  adcode: string
  /** Of the import, for `import_change` and origins. */
  runId: string
  reader: Reader
  fileName: string
  wishes: ImportWishes
  /** How coordinates were converted; null where the file has none. */
  crs: { code: string; how: string } | null
  /** Its shapes were found sound by the checks of the desk, just as they are written: they are not asked about again. */
  isChecked?: boolean
  /** Told by the store how much is written, 0–1. Throws where nobody wants it any more: then nothing is written. */
  onShare?: (share: number) => void
}

/** Counts rows on their way into the ledger and tells their share of all. */
export function shareOf({ onShare }: Pick<Import, 'onShare'>, all: number): (count: number) => void {
  let done = 0
  return (count) => {
    done += count
    onShare?.(Math.min(1, done / Math.max(1, all)))
  }
}

export type KindStore = {
  kind: ImportKind
  /**
   * The ledger's records of this kind, as `compare` reads them: plain values that can be sent to a thread, in pages of bearable size. Each page
   * is of the form of the whole, its lists holding a part of the records.
   */
  existing(connection: Connection, reader: Reader, adcode: string): AsyncIterable<unknown>
  /**
   * Writes all rows inside the transaction, with few statements however many rows; audits; keeps its changes by save-changes.ts as it goes,
   * so that they can be taken back and never leave the database.
   */
  save(tx: Transaction, run: Import, rows: readonly RowToWrite[]): Promise<void>
}
