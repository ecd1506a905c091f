/**
 * Which record of a file is which of the ledger, for what is known by a sender's number and by its place rather than by its name: lines of
 * works, roads, rivers. Sure pairs first: what the user chose, then number, then name and place, then place alone.
 */
import type { Geometry } from 'geojson'
import type { ImportWishes } from '#contract/import.ts'
import { pushTo } from './compounds/links.ts'
import { type Because, because } from './import-fields.ts'
import type { ComparedRow } from './kind.ts'
import { openNear } from './near.ts'

export type ToFind = { at: number; row: number; code: string; name: string; geometry: Geometry | null }
export type ToBeFound = { id: string; code: string; name: string; geometry: Geometry | null }

export type Again<Known> =
  | { kind: 'same'; known: Known; because: Because }
  | { kind: 'new'; because: Because }
  | { kind: 'skipped'; because: Because }
  | { kind: 'doubtful'; because: Because; candidates: ComparedRow['candidates'] }

type Asked<Record, Known> = {
  records: readonly Record[]
  known: readonly Known[]
  /** By `at`. */
  choices: ReadonlyMap<number, string>
  /** What two drawings at one place must have in common to be one thing: trade, class. */
  canBe(record: Record, known: Known): boolean
  /** How many facts agree, less those that contradict each other. */
  alike(record: Record, known: Known): number
  /** Two rows of one key say the same twice. */
  twinKey(record: Record): string
}

/** One answer for each record, in their order. A record of the ledger goes to one row at most. */
export function findAgain<Record extends ToFind, Known extends ToBeFound>(
  asked: Asked<Record, Known>,
): Map<Record, Again<Known>> {
  const answers = new Map<Record, Again<Known>>()
  const taken = new Set<Known>()
  const settle = (record: Record, answer: Again<Known>) => {
    answers.set(record, answer)
    if (answer.kind === 'same') taken.add(answer.known)
  }
  const open = () => asked.records.filter((record) => !answers.has(record))
  settleChosen(asked, settle, taken)
  settleTwins(open(), asked, settle)
  settleByCode(open(), asked, { settle, taken })
  settleByPlace(open, asked, { settle, taken })
  settleByName(open(), asked, { settle, taken })
  for (const record of open()) settle(record, { kind: 'new', because: because('nothing-there') })
  return answers
}

type Settle<Record, Known> = (record: Record, answer: Again<Known>) => void

function settleChosen<Record extends ToFind, Known extends ToBeFound>(
  { records, known, choices }: Asked<Record, Known>,
  settle: Settle<Record, Known>,
  taken: ReadonlySet<Known>,
) {
  if (choices.size === 0) return
  const byId = new Map(known.map((each) => [each.id, each]))
  for (const record of records) {
    const choice = choices.get(record.at)
    const chosen = byId.get(choice ?? '')
    if (choice === 'new') settle(record, { kind: 'new', because: because('chosen') })
    else if (choice === 'skip') settle(record, { kind: 'skipped', because: because('chosen') })
    else if (chosen && !taken.has(chosen)) settle(record, { kind: 'same', known: chosen, because: because('chosen') })
  }
}

function settleTwins<Record extends ToFind, Known extends ToBeFound>(
  open: readonly Record[],
  { twinKey }: Asked<Record, Known>,
  settle: Settle<Record, Known>,
) {
  const first = new Map<string, number>()
  for (const record of open) {
    if (!record.geometry) continue
    const key = twinKey(record)
    const before = first.get(key)
    if (before === undefined) first.set(key, record.row)
    else settle(record, { kind: 'skipped', because: because('twice-in-file', { row: before }) })
  }
}

type Ledger<Record, Known> = { settle: Settle<Record, Known>; taken: ReadonlySet<Known> }

