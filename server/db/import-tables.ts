/** Files that came in: as they were received, what was decided about them, and what each of them changed, so that it can be taken back. */
import { sql } from 'drizzle-orm'
import { date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { ImportKind, ImportWishes } from '#contract/import.ts'
import { bytes } from './bytes.ts'
import { adcode, compound, id, moment, provenance, streetOffice, version } from './tables.ts'

export const importRun = pgTable(
  'import_run',
  {
    adcode: adcode(),
    id: id(),
    fileName: text('file_name').notNull(),
    fileBytes: integer('file_bytes').notNull(),
    /** SHA-256 of the file, hex. */
    fileHash: text('file_hash').notNull(),
    format: text('format'),
    kind: text('kind').$type<ImportKind>().notNull().default('compounds'),
    state: text('state').$type<'draft' | 'applied' | 'undone'>().notNull().default('draft'),
    /** As it was applied. */
    wishes: jsonb('wishes').$type<ImportWishes>(),
    summary: jsonb('summary'),
    /** Coordinate system and what was done, encoding, repairs. */
    provenance: jsonb('provenance').notNull().default({}),
    actor: text('actor').notNull(),
    at: moment('at').notNull(),
    appliedAt: moment('applied_at'),
    undoneAt: moment('undone_at'),
    version: version(),
  },
  (t) => [primaryKey({ columns: [t.adcode, t.id] }), index('import_run_at').on(t.adcode, t.at)],
)

/** The file as received, packed (gzip) and in parts of at most a few megabytes. */
export const importFile = pgTable(
  'import_file',
  {
    adcode: adcode(),
    runId: text('run_id').notNull(),
    part: integer('part').notNull(),
    packed: bytes('packed').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.runId, t.part] }),
    foreignKey({ columns: [t.adcode, t.runId], foreignColumns: [importRun.adcode, importRun.id] }).onDelete('cascade'),
  ],
)

/** One record an import wrote: the row before (null: there was none) and after, as JSON of its table. */
export const importChange = pgTable(
  'import_change',
  {
    adcode: adcode(),
    runId: text('run_id').notNull(),
    /** In the order they were written; undoing goes backwards. */
    number: integer('number').notNull(),
    tableName: text('table_name').notNull(),
    recordId: text('record_id').notNull(),
    before: jsonb('before'),
    after: jsonb('after'),
    /** Cells of columns that were read into no field, by heading. */
    rest: jsonb('rest'),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.runId, t.number] }),
    index('import_change_record').on(t.adcode, t.recordId),
    foreignKey({ columns: [t.adcode, t.runId], foreignColumns: [importRun.adcode, importRun.id] }).onDelete('cascade'),
  ],
)

/** How a sender's columns are read. */
export const importTemplate = pgTable(
  'import_template',
  {
    adcode: adcode(),
    kind: text('kind').notNull(),
    sender: text('sender').notNull(),
    /** Sorted headings: another layout of the same sender is another template. */
    signature: text('signature').notNull(),
    columns: jsonb('columns').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.adcode, t.kind, t.sender, t.signature] })],
)

/** What a user said a name of a sender's files is: a record, a new one, or nothing to be taken in. */
export const importChoice = pgTable(
  'import_choice',
  {
    adcode: adcode(),
    kind: text('kind').notNull(),
    /** The name and street as the file writes them, made alike. */
    key: text('key').notNull(),
    choice: text('choice').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.adcode, t.kind, t.key] })],
)

/** What a compound became or came from: a split makes several of one, a merge one of several. */
export const compoundLineage = pgTable(
  'compound_lineage',
  {
    adcode: adcode(),
    fromId: text('from_id').notNull(),
    toId: text('to_id').notNull(),
    kind: text('kind').$type<'split' | 'merge'>().notNull(),
    onDay: date('on_day').notNull(),
    reason: text('reason').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.fromId, t.toId] }),
    foreignKey({ columns: [t.adcode, t.fromId], foreignColumns: [compound.adcode, compound.id] }),
    foreignKey({ columns: [t.adcode, t.toId], foreignColumns: [compound.adcode, compound.id] }),
    index('compound_lineage_to').on(t.adcode, t.toId),
  ],
)

/** 三(一) 真实、完整、可靠: a street office answers for its part of the survey as it stood on a day. */
export const surveySignOff = pgTable(
  'survey_sign_off',
  {
    adcode: adcode(),
    id: id(),
    streetOfficeId: text('street_office_id').notNull(),
    onDay: date('on_day').notNull(),
    /** The post that signs, never a private person. */
    post: text('post').notNull(),
    note: text('note'),
    /** Of the street's compounds and their versions: what was changed since is found by it. */
    compounds: jsonb('compounds').$type<{ id: string; version: number }[]>().notNull(),
    at: moment('at').notNull(),
    withdrawnAt: moment('withdrawn_at'),
    withdrawnReason: text('withdrawn_reason'),
    provenance: provenance(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    foreignKey({
      name: 'survey_sign_off_street',
      columns: [t.adcode, t.streetOfficeId],
      foreignColumns: [streetOffice.adcode, streetOffice.id],
    }),
    uniqueIndex('survey_sign_off_standing').on(t.adcode, t.streetOfficeId).where(sql`withdrawn_at IS NULL`),
  ],
)

/** A scan or plot laid under the map: the picture, and three or more of its points known in degrees. */
export const tracedPicture = pgTable(
  'traced_picture',
  {
    adcode: adcode(),
    id: id(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    widthPx: integer('width_px').notNull(),
    heightPx: integer('height_px').notNull(),
    bytes: bytes('bytes').notNull(),
    /** [{ pixel: [x, y], place: [lon, lat] }] */
    points: jsonb('points').notNull().default([]),
    at: moment('at').notNull(),
    version: version(),
  },
  (t) => [primaryKey({ columns: [t.adcode, t.id] })],
)
