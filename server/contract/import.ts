/**
 * A file on its way into the ledger. It is laid on the desk (uploaded, kept as it came), looked at as often as the user changes a wish, applied
 * in one transaction and taken back in one. `ImportWishes` is everything a user decided: the same value is looked at and applied, by page and
 * command line alike.
 */
import { z } from 'zod'
import { Bounds, Position } from './geometry.ts'
import { CellWish, mostCellWishes, WordMeanings } from './import-words.ts'
import { Adcode, Day, Id, Paging, writtenText } from './keys.ts'

/**
 * What the rows are: compounds of the ledger, works and overhead lines, the ground that parts and carries (roads, rivers, railways), or the
 * outlines of the district and its street offices.
 */
export const importKinds = ['compounds', 'works', 'ground', 'outlines'] as const
export const ImportKind = z.enum(importKinds)
export type ImportKind = z.infer<typeof ImportKind>

export const mostImportRows = 200_000
/** Rows of one page of a preview. */
const mostPreviewRows = 500

/** A point known in the file's own grid and in degrees. */
const MatchedPoint = z.strictObject({ from: Position, to: Position })

/** What the file's numbers are: a system by name (EPSG:4547, gcj02, bd09) or WKT, or a city's own grid by 2 points or more. */
export const CrsWish = z.union([
  z.strictObject({ code: z.string().min(1).max(4000) }),
  z.strictObject({ points: z.array(MatchedPoint).min(2).max(20) }),
])
export type CrsWish = z.infer<typeof CrsWish>

/** A column as the user wants it read. `field` is a field of the kind, null for a column that is kept as it is and read into none. */
export const ColumnWish = z.strictObject({
  column: z.int().min(0).max(2000),
  field: z.string().max(60).nullable(),
  factor: z.number().positive().optional(),
})
export type ColumnWish = z.infer<typeof ColumnWish>

/** By the row's place in its table. A record's id says which it is. */
const RowChoices = z.record(z.string().regex(/^\d{1,7}$/), z.union([z.enum(['new', 'skip']), Id]))

export const ImportWishes = z.strictObject({
  kind: ImportKind.default('compounds'),
  /** Which table of the file. */
  table: z.int().min(0).max(1000).default(0),
  encoding: z.string().max(40).optional(),
  /** Absent: as the file says. A file with coordinates that says nothing has to be given one. */
  crs: CrsWish.optional(),
  /** Corrections of the proposed columns; those not named stay as proposed. */
  columns: z.array(ColumnWish).max(2000).default([]),
  /** What words of the file mean, where the user said so. */
  words: WordMeanings.default({}),
  /** Cells put right here instead of in the file; the last holds of two for one cell. */
  cells: z.array(CellWish).max(mostCellWishes).default([]),
  /** Who sends such files: mapping and words are kept under this name when the import is applied, and used for the next with these headings. */
  sender: writtenText(200).optional(),
  choices: RowChoices.default({}),
  /** Fields that a blank cell empties. */
  emptyBlank: z.array(z.string().max(60)).max(60).default([]),
  /** Street offices and communities the ledger lacks are added by the names of the file. */
  addStreets: z.boolean().default(false),
  /** Rows with a point only get an outline sketched around it, flagged as estimated; else the point is told and left. */
  sketchPoints: z.boolean().default(false),
  /** A geometry of the file replaces one the ledger has; else it is told and left. */
  replaceGeometry: z.boolean().default(true),
  /** Repairs of geometries the user has seen and accepted: by row, the code of the repair. */
  repairs: z.record(z.string().regex(/^\d{1,7}$/), z.string().max(60)).default({}),
  /** Repairs accepted wherever they are proposed: by code, the rows they are declined for. */
  repairAll: z.record(z.string().max(60), z.array(z.int().min(0).max(9_999_999)).max(mostImportRows)).default({}),
  /** Where the figures come from, in the words of the user, and the day they speak of. */
  source: z.strictObject({ name: writtenText(200), onDay: Day.optional() }).optional(),
})
export type ImportWishes = z.infer<typeof ImportWishes>

