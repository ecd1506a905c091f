/**
 * A file as far as it is understood, kept from one look to the next: who changes one choice waits for the comparison only, and who corrects a
 * column does not wait for the reading. Lives in the thread.
 */
import { gunzipSync } from 'node:zlib'
import { type PlacedReading, placeReading } from '#geodata/crs/place.ts'
import { readFile } from '#geodata/readers/read-file.ts'
import { finding, type ReadFinding, type Reading, type Table } from '#geodata/readers/reading.ts'
import type { ComparedRow, KindMapping, KindRecord } from '../kind.ts'
import { rulesOf } from '../kinds.ts'
import { type ChosenSystem, chooseSystem } from './choose-system.ts'
import { hasGeometry, withPlacesOfColumns } from './coordinate-columns.ts'
import { withCorrections } from './corrections.ts'
import type { CompareAsk, ComparedSums, LookAsk, Looked, Phase, Questions, Shape } from './messages.ts'
import { pictureOf } from './picture.ts'
import { keysOf, withRemembered } from './remembered.ts'
import { sketchOf } from './sketch-row.ts'
import { inWordsOfFile } from './words-of-file.ts'

export class Stopped extends Error {}

type Tell = (phase: Phase, share: number) => void
type Understood = {
  table: Table
  mapping: KindMapping
  chosen: ChosenSystem | null
  placed: PlacedReading | null
  records: readonly KindRecord[]
  findings: ReadFinding[]
}

export class LaidFile {
  #pieces: Uint8Array[] = []
  #reading: { key: string; reading: Reading } | null = null
  #understood: { key: string; understood: Understood } | null = null
  #records = new Map<number, KindRecord>()
  #rows: ComparedRow[] = []

  add(packed: Uint8Array): null {
    this.#pieces.push(gunzipSync(packed))
    return null
  }

  async look(asked: LookAsk & { name: string; readingKey: string }, tell: Tell): Promise<Looked> {
    const reading = await this.#read(asked, tell)
    const table = tableOf(reading, asked.wishes.table)
    const understood = await this.#understand(asked, { reading, table, tell })
    this.#records = new Map(understood.records.map((record) => [record.at, record]))
    return lookedOf({ reading, table, understood })
  }

