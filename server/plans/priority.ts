/**
 * The parts of a compound's priority, 市中政办字〔2020〕13号 三（四）: 优先考虑2000年前建成、基础设施和服务设施欠账多、居民改造意愿强烈. What
 * nobody has recorded has no value, which is not 0; how the parts weigh is for the planner to say.
 */
import type { Candidate, CandidateList } from '#contract/plan-candidates.ts'
import type { PolicyPack } from '#contract/policy.ts'
import { builtYearsOf } from '../policies/built-years.ts'
import type { Recorded } from '../policies/recorded.queries.ts'
import type { Open } from './candidates.queries.ts'
import type { Packs } from './due.ts'
import { factCodes, parameterRole } from './roles.ts'

type Line = NonNullable<CandidateList['builtBefore']>

/** The year the first part is measured at: of a document over the district, else of another place's, said to be foreign. */
function priorityLine(covering: readonly PolicyPack[], all: readonly PolicyPack[]): Line | null {
  const lineIn = (pack: PolicyPack, isForeign: boolean): Line[] =>
    pack.parameters
      .filter((parameter) => parameterRole(parameter) === 'priority-built-before')
      .map(({ value, clause, printed }) => ({
        ...{ year: value, documentNumber: pack.documentNumber, clause, printed, isForeign },
      }))
  const own = [...covering].reverse().flatMap((pack) => lineIn(pack, false))
  return own[0] ?? all.flatMap((pack) => lineIn(pack, true))[0] ?? null
}

/** Which facts tell of the other two parts: those the packs ask for in that role. */
export type Telling = { line: Line | null; debt: ReadonlySet<string>; will: ReadonlySet<string> }

export const tellingOf = ({ covering, all }: Packs): Telling => ({
  line: priorityLine(covering, all),
  debt: factCodes(all, 'infrastructure-debt'),
  will: factCodes(all, 'residents-will'),
})

/** Each part between 0 and 1, with the words it was read from. */
export const partsOf = (recorded: Recorded, open: Open, { line, debt, will }: Telling): Candidate['parts'] => ({
  old: oldPart(recorded, line),
  debt: debtPart(recorded, open, debt),
  will: willPart(recorded, will),
})

const unknown = { value: null, told: null }

function oldPart({ builtYear, builtYearNote }: Recorded, line: Line | null) {
  const told = <T>(value: T | null) => (value === null ? null : { value, origin: null })
  const built = builtYearsOf({ builtYear: told(builtYear), builtYearNote: told(builtYearNote) })
  if (!built || !line) return unknown
  const words = String(built.used.value)
  const { years } = built
  if (!years || (years.from < line.year && years.to >= line.year)) return { value: null, told: words }
  return { value: years.to < line.year ? 1 : 0, told: words }
}

/** By the defects recorded for the policies; where there are none, by the menu of works: the share of items that are needed. */
function debtPart({ facts }: Recorded, { needed, entries }: Open, codes: ReadonlySet<string>) {
  const known = facts.filter(({ code, holds }) => codes.has(code) && holds !== null)
  const holding = known.filter(({ holds }) => holds)
  if (known.length > 0) return { value: holding.length / known.length, told: `${holding.length}/${known.length}` }
  return entries > 0 ? { value: needed / entries, told: `${needed}/${entries}` } : unknown
}

/** A recorded no holds whatever the rate, as it does for the policies; a rate says more than a recorded yes, which has no words. */
function willPart({ facts, consentRate }: Recorded, codes: ReadonlySet<string>) {
  const said = facts.filter(({ code, holds }) => codes.has(code) && holds !== null)
  if (said.some(({ holds }) => holds === false)) return { value: 0, told: null }
  if (consentRate !== null) return { value: consentRate, told: `${Math.round(consentRate * 100)}%` }
  return said.length > 0 ? { value: 1, told: null } : unknown
}