const Params = z.record(z.string(), z.union([z.string(), z.number()]))
/** Why, as a code and as a sentence in the reader's language. */
export const Reason = z.object({ code: z.string(), params: Params, message: z.string() })
export type Reason = z.infer<typeof Reason>

export const ImportColumn = z.object({
  column: z.int(),
  header: z.string(),
  field: z.string().nullable(),
  factor: z.number(),
  unit: z.string().nullable(),
  /** 0–1, how sure. */
  score: z.number(),
  because: Reason,
  runnerUp: z.string().nullable(),
  /** The first cells that hold something. */
  samples: z.array(z.string()),
})
export type ImportColumn = z.infer<typeof ImportColumn>

export const ImportFinding = Reason.extend({
  /** `blocking`: the row cannot be written as it is. `doubt`: it can, and somebody should look. `note`: how it was read. */
  weight: z.enum(['blocking', 'doubt', 'note']),
  /** As the file counts; null for the whole file. */
  row: z.int().nullable(),
  /** Place in the table, as choices and repairs go by. */
  at: z.int().nullable(),
  column: z.string().nullable(),
  place: Position.nullable(),
  /** The cell it is about, as it is read now: it can be put right here. */
  cell: z.object({ at: z.int(), column: z.int(), text: z.string() }).nullable(),
  /** A word of the file, which can be given a meaning; null for one nobody knows. */
  word: z.object({ field: z.string(), written: z.string(), meaning: z.string().nullable() }).nullable(),
  /** What could be done about the geometry: never done unless accepted. GeoJSON before and after, in degrees. */
  repair: z.object({ code: z.string(), message: z.string(), before: z.unknown(), after: z.unknown() }).nullable(),
})
export type ImportFinding = z.infer<typeof ImportFinding>

/** All findings of one code and weight: how many they are, and the repair proposed for them, or made, where there is one. */
export const ImportFindingGroup = z.object({
  code: z.string(),
  weight: ImportFinding.shape.weight,
  count: z.int(),
  repair: z.object({ code: z.string(), count: z.int() }).nullable(),
})
export type ImportFindingGroup = z.infer<typeof ImportFindingGroup>

export const ImportFieldChange = z.object({
  field: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  kind: z.enum(['filled', 'changed', 'emptied', 'same']),
  /** The words of the file, where they are not the value letter for letter: "90年代初" beside a note, "1.2万" beside 12 000. */
  written: z.string().optional(),
})

export const importRowKinds = ['new', 'changed', 'same', 'doubtful', 'skipped', 'missing'] as const
export const ImportRowKind = z.enum(importRowKinds)
export type ImportRowKind = z.infer<typeof ImportRowKind>

export const ImportRow = z.object({
  kind: ImportRowKind,
  /** Null for a record of the ledger that is missing from the file. */
  at: z.int().nullable(),
  row: z.int().nullable(),
  /** As the file names it, or the ledger where the file does not. */
  name: z.string().nullable(),
  /** The record of the ledger it is. */
  recordId: Id.nullable(),
  recordName: z.string().nullable(),
  because: Reason,
  candidates: z.array(z.object({ recordId: Id, name: z.string(), score: z.number(), reasons: z.array(Reason) })),
  fields: z.array(ImportFieldChange),
  /** What happens to its place. `left`: the ledger's stays. */
  geometry: z.enum(['none', 'new', 'changed', 'same', 'left']),
  findings: z.int(),
})
export type ImportRow = z.infer<typeof ImportRow>

export const CrsCandidate = z.object({
  code: z.string(),
  name: z.string(),
  /** Where the middle would land, and how far that is from the middle of the district. */
  lands: Position,
  bounds: Bounds,
  distanceM: z.number().nullable(),
  /** Of the positions, those within the district (0–1). */
  shareInside: z.number(),
  notes: z.array(z.string()),
})
export type CrsCandidate = z.infer<typeof CrsCandidate>

