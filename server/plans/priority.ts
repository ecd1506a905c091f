/**
 * The parts of a compound's priority, 市中政办字〔2020〕13号 三（四）: 优先考虑2000年前建成、基础设施和服务设施欠账多、居民改造意愿强烈. What
 * nobody has recorded has no value, which is not 0; how the parts weigh is for the planner to say.
 */
import type { Candidate, CandidateList } from '#contract/plans.ts'
import type { PolicyPack } from '#contract/policy.ts'
import { builtYearsOf } from '../policies/built-years.ts'
import type { Recorded } from '../policies/recorded.queries.ts'
import type { Open } from './candidates.queries.ts'

const lineCode = 'priority-built-before'
/** Facts of the packs that say what infrastructure and services owe. */
const debtCodes: readonly string[] = ['facilities-lacking', 'municipal-facilities-lacking', 'public-services-lacking']

type Line = NonNullable<CandidateList['builtBefore']>

/** The year the first part is measured at: of a document over the district, else of another place's, said to be foreign. */
export function priorityLine(covering: readonly PolicyPack[], all: readonly PolicyPack[]): Line | null {
  const lineIn = (pack: PolicyPack, isForeign: boolean): Line[] =>
    pack.parameters
      .filter(({ code }) => code === lineCode)
      .map(({ value, clause, printed }) => ({
        ...{ year: value, documentNumber: pack.documentNumber, clause, printed, isForeign },
      }))
  const own = [...covering].reverse().flatMap((pack) => lineIn(pack, false))
  return own[0] ?? all.flatMap((pack) => lineIn(pack, true))[0] ?? null
}

/** Each part between 0 and 1, with the words it was read from. */
export const partsOf = (recorded: Recorded, open: Open, line: Line | null): Candidate['parts'] => ({
  old: oldPart(recorded, line),
  debt: debtPart(recorded, open),
  will: willPart(recorded),
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
function debtPart({ facts }: Recorded, { needed, entries }: Open) {
  const known = facts.filter(({ code, holds }) => debtCodes.includes(code) && holds !== null)
  const holding = known.filter(({ holds }) => holds)
  if (known.length > 0) return { value: holding.length / known.length, told: `${holding.length}/${known.length}` }
  return entries > 0 ? { value: needed / entries, told: `${needed}/${entries}` } : unknown
}

const willPart = ({ consentRate }: Recorded) =>
  consentRate === null ? unknown : { value: consentRate, told: `${Math.round(consentRate * 100)}%` }