/** A number that stands twice on either side tells nobody apart. */
function settleByCode<Record extends ToFind, Known extends ToBeFound>(
  open: readonly Record[],
  { known, canBe }: Asked<Record, Known>,
  { settle, taken }: Ledger<Record, Known>,
) {
  const [mine, theirs] = [onlyOnes(open), onlyOnes(known.filter((each) => !taken.has(each)))]
  for (const [code, record] of mine) {
    const found = theirs.get(code)
    if (found && canBe(record, found)) settle(record, { kind: 'same', known: found, because: because('same-code') })
  }
}

function onlyOnes<Item extends { code: string }>(items: readonly Item[]): Map<string, Item> {
  const found = new Map<string, Item | null>()
  for (const item of items) if (item.code !== '') found.set(item.code, found.has(item.code) ? null : item)
  return new Map([...found].flatMap(([code, item]) => (item ? [[code, item] as const] : [])))
}

/** Surely the same place first; two that could be it alike are for the user to tell apart. */
function settleByPlace<Record extends ToFind, Known extends ToBeFound>(
  open: () => Record[],
  { known, canBe, alike }: Asked<Record, Known>,
  { settle, taken }: Ledger<Record, Known>,
) {
  const near = openNear(known.map((each) => [each, each.geometry] as const))
  for (const wanted of ['equal', 'near'] as const) {
    for (const record of open()) {
      if (!record.geometry) continue
      const found = near(record.geometry).filter(
        ({ item, closeness }) =>
          (closeness === 'equal' || (wanted === 'near' && record.name !== '' && record.name === item.name)) &&
          !taken.has(item) &&
          canBe(record, item),
      )
      const ranked = found
        .map(({ item, closeness }) => ({ item, closeness, alike: alike(record, item) }))
        .sort((a, b) => b.alike - a.alike)
      const [best, second] = ranked
      if (!best) continue
      const why = because(best.closeness === 'equal' ? 'same-place' : 'same-name-and-place')
      if (best.alike !== second?.alike) settle(record, { kind: 'same', known: best.item, because: why })
      else settle(record, { kind: 'doubtful', because: because('several-at-place'), candidates: candidatesOf(ranked) })
    }
  }
}

/** Of what has a name and, in the file, no place. */
function settleByName<Record extends ToFind, Known extends ToBeFound>(
  open: readonly Record[],
  { known, canBe, alike }: Asked<Record, Known>,
  { settle, taken }: Ledger<Record, Known>,
) {
  const byName = new Map<string, Known[]>()
  for (const each of known) if (each.name !== '') pushTo(byName, each.name, each)
  for (const record of open) {
    if (record.geometry || record.name === '') continue
    const found = (byName.get(record.name) ?? []).filter((each) => !taken.has(each) && canBe(record, each))
    const ranked = found.map((item) => ({ item, alike: alike(record, item) })).sort((a, b) => b.alike - a.alike)
    const [best, second] = ranked
    if (!best) continue
    if (best.alike !== second?.alike) settle(record, { kind: 'same', known: best.item, because: because('same-name') })
    else settle(record, { kind: 'doubtful', because: because('several-of-name'), candidates: candidatesOf(ranked) })
  }
}

const mostCandidates = 5

const candidatesOf = (ranked: readonly { item: ToBeFound }[]): ComparedRow['candidates'] =>
  ranked
    .slice(0, mostCandidates)
    .map(({ item }) => ({ recordId: item.id, score: 1, reasons: [because('place-equal')] }))

type OfSource = { id: string; name: string | null; source: string | null }

/**
 * Records of the ledger that are in no row, of an earlier file of the same source: whoever sends only a part of his lines does not withdraw
 * the others.
 */
export function missingFrom(
  rows: readonly ComparedRow[],
  known: readonly OfSource[],
  { source }: ImportWishes,
): ComparedRow[] {
  if (!source) return []
  const found = new Set(
    rows.flatMap(({ recordId, candidates }) => [recordId, ...candidates.map((each) => each.recordId)]),
  )
  return known
    .filter((each) => each.source === source.name && !found.has(each.id))
    .map(({ id, name }) => ({
      ...{ kind: 'missing' as const, at: null, row: null, name, recordId: id, because: because('not-in-file') },
      ...{ candidates: [], fields: [] },
    }))
}