export const ImportPreview = z.object({
  id: Id,
  /** Of file, wishes and what would be written: applying asks for it, so that what is written is what was seen. */
  digest: z.string(),
  file: z.object({ name: z.string(), bytes: z.int(), format: z.string(), encoding: z.string().nullable() }),
  tables: z.array(z.object({ name: z.string(), rows: z.int(), columns: z.int(), hasGeometry: z.boolean() })),
  table: z.int(),
  crs: z.object({
    /** As the file says. */
    declared: z.string().nullable(),
    /** What was used, and what was done; null where the file has no place or nobody has said. */
    used: z.object({ code: z.string(), name: z.string(), how: z.string() }).nullable(),
    candidates: z.array(CrsCandidate),
    /** Metres each matched point is off, of a city's own grid. */
    residualsM: z.array(z.number()).nullable(),
  }),
  bounds: Bounds.nullable(),
  /** From the district's middle to the file's, in metres. */
  distanceM: z.number().nullable(),
  /** Shapes as they would land, at most 2,000, simplified for the picture: GeoJSON, each with `at` and `kind` of its row. */
  picture: z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()), total: z.int() }),
  columns: z.array(ImportColumn),
  /** The sender whose mapping was used. */
  template: z.string().nullable(),
  summary: z.record(ImportRowKind, z.int()),
  /** The first of each group; the rest is asked for page by page. */
  findings: z.array(ImportFinding),
  /** What weighs most first, then what is most. */
  findingGroups: z.array(ImportFindingGroup),
  findingsTotal: z.int(),
  /** Why it cannot be applied yet; empty where it can. */
  blocking: z.array(Reason),
})
export type ImportPreview = z.infer<typeof ImportPreview>

/**
 * One line of the stream a preview answers with, and applying and undoing where it is asked for (application/x-ndjson): progress until there
 * is a preview, an import applied or taken back, or a problem.
 */
export const ImportTidings = z.union([
  z.object({
    progress: z.object({
      phase: z.enum(['reading', 'placing', 'understanding', 'comparing', 'checking', 'writing', 'undoing']),
      share: z.number(),
    }),
  }),
  z.object({ preview: ImportPreview }),
  z.object({ applied: z.lazy(() => ImportRun) }),
  z.object({ undone: z.lazy(() => ImportUndone) }),
  z.object({ problem: z.unknown() }),
])
export type ImportTidings = z.infer<typeof ImportTidings>

export const ImportRowsQuery = Paging.extend({
  limit: z.coerce.number().int().min(1).max(mostPreviewRows).default(100),
  kind: ImportRowKind.optional(),
})
export const ImportRows = z.object({ total: z.int(), items: z.array(ImportRow) })
export type ImportRows = z.infer<typeof ImportRows>

/** Findings of one code and weight, or about one row; of all where neither is named. */
export const ImportFindingsQuery = Paging.extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  code: z.string().max(60).optional(),
  weight: ImportFinding.shape.weight.optional(),
  at: z.coerce.number().int().min(0).max(9_999_999).optional(),
})
/** A page ends early where its repairs are large shapes; the next begins behind it. */
export const ImportFindings = z.object({ total: z.int(), items: z.array(ImportFinding) })
export type ImportFindings = z.infer<typeof ImportFindings>

export const importStates = ['draft', 'applied', 'undone'] as const

/** An import as the list of imports has it. */
export const ImportRun = z.object({
  id: Id,
  adcode: Adcode,
  file: z.object({ name: z.string(), bytes: z.int(), format: z.string().nullable() }),
  kind: ImportKind,
  state: z.enum(importStates),
  sender: z.string().nullable(),
  source: z.string().nullable(),
  actor: z.string(),
  at: z.string(),
  appliedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  summary: z.record(ImportRowKind, z.int()).nullable(),
})
export type ImportRun = z.infer<typeof ImportRun>
export const ImportRuns = z.object({ items: z.array(ImportRun) })

export const ImportApply = z.strictObject({ wishes: ImportWishes, digest: z.string().max(100) })
export type ImportApply = z.infer<typeof ImportApply>
/** Records changed by others since the import keep what they have now: the first of them are named, all are counted. */
export const ImportUndone = z.object({
  run: ImportRun,
  restored: z.int(),
  kept: z.array(z.object({ recordId: Id, name: z.string() })),
  keptTotal: z.int(),
})
export type ImportUndone = z.infer<typeof ImportUndone>
