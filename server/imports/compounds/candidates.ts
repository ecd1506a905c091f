/** The compounds a record may be when none is surely it, each with what speaks for and against it. */

import { type Because, because } from '../import-fields.ts'
import { heirsOf } from './heirs.ts'
import { type Identity, planYearsAgree, streetsAgree } from './identity.ts'
import { pushTo } from './links.ts'
import { similarity } from './names.ts'

export type Candidate = {
  compoundId: string
  /** 0–1: how alike the names are, more where the street office agrees. */
  score: number
  reasons: Because[]
}

const most = 5
/** Of one and the same name. */
const mostAsked = 20
const leastAlike = 0.6

type Ledger = {
  compounds: readonly Identity[]
  /** Which record each compound that is found went to. */
  taken: ReadonlyMap<Identity, Identity>
  contested: ReadonlyMap<Identity, { rivals: readonly Identity[] }>
}

/** The candidates of each record; compounds in the order of their ids. */
export function openCandidates({ compounds, taken, contested }: Ledger): (record: Identity) => Candidate[] {
  const alikeTo = openSearch(compounds)
  const byKey = new Map<string, Identity[]>()
  for (const compound of compounds) pushTo(byKey, compound.key, compound)
  const likely = (record: Identity) => {
    if (record.key === '') return []
    // another compound of the same name in another street, already found, is no doubt; in the same street it is
    const twins = (byKey.get(record.key) ?? []).filter(
      (each) => !taken.has(each) || streetsAgree(record, each) !== 'different',
    )
    return [...twins.slice(0, mostAsked), ...alikeTo(record).filter((each) => !taken.has(each))]
  }
  const byId = new Map(compounds.map((compound) => [compound.id, compound]))
  return (record) => {
    const rivals = new Set(contested.get(record)?.rivals)
    const found = [...new Set([...rivals, ...likely(record)])]
      .map((compound) => ({ compound, candidate: candidate(record, compound, taken) }))
      .filter(({ compound, candidate }) => rivals.has(compound) || candidate.score >= leastAlike)
    const heirs = inheritance(found, byId)
    const others = found.filter(({ compound }) => !heirs.has(compound) && heirsOf(compound, byId).length === 0)
    const inherited = [...heirs].map(([heir, origin]) => withOrigin(candidate(record, heir, taken), origin))
    return [...others.map((each) => each.candidate), ...inherited]
      .sort((a, b) => b.score - a.score || (a.compoundId < b.compoundId ? -1 : 1))
      .slice(0, Math.max(most, heirs.size))
  }
}

/** A compound that was split or merged stands back for those it became: each of them, with the one it came of. */
function inheritance(
  found: readonly { compound: Identity }[],
  byId: ReadonlyMap<string, Identity>,
): Map<Identity, Identity> {
  const pairs = found.flatMap(({ compound }) => heirsOf(compound, byId).map((heir) => [heir, compound] as const))
  return new Map(pairs.reverse()) // of two it came of, the one that fits better
}

function withOrigin(found: Candidate, origin: Identity): Candidate {
  const code = origin.became?.kind === 'merge' ? 'merged-from' : 'split-from'
  return { ...found, reasons: [because(code, { name: origin.name }), ...found.reasons] }
}

/**
 * Compounds with enough letters in common with a record's name to be alike: six tenths of the longer name, or the whole of the shorter.
 * A file may have a hundred thousand rows that are in no ledger, so letters are counted before names are compared.
 */
function openSearch(compounds: readonly Identity[]): (record: Identity) => Identity[] {
  const byLetter = new Map<string, number[]>()
  const letters = compounds.map(({ shape }) => new Set(shape.core))
  for (const [at, each] of letters.entries()) for (const letter of each) pushTo(byLetter, letter, at)
  const counts = new Uint16Array(compounds.length)
  return ({ shape }) => {
    const own = new Set(shape.core)
    const touched: number[] = []
    for (const letter of own) {
      for (const at of byLetter.get(letter) ?? []) {
        if (counts[at] === 0) touched.push(at)
        counts[at]!++
      }
    }
    const alike = touched.filter((at) => {
      const [short, long] = [Math.min(own.size, letters[at]!.size), Math.max(own.size, letters[at]!.size)]
      return counts[at]! >= Math.min(short, Math.ceil(long * leastAlike))
    })
    for (const at of touched) counts[at] = 0
    return alike.map((at) => compounds[at]!)
  }
}

function candidate(record: Identity, compound: Identity, taken: Ledger['taken']): Candidate {
  const alike = record.key !== '' && record.key === compound.key ? 1 : similarity(record.shape, compound.shape)
  const street = streetsAgree(record, compound)
  const year = planYearsAgree(record, compound)
  const by = taken.get(compound)
  const reasons = [
    alike === 1 ? because('name-equal') : because('name-similar', { percent: Math.round(alike * 100) }),
    ...(record.code !== '' && (record.code === compound.code || record.code === compound.id)
      ? [because('code-equal')]
      : []),
    ...(street === 'unknown' ? [] : [because(street === 'same' ? 'street-equal' : 'street-differs')]),
    ...(year === 'same' ? [because('plan-year-equal')] : []),
    ...(year === 'different' ? [because('plan-year-differs', { year: Number(compound.facts.planYear) })] : []),
    ...(compound.retired ? [because('is-retired')] : []),
    ...(by ? [because('already-matched', { row: by.row })] : []),
  ]
  const weight = { same: 0.05, unknown: 0, different: -0.15 }[street] + (year === 'same' ? 0.03 : 0)
  return { compoundId: compound.id, score: Math.round(Math.min(1, Math.max(0, alike + weight)) * 100) / 100, reasons }
}
