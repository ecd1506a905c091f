/**
 * A file held against the ledger, before anything is said in anybody's language: read and understood in a thread, compared there with what the
 * store knows, its shapes looked at by the database. A preview shows a look; applying takes one again and writes what it would.
 */

import { today } from '#contract/days.ts'
import { type ImportWishes, mostImportRows } from '#contract/import.ts'
import { metresBetween } from '#geodata/crs/likely.ts'
import type { ReadFinding } from '#geodata/readers/reading.ts'
import { mustBeAllowed } from '../../accounts/can.ts'
import type { Reader } from '../../accounts/reader.ts'
import type { Connection } from '../../db/connection.ts'
import { findDistrict } from '../../districts/districts.queries.ts'
import { NotFound } from '../../errors.ts'
import type { ComparedRow, KindStore } from '../kind.ts'
import { storeOf } from '../kinds.ts'
import { asWritten } from './as-written.ts'
import { attachRows } from './attach-rows.ts'
import { type JudgedShapes, judgedShapes } from './check-rows.ts'
import { Cancelled, type Desk, type Sitting } from './desk.ts'
import { digestOf } from './digest.ts'
import { type Ledger, openLedger } from './ledger-names.ts'
import { type LookRow, reasonsAgainst, rowsOf } from './look-rows.ts'
import type { Looked, Phase } from './messages.ts'
import { withPlaces } from './place-findings.ts'
import { saveFormat, saveLastLook } from './save-upload.ts'
import { type Laid, listRemembered, listTemplates, packedParts } from './upload.queries.ts'
import { type WeighedFinding, weighed } from './weigh.ts'

export type LookDoor = { desk: Desk; connection: Connection; reader: Reader }
export type LookWishes = {
  laid: Laid
  wishes: ImportWishes
  signal: AbortSignal
  onProgress: (phase: Phase | 'checking' | 'writing', share: number) => void
}

export type Look = {
  laid: Laid
  wishes: ImportWishes
  looked: Looked
  rows: LookRow[]
  /** The records of the ledger the rows may be, by id. */
  ledger: Ledger
  findings: WeighedFinding[]
  blocking: ReadFinding[]
  distanceM: number | null
  digest: string
  /** Of the district when the look began: as long as it stays, the same look would find the same. */
  revision: number
}

/** What only applying needs, as long as the file lies in its thread. */
export type LookInThread = {
  look: Look
  sitting: Sitting
  shapes: JudgedShapes
  decided: [string, string][]
  store: KindStore
}

/** A look as it is kept until it is applied. */
export type KeptLook = Omit<LookInThread, 'sitting'>

const rowsAtOnce = 2000

/**
 * @param use is given the look before the thread is left
 * @throws ReadRefusal, Refusal, Cancelled
 */
export async function takeLook<T>(
  door: LookDoor,
  asked: LookWishes,
  use: (taken: LookInThread) => Promise<T> | T,
): Promise<T> {
  return sitDown(door, asked, async (sitting, readingKey) =>
    use(await lookFrom(sitting, door, { ...asked, readingKey })),
  )
}

/** What was looked at before, with its file in a thread again: read anew where the thread has let it go, not compared and checked again. */
export async function takeKept<T>(
  door: LookDoor,
  asked: LookWishes & { kept: KeptLook },
  use: (taken: LookInThread) => Promise<T> | T,
): Promise<T> {
  return takeFile(door, asked, (sitting) => use({ ...asked.kept, sitting }))
}

/** The file read and understood in a thread, and not held against anything. */
export async function takeFile<T>(
  door: LookDoor,
  asked: LookWishes,
  use: (sitting: Sitting) => Promise<T> | T,
): Promise<T> {
  return sitDown(door, asked, async (sitting, readingKey) => {
    await readBy(sitting, door, { ...asked, readingKey })
    return use(sitting)
  })
}

async function sitDown<T>(
  door: LookDoor,
  { laid, wishes, signal, onProgress }: LookWishes,
  use: (sitting: Sitting, readingKey: string) => Promise<T>,
): Promise<T> {
  mustBeAllowed(door.reader, 'import.read', { adcode: laid.adcode, id: laid.id })
  const readingKey = readingKeyOf(laid, wishes)
  const sitting = await door.desk.sit({ readingKey, signal, onProgress })
  try {
    return await use(sitting, readingKey)
  } catch (error) {
    // whatever a statement or a check made of it: nobody waits any more
    throw signal.aborted ? new Cancelled() : error
  } finally {
    sitting.leave()
  }
}

/** What a thread keeps a file under: the same bytes read the same way. */
export const readingKeyOf = ({ hash }: Laid, { encoding }: ImportWishes): string => `${hash} ${encoding ?? ''}`

type Asked = LookWishes & { readingKey: string }

