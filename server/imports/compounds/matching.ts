/**
 * Which record of a file is which compound of the ledger. Sure pairs first: what the user chose, then code, name, other name, name but for
 * its kind of place; of several of one name the plan year tells which. Each compound goes to one record at most. What is not sure is doubtful,
 * with its candidates; nothing depends on order.
 */

import { type Because, because } from '../import-fields.ts'
import { type Candidate, openCandidates } from './candidates.ts'
import type { ExistingCompound } from './existing-compound.ts'
import { heirsOf } from './heirs.ts'
import { compoundIdentity, type Identity, planYearsAgree, recordIdentity, streetsAgree } from './identity.ts'
import { type Links, linksOf, pairsByKey, theOneFor, withoutStrangers } from './links.ts'
import { namesakesIn } from './namesakes.ts'
import type { ImportRecord } from './records.ts'

export type MatchKind = 'same' | 'new' | 'doubtful' | 'skipped' | 'missing-from-file'

export type Match = {
  kind: MatchKind
  /** `ImportRecord.at` and `.row`; null for a compound that is missing from the file. */
  at: number | null
  row: number | null
  /** Of a match that is the same, and of a compound that is missing. */
  compoundId: string | null
  /** Of a doubtful one, the likeliest first. */
  candidates: Candidate[]
  because: Because
}

/**
 * A user's word on a record, by `ImportRecord.at`: a compound's id, or that it is a new one or to be skipped. An id that is gone, or given to
 * an earlier record, counts as no choice.
 */
export type Choices = ReadonlyMap<number, string>

/**
 * One match for each record, in their order, then the compounds of the ledger no record is or may be, by id.
 * A retired compound is only ever a candidate, unless it is chosen.
 */
export function matchRecords(
  records: readonly ImportRecord[],
  existing: readonly ExistingCompound[],
  choices: Choices = new Map(),
): Match[] {
  const [ofFile, ofLedger] = [records.map(recordIdentity), existing.map(compoundIdentity)]
  const namesakes = namesakesIn(ofLedger)
  const matching: Matching = {
    records: ofFile,
    compounds: ofLedger.sort((a, b) => (a.id < b.id ? -1 : 1)),
    namesakes,
    sharedNames: new Set([...namesakesIn(ofFile), ...namesakes].flatMap(({ allKeys }) => allKeys)),
    settled: new Map(),
    taken: new Map(),
    contested: new Map(),
  }
  settleChosen(matching, choices)
  for (const pass of passes) settleByKey(matching, pass)
  settleRest(matching)
  return [...matching.records.map((record) => matching.settled.get(record)!), ...missingOf(matching)]
}

type Matching = {
  records: Identity[]
  /** By id. */
  compounds: Identity[]
  /** Compounds of which the ledger has another of the same name. */
  namesakes: ReadonlySet<Identity>
  /** Keys of names that several have, in the ledger or in the file: the plan year tells which is meant. */
  sharedNames: ReadonlySet<string>
  settled: Map<Identity, Match>
  /** Which record a compound went to. */
  taken: Map<Identity, Identity>
  /** Records and compounds a pass could not tell apart, each with its others: later, weaker passes do not decide over them. */
  contested: Map<Identity, { rivals: readonly Identity[]; code: string }>
}

type Pass = {
  code: string
  /** Keys hold with the plan year, and only where the name is that of several. */
  isOfPlanYear?: boolean
  keysOf: (identity: Identity) => readonly string[]
  isAnyStreet?: boolean
  isSure?: (record: Identity, compound: Identity, { namesakes }: Pick<Matching, 'namesakes'>) => boolean
  /** Why a single pair is not sure. */
  doubt: string
}

const passes: readonly Pass[] = [
  {
    code: 'same-code',
    keysOf: ({ code, id }) => [code, id],
    isAnyStreet: true,
    isSure: (a, b) => a.key === '' || a.stem === b.stem || a.allKeys.some((key) => b.allKeys.includes(key)),
    doubt: 'same-code-other-name',
  },
  { code: 'same-name-and-year', isOfPlanYear: true, keysOf: ({ key }) => [key], doubt: 'retired' },
  { code: 'same-name', keysOf: ({ key }) => [key], isSure: isOfNoOtherYear, doubt: 'other-plan-year' },
  { code: 'same-other-name-and-year', isOfPlanYear: true, keysOf: ({ allKeys }) => allKeys, doubt: 'retired' },
  { code: 'same-other-name', keysOf: ({ allKeys }) => allKeys, isSure: isOfNoOtherYear, doubt: 'other-plan-year' },
  {
    code: 'same-name-but-kind',
    keysOf: ({ stem }) => [stem],
    // 电控厂小区 may be another place than 电控厂家属院; 电控厂 alone is neither
    isSure: (a, b) => a.kind === '' || b.kind === '' || a.kind === b.kind || streetsAgree(a, b) === 'same',
    doubt: 'other-kind',
  },
]

/** Where a name is that of one compound alone, another plan year is news of it; of several it may be another one of them. */
function isOfNoOtherYear(record: Identity, compound: Identity, { namesakes }: Pick<Matching, 'namesakes'>): boolean {
  return !namesakes.has(compound) || planYearsAgree(record, compound) !== 'different'
}