  async compare({ wishes, existing, choices, remembered }: CompareAsk, tell: Tell): Promise<ComparedSums> {
    tell('comparing', 0)
    const records = [...this.#records.values()]
    const known = withRemembered(records, new Map(choices), new Map(remembered))
    const rules = await rulesOf(wishes.kind)
    const { rows, findings } = rules.compare(records, existing, known.choices, wishes)
    this.#rows = rows.map((row) => known.told(row))
    tell('comparing', 1)
    const shaped = this.#rows.flatMap(({ at, kind }) =>
      at !== null && isWritten(kind) && this.#records.get(at)?.geometry ? [at] : [],
    )
    // the pieces of a road share its name: what is said of one is not said of the others
    const decided = wishes.kind === 'ground' ? [] : keysOf(this.#records, wishes.choices)
    return { rows: rows.length, shaped, findings, decided }
  }

  /** Each is asked for once: whoever has had the last keeps them all. */
  rows({ from, count }: Questions['rows']['ask']): ComparedRow[] {
    const some = this.#rows.slice(from, from + count)
    if (from + count >= this.#rows.length) this.#rows = []
    return some.map((row) => inWordsOfFile(row, this.#records.get(row.at ?? -1)))
  }

  shapes({ ats, sketchPoints }: Questions['shapes']['ask']): Shape[] {
    return ats.flatMap((at) => {
      const shape = shapeOf(this.#records.get(at))
      if (!shape) return []
      const sketch = sketchPoints ? sketchOf(this.#records.get(at)) : null
      return [sketch ? { ...shape, geometry: sketch, isSketched: true } : shape]
    })
  }

  records({ ats }: Questions['records']['ask']): KindRecord[] {
    return ats.flatMap((at) => {
      const record = this.#records.get(at)
      if (!record) return []
      const { geometry: _, ...facts } = record
      return [facts]
    })
  }

  /** @throws ReadRefusal */
  async #read({ name, readingKey, wishes }: LookAsk & { name: string; readingKey: string }, tell: Tell) {
    if (this.#reading?.key === readingKey) return this.#reading.reading
    tell('reading', 0)
    this.#understood = null
    this.#reading = null
    this.#records.clear()
    this.#rows = []
    const bytes = this.#takeBytes()
    const { encoding } = wishes
    const reading = await readFile({ name, bytes }, encoding === undefined ? {} : { encoding })
    this.#reading = { key: readingKey, reading }
    tell('reading', 1)
    return reading
  }

  /** The file in one piece; the pieces are let go. */
  #takeBytes(): Uint8Array {
    const pieces = this.#pieces
    this.#pieces = []
    const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
    let end = 0
    for (const piece of pieces) {
      bytes.set(piece, end)
      end += piece.length
    }
    return bytes
  }

  async #understand(asked: LookAsk, { reading, table, tell }: { reading: Reading; table: Table; tell: Tell }) {
    const { kind, crs, columns } = asked.wishes
    const { templates, expected, year } = asked
    const key =
      JSON.stringify([this.#reading?.key, reading.tables.indexOf(table), kind, crs, columns, asked.year]) +
      JSON.stringify([templates, expected])
    if (this.#understood?.key === key) return this.#understood.understood
    this.#understood = null
    const rules = await rulesOf(kind)
    const mapping = withCorrections(rules.propose(table, templates), columns)
    const withPlaces = withPlacesOfColumns(table, mapping)
    const isOfColumns = withPlaces !== table
    const chosen = hasGeometry(withPlaces)
      ? chooseSystem({ reading, table: withPlaces, isOfColumns }, crs, expected)
      : null
    const placed = chosen?.system ? place(reading, withPlaces, { system: chosen.system, tell }) : null
    tell('understanding', 0)
    const read = placed?.reading.tables[0] ?? withoutPlaces(withPlaces)
    const { records, findings } = rules.understand(read, mapping, { totalRows: table.totalRows ?? [], year })
    tell('understanding', 1)
    // while nobody knows where the shapes lie, rows of shapes only are no rows without a name
    const told = chosen && !placed ? findings.filter(({ code }) => code !== 'row-without-name') : findings
    const understood: Understood = { table: read, mapping, chosen, placed, records, findings: told }
    this.#understood = { key, understood }
    return understood
  }
}

function shapeOf(record: KindRecord | undefined): Shape | null {
  if (!record?.geometry) return null
  const { at, row, geometry, values } = record
  return { at, row, geometry, streetOffice: typeof values.streetOffice === 'string' ? values.streetOffice : null }
}

const isWritten = (kind: ComparedRow['kind']) => kind === 'new' || kind === 'changed' || kind === 'same'

function place(reading: Reading, table: Table, { system, tell }: { system: ChosenSystem['system'] & {}; tell: Tell }) {
  tell('placing', 0)
  const share = (done: number) => tell('placing', done / table.rows.length)
  return placeReading({ ...reading, tables: [table] }, system, share)
}

/** The table asked for; in a file whose first sheet is empty, the first that is not. */
function tableOf({ tables }: Reading, wished: number): Table {
  const table = tables[wished]
  if (table && (table.rows.length > 0 || wished > 0)) return table
  return tables.find(({ rows }) => rows.length > 0) ?? table ?? { name: '', columns: [], rows: [] }
}

/** As long as nobody knows what the numbers mean, they are no place. */
const withoutPlaces = (table: Table): Table =>
  hasGeometry(table) ? { ...table, rows: table.rows.map((row) => ({ ...row, geometry: null })) } : table

const mostSamples = 3

function samplesOf(table: Table): string[][] {
  return table.columns.map((_, column) => {
    const samples: string[] = []
    for (const { cells } of table.rows) {
      const cell = cells[column] ?? null
      if (cell !== null && cell !== '') samples.push(String(cell).slice(0, 80))
      if (samples.length === mostSamples) break
    }
    return samples
  })
}

type LookedAt = { reading: Reading; table: Table; understood: Understood }

function lookedOf({ reading, table, understood }: LookedAt): Looked {
  const { mapping, chosen, placed, records, findings } = understood
  const bounds = placed?.bounds ?? null
  const shapes = records.flatMap(({ at, geometry }) => (geometry ? [{ at, geometry }] : []))
  const isNamed = mapping.columns.some(({ field }) => field === 'name' || field === 'code')
  const noName = !isNamed && shapes.length === 0 && !chosen ? [finding('no-name-column')] : []
  const isEmpty = reading.tables.every(({ rows }) => rows.length === 0)
  return {
    format: reading.format,
    encoding: reading.encoding,
    tables: reading.tables.map((each) => ({
      ...{ name: each.name, rows: each.rows.length, columns: each.columns.length },
      hasGeometry: hasGeometry(each),
    })),
    table: Math.max(0, reading.tables.indexOf(table)),
    crs: {
      declared: reading.crs,
      used: chosen?.system ? { code: chosen.system.code, name: chosen.system.name, how: chosen.system.how } : null,
      candidates: (chosen?.candidates ?? []).map(({ system: { code, name }, distanceM, ...landing }) => ({
        ...{ code, name, distanceM: distanceM === null ? null : Math.round(distanceM) },
        ...landing,
      })),
      residualsM: chosen?.residualsM ?? null,
    },
    bounds,
    mapping,
    samples: samplesOf(table),
    picture: { shapes: pictureOf(shapes, bounds), total: shapes.length },
    records: records.length,
    nameless: records.flatMap(({ at, values, geometry }) =>
      geometry && values.name === undefined && values.code === undefined ? [at] : [],
    ),
    findings: {
      ofReading: [...reading.findings, ...(chosen?.findings ?? []), ...(placed?.findings ?? [])],
      ofMeaning: findings,
    },
    blocking: [...(chosen?.blocking ? [chosen.blocking] : []), ...(isEmpty ? [finding('no-table')] : noName)],
  }
}