async function lookFrom(sitting: Sitting, door: LookDoor, asked: Asked): Promise<LookInThread> {
  const { laid, wishes, onProgress } = asked
  const store = await storeOf(wishes.kind)
  const { looked, centre, revision } = await readBy(sitting, door, asked)
  const isBearable = looked.records <= mostImportRows
  const {
    compared,
    findings: ofComparing,
    decided,
    shaped,
    ledger,
  } = isBearable ? await compareBy(sitting, door, { asked, looked, store }) : nothingCompared
  onProgress('checking', 0)
  const onShare = (share: number) => onProgress('checking', share)
  const shapes = await judgedShapes({ ...door, ...asked, adcode: laid.adcode, sitting, compared, shaped, onShare })
  onProgress('checking', 1)
  const { sound } = shapes
  const findings = await withPlaces(weighed({ looked, compared, ofComparing, ofShapes: shapes.findings }), {
    ...{
      connection: door.connection,
      reader: door.reader,
      adcode: laid.adcode,
      kind: wishes.kind,
      signal: asked.signal,
    },
    ...{ compared, sound, drawn: looked.picture.shapes },
  })
  const rows = await rowsOf(compared, { wishes, shapes, findings })
  const look: Look = {
    ...{ laid, wishes, rows, findings, ledger },
    looked: { ...looked, picture: asWritten(looked.picture, shapes, looked.bounds) },
    blocking: [...looked.blocking, ...reasonsAgainst(rows, looked)],
    distanceM: looked.bounds && centre ? Math.round(metresBetween(middleOf(looked.bounds), centre)) : null,
    digest: await digestOf(laid, wishes, { rows, shapes }),
    revision,
  }
  return { look, sitting, shapes, decided, store }
}

/** The file as the thread reads and understands it; it is handed over where the thread does not have it. */
async function readBy(
  sitting: Sitting,
  { connection, reader }: LookDoor,
  { laid, wishes, readingKey, onProgress }: Asked,
) {
  const district = await findDistrict(connection, reader, laid.adcode)
  if (!district) throw new NotFound('district', laid.adcode)
  onProgress('reading', 0)
  await saveLastLook(connection, laid)
  if (!sitting.hasRead) await handOver(sitting, connection, laid)
  const centre = district.bounds ? middleOf(district.bounds) : null
  const templates = withSenderLast(await listTemplates(connection, laid.adcode, wishes.kind), wishes.sender)
  const year = Number((wishes.source?.onDay ?? today()).slice(0, 4))
  const expected = { bounds: district.bounds, centre }
  const looked = await sitting.ask('look', { file: laid, readingKey, wishes, templates, expected, year })
  await saveFormat(connection, laid, looked.format)
  return { looked, centre, revision: district.revision }
}

async function handOver(sitting: Sitting, connection: Connection, laid: Laid): Promise<void> {
  let part = 0
  for await (const packed of packedParts(connection, laid)) {
    await sitting.ask('piece', { part, packed: new Uint8Array(packed) })
    part += 1
  }
}

type InLedger = {
  compared: ComparedRow[]
  findings: ReadFinding[]
  decided: [string, string][]
  shaped: number[]
  ledger: Ledger
}
const nothingCompared: InLedger = { compared: [], findings: [], decided: [], shaped: [], ledger: new Map() }

async function compareBy(
  sitting: Sitting,
  { connection, reader }: LookDoor,
  { asked: { laid, wishes }, looked, store }: { asked: Asked; looked: Looked; store: KindStore },
): Promise<InLedger> {
  const { adcode } = laid
  const ledger = openLedger()
  let ledgerPages = 0
  for await (const existing of store.existing(connection, reader, adcode)) {
    ledger.add(existing)
    await sitting.ask('ledger', { page: ledgerPages, existing })
    ledgerPages += 1
  }
  const nameless = wishes.kind === 'compounds' ? looked.nameless : []
  const found = await attachRows({ connection, reader, adcode, sitting, ats: nameless })
  const remembered = await listRemembered(connection, adcode, wishes.kind)
  const own = Object.entries(wishes.choices).map(([at, choice]) => [Number(at), choice] as const)
  const choices = [...found.choices, ...own]
  const { rows, ...sums } = await sitting.ask('compare', { wishes, ledgerPages, choices, remembered })
  const compared: ComparedRow[] = []
  for (let from = 0; from < rows; from += rowsAtOnce)
    for (const row of await sitting.ask('rows', { from, count: rowsAtOnce })) compared.push(found.told(row))
  return { compared, ...sums, ledger: ledger.known }
}

const middleOf = ([west, south, east, north]: readonly [number, number, number, number]): [number, number] => [
  (west + east) / 2,
  (south + north) / 2,
]

/** The last that fits is used: that of the sender named now, before those of others. */
const withSenderLast = (templates: readonly unknown[], sender: string | undefined): unknown[] => {
  const isOf = (template: unknown) =>
    sender !== undefined &&
    template !== null &&
    typeof template === 'object' &&
    'sender' in template &&
    template.sender === sender
  return [...templates.filter((each) => !isOf(each)), ...templates.filter(isOf)]
}
