/**
 * A look as it waits for the next page of rows or findings, or to be applied: its lists packed, and of the picture, which only the preview
 * shows, nothing.
 */
import type { ImportRow } from '#contract/import.ts'
import type { SoundShape } from './check-rows.ts'
import { type FindingMark, type FindingsAsked, type FindingsPage, markOf, placesOfFindings } from './findings-page.ts'
import type { Ledger } from './ledger-names.ts'
import type { KeptLook } from './look.ts'
import type { LookRow } from './look-rows.ts'
import { PackedList } from './packed-list.ts'
import type { WeighedFinding } from './weigh.ts'

export type PageAsked = { kind?: ImportRow['kind'] | undefined; limit: number; offset: number }
/** Some rows of a look, with the names of the records they speak of; `total` counts all rows of the kind asked for. */
export type RowsPage = { total: number; rows: LookRow[]; ledger: Ledger }

type Known = [id: string, known: { name: string; version?: number }][]
/** A row with what the ledger has of the records it speaks of. */
type RowKept = { row: LookRow; known: Known }
type Lists = {
  rows: PackedList<RowKept>
  sound: PackedList<[number, SoundShape]>
  findings: PackedList<WeighedFinding>
}

export class PackedLook {
  readonly #rest: Omit<KeptLook, 'shapes'>
  readonly #kinds: readonly LookRow['kind'][]
  readonly #rows: PackedList<RowKept>
  readonly #sound: PackedList<[number, SoundShape]>
  readonly #left: Int32Array
  readonly #marks: readonly FindingMark[]
  readonly #findings: PackedList<WeighedFinding>

  private constructor(kept: KeptLook, { rows, sound, findings }: Lists) {
    const { shapes, ...rest } = kept
    this.#rest = { ...rest, look: withoutLists(rest.look) }
    this.#kinds = kept.look.rows.map(({ kind }) => kind)
    this.#rows = rows
    this.#sound = sound
    this.#left = Int32Array.from(shapes.left)
    this.#marks = kept.look.findings.map(markOf)
    this.#findings = findings
  }

  static async of(kept: KeptLook): Promise<PackedLook> {
    const { rows, ledger, findings } = kept.look
    const lists = {
      rows: await PackedList.of(rowsWithNames(rows, ledger)),
      sound: await PackedList.of(kept.shapes.sound),
      findings: await PackedList.of(findings),
    }
    return new PackedLook(kept, lists)
  }

  /** About what is kept of it, in bytes. */
  get bytes(): number {
    const lists = this.#rows.bytes + this.#sound.bytes + this.#findings.bytes
    return lists + this.#left.byteLength + this.#kinds.length * 8 + this.#marks.length * bytesOfMark + bytesOfRest
  }

  async page(asked: PageAsked): Promise<RowsPage> {
    const { total, places } = placesOf(this.#kinds, asked)
    const kept = await this.#rows.at(places)
    return { total, rows: kept.map(({ row }) => row), ledger: new Map(kept.flatMap(({ known }) => known)) }
  }

  async findings(asked: FindingsAsked): Promise<FindingsPage> {
    const { total, places } = placesOfFindings(this.#marks, asked)
    return { total, findings: await this.#findings.at(places) }
  }

  /** As it was, without what only the preview shows. */
  async unpacked(): Promise<KeptLook> {
    const rows: LookRow[] = []
    const ledger = new Map<string, { name: string; version?: number }>()
    for await (const { row, known } of this.#rows) {
      rows.push(row)
      for (const [id, record] of known) ledger.set(id, record)
    }
    const sound = new Map<number, SoundShape>()
    for await (const [at, shape] of this.#sound) sound.set(at, shape)
    const shapes = { sound, left: new Set(this.#left), findings: [] }
    return { ...this.#rest, look: { ...this.#rest.look, rows, ledger }, shapes }
  }
}

/** Columns, tables, choices: what is left when the lists are taken away. */
const bytesOfRest = 20_000
const bytesOfMark = 40

function withoutLists(look: KeptLook['look']): KeptLook['look'] {
  const { looked } = look
  const few = { picture: { ...looked.picture, shapes: [] }, nameless: [], findings: { ofReading: [], ofMeaning: [] } }
  return { ...look, looked: { ...looked, ...few }, rows: [], findings: [], ledger: new Map() }
}

function* rowsWithNames(rows: readonly LookRow[], ledger: Ledger): Generator<RowKept> {
  for (const row of rows) {
    const ids = [row.recordId, ...row.candidates.map(({ recordId }) => recordId)]
    const known: Known = ids.flatMap((id) => {
      const record = id === null ? undefined : ledger.get(id)
      return id !== null && record ? [[id, record]] : []
    })
    yield { row, known }
  }
}

/** The page of a look that was just taken. */
export function pageOf({ rows, ledger }: KeptLook['look'], asked: PageAsked): RowsPage {
  const { total, places } = placesOf(
    rows.map(({ kind }) => kind),
    asked,
  )
  return { total, rows: places.flatMap((place) => rows[place] ?? []), ledger }
}

/** In the order of the file; what is missing from it at the end. */
function placesOf(kinds: readonly LookRow['kind'][], { kind, limit, offset }: PageAsked) {
  const places: number[] = []
  let total = 0
  for (const [place, each] of kinds.entries()) {
    if (kind && each !== kind) continue
    if (total >= offset && places.length < limit) places.push(place)
    total += 1
  }
  return { total, places }
}