const free = ({ settled, taken }: Matching, identities: readonly Identity[]) =>
  identities.filter((each) => !settled.has(each) && !taken.has(each))

function settle(matching: Matching, record: Identity, found: { kind: MatchKind; code: string; compound?: Identity }) {
  const { kind, code, compound } = found
  const { at, row } = record
  const compoundId = compound?.id ?? null
  matching.settled.set(record, { kind, at, row, compoundId, candidates: [], because: because(code) })
  if (compound) matching.taken.set(compound, record)
}

function settleChosen(matching: Matching, choices: Choices) {
  const byId = new Map(matching.compounds.map((compound) => [compound.id, compound]))
  for (const record of [...matching.records].sort((a, b) => a.at - b.at)) {
    const choice = choices.get(record.at)
    const chosen = choice === undefined ? undefined : byId.get(choice)
    // decided before it was split or merged: which of its heirs it is now, nobody has said
    const compound = chosen && heirsOf(chosen, byId).length === 0 ? chosen : undefined
    if (choice === 'new') settle(matching, record, { kind: 'new', code: 'chosen' })
    else if (choice === 'skip') settle(matching, record, { kind: 'skipped', code: 'chosen' })
    else if (compound && !matching.taken.has(compound))
      settle(matching, record, { kind: 'same', code: 'chosen', compound })
  }
}

function settleByKey(
  matching: Matching,
  { code, isOfPlanYear, keysOf: plainKeysOf, isAnyStreet, isSure, doubt }: Pass,
) {
  const keysOf = isOfPlanYear ? withPlanYear(matching, plainKeysOf) : plainKeysOf
  const open = (identities: Identity[]) => free(matching, identities).filter((each) => !matching.contested.has(each))
  const pairs = pairsByKey(open(matching.records), open(matching.compounds), { keysOf, isAnyStreet })
  const links = linksOf(isAnyStreet ? pairs : withoutStrangers(pairs))
  for (const [record, compounds] of links.of) {
    const compound = theOneFor(record, links)
    if (compound && !compound.retired && (isSure?.(record, compound, matching) ?? true)) {
      settle(matching, record, { kind: 'same', code, compound })
      continue
    }
    matching.contested.set(record, { rivals: [...compounds], code: doubtOf(compounds, links, doubt) })
    for (const each of compounds) matching.contested.set(each, { rivals: [record], code })
  }
}

const withPlanYear =
  ({ sharedNames }: Matching, keysOf: Pass['keysOf']): Pass['keysOf'] =>
  (identity) => {
    const { planYear = null } = identity.facts
    if (planYear === null) return []
    return keysOf(identity).flatMap((key) => (sharedNames.has(key) ? [`${key} ${planYear}`] : []))
  }

function doubtOf(compounds: ReadonlySet<Identity>, { to }: Links, doubt: string): string {
  const [compound] = compounds
  if (compounds.size > 1 || !compound) return 'several-compounds'
  if ((to.get(compound)?.size ?? 0) > 1) return 'several-rows'
  return compound.retired ? 'retired' : doubt
}

function settleRest(matching: Matching) {
  const candidatesOf = openCandidates(matching)
  const found = free(matching, matching.records).map((record) => ({ record, candidates: candidatesOf(record) }))
  for (const { record, candidates } of found) {
    const { at, row } = record
    const contested = matching.contested.get(record)
    const why =
      becauseItBecame(contested?.rivals) ??
      becauseOfHeirs(candidates) ??
      because(contested?.code ?? doubtOfBest(candidates[0]))
    if (candidates.length === 0) settle(matching, record, { kind: 'new', code: 'nothing-like-it' })
    else
      matching.settled.set(record, {
        kind: 'doubtful',
        at,
        row,
        compoundId: null,
        candidates,
        because: why,
      })
  }
}

/** The name is that of a compound that was split or merged. */
function becauseItBecame(rivals: readonly Identity[] = []): Because | null {
  const gone = rivals.find(({ retired, became }) => retired && became)
  return gone ? because(gone.became?.kind === 'merge' ? 'was-merged' : 'was-split', { name: gone.name }) : null
}

/** Or is like that of one. */
function becauseOfHeirs(candidates: readonly Candidate[]): Because | null {
  for (const { code, params } of candidates.flatMap(({ reasons }) => reasons)) {
    if (code === 'split-from') return because('was-split', params)
    if (code === 'merged-from') return because('was-merged', params)
  }
  return null
}

function doubtOfBest(best: Candidate | undefined): string {
  const codes = new Set(best?.reasons.map(({ code }) => code))
  if (codes.has('already-matched')) return 'name-already-matched'
  return codes.has('name-equal') && codes.has('street-differs') ? 'same-name-other-street' : 'similar-only'
}

function missingOf(matching: Matching): Match[] {
  const wanted = new Set(
    [...matching.settled.values()].flatMap(({ candidates }) => candidates.map(({ compoundId }) => compoundId)),
  )
  return free(matching, matching.compounds)
    .filter(({ id, retired }) => !retired && !wanted.has(id))
    .map(({ id }) => ({
      kind: 'missing-from-file',
      at: null,
      row: null,
      compoundId: id,
      candidates: [],
      because: because('not-in-file'),
    }))
}
