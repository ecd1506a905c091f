/**
 * A file as far as it is understood, kept from one look to the next: who changes one choice waits for the comparison only, and who corrects a
 * column does not wait for the reading. Lives in the thread.
 */
import { placeReading } from '#geodata/crs/place.ts'
import { readFile } from '#geodata/readers/read-file.ts'
import type { Reading, Table } from '#geodata/readers/reading.ts'
import type { ComparedRow, KindRecord } from '../kind.ts'
import { rulesOf } from '../kinds.ts'
import { saidOver } from '../said-words.ts'
import { cellsPutRight, putRightTold, withCells, withWordsOfFile } from './cells-put-right.ts'
import { type ChosenSystem, chooseSystem } from './choose-system.ts'
import { hasGeometry, withPlacesOfColumns } from './coordinate-columns.ts'
import { withCorrections } from './corrections.ts'
import { LedgerPages } from './ledger-pages.ts'
import { lookedOf, type Understood } from './looked-of.ts'
import type { CompareAsk, ComparedSums, Looked, Phase, Questions, Shape } from './messages.ts'
import { Pieces, wholeOf } from './pieces.ts'
import { decidedBy, withRemembered } from './remembered.ts'
import { sketchOf } from './sketch-row.ts'
import { whereFound } from './where-found.ts'
import { inWordsOfFile } from './words-of-file.ts'

export class Stopped extends Error {}

type Tell = (phase: Phase, share: number) => void
type LookAsked = Questions['look']['ask']

export class LaidFile {
  readonly #pieces = new Pieces()
  readonly #ledger = new LedgerPages()
  #reading: { key: string; reading: Reading } | null = null
  #understood: { key: string; records: readonly KindRecord[]; looked: Looked } | null = null
  #records = new Map<number, KindRecord>()
  #rows: ComparedRow[] = []

  add(piece: Questions['piece']['ask']): null {
    this.#pieces.add(piece)
    return null
  }

  know(page: Questions['ledger']['ask']): null {
    this.#ledger.add(page)
    return null
  }

  async look(asked: LookAsked, tell: Tell): Promise<Looked> {
    const reading = await this.#read(asked, tell)
    const table = tableOf(reading, asked.wishes.table)
    const { records, looked } = await this.#understand(asked, { reading, table, tell })
    this.#records = new Map(records.map((record) => [record.at, record]))
    return looked
  }

  async compare({ wishes, ledgerPages, choices, remembered }: CompareAsk, tell: Tell): Promise<ComparedSums> {
    const existing = this.#ledger.take(ledgerPages)
    tell('comparing', 0)
    const records = [...this.#records.values()]
    const known = withRemembered(records, {
      kind: wishes.kind,
      chosen: new Map(choices),
      remembered: new Map(remembered),
    })
    const rules = await rulesOf(wishes.kind)
    const { rows, findings } = rules.compare(records, existing, known.choices, wishes)
    this.#rows = rows.map((row) => known.told(row))
    tell('comparing', 1)
    const shaped = this.#rows.flatMap(({ at, kind }) =>
      at !== null && isWritten(kind) && this.#records.get(at)?.geometry ? [at] : [],
    )
    return { rows: rows.length, shaped, findings, decided: decidedBy(records, wishes) }
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
  async #read({ file, readingKey, wishes }: LookAsked, tell: Tell): Promise<Reading> {
    // pieces that came are of this file; where it has been read before they are of no more use
    const pieces = this.#pieces.take()
    if (this.#reading?.key === readingKey) return this.#reading.reading
    tell('reading', 0)
    this.#understood = null
    this.#reading = null
    this.#records.clear()
    this.#rows = []
    const bytes = wholeOf(pieces, file)
    const { encoding } = wishes
    const reading = await readFile({ name: file.name, bytes }, encoding === undefined ? {} : { encoding })
    this.#reading = { key: readingKey, reading }
    tell('reading', 1)
    return reading
  }

  async #understand(asked: LookAsked, { reading, table, tell }: { reading: Reading; table: Table; tell: Tell }) {
    const { kind, crs, columns, words, cells } = asked.wishes
    const { templates, expected, year } = asked
    const key =
      JSON.stringify([
        this.#reading?.key,
        reading.tables.indexOf(table),
        kind,
        crs,
        columns,
        words,
        cells,
        asked.year,
      ]) + JSON.stringify([templates, expected])
    if (this.#understood?.key === key) return this.#understood
    this.#understood = null
    const rules = await rulesOf(kind)
    const putRight = cellsPutRight(table, cells)
    const meant = withCells(table, putRight)
    const proposed = withCorrections(rules.propose(meant, templates), columns)
    const mapping = { ...proposed, words: saidOver(proposed.words, words) }
    const withPlaces = withPlacesOfColumns(meant, mapping)
    const isOfColumns = withPlaces !== meant
    const chosen = hasGeometry(withPlaces)
      ? chooseSystem({ reading, table: withPlaces, isOfColumns }, crs, expected)
      : null
    const placed = chosen?.system ? place(reading, withPlaces, { system: chosen.system, tell }) : null
    tell('understanding', 0)
    const read = placed?.reading.tables[0] ?? withoutPlaces(withPlaces)
    const { records: found, findings } = rules.understand(read, mapping, { totalRows: table.totalRows ?? [], year })
    const records = withWordsOfFile(found, putRight, mapping)
    tell('understanding', 1)
    // while nobody knows where the shapes lie, rows of shapes only are no rows without a name
    const told = chosen && !placed ? findings.filter(({ code }) => code !== 'row-without-name') : findings
    const all = [...putRightTold(table, putRight), ...told]
    const understood: Understood = {
      ...{ mapping, chosen, placed, records },
      findings: whereFound(all, { table: read, mapping, records }),
    }
    this.#understood = { key, records, looked: lookedOf({ reading, table, understood }) }
    return this.#understood
  }
}

function shapeOf(record: KindRecord | undefined): Shape | null {
  if (!record?.geometry) return null
  const { at, row, geometry, values } = record
  const { streetOffice, name, address } = values
  const says = [name, address].filter((each) => typeof each === 'string').join(' ')
  return { at, row, geometry, says, streetOffice: typeof streetOffice === 'string' ? streetOffice : null }
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
