/** What zones say of the compounds in them, as facts for the rules. Pure: how a compound lies is measured elsewhere. */
import type { Origin } from '#contract/provenance.ts'
import { historicQuarter, type Lying, wholeShare } from '#contract/zone.ts'
import type { ExclusionFact } from './facts.ts'

/** By code. No zone says nothing: it is never "no". A historic quarter excludes nobody. */
export function zoneFacts(lying: readonly Lying[]): Record<string, ExclusionFact> {
  const codes = new Set(lying.flatMap(({ code }) => (code === historicQuarter ? [] : code)))
  return Object.fromEntries([...codes].map((code) => [code, factIn(lying.filter((each) => each.code === code))]))
}

/** One zone that holds all of it speaks alone, the one that comes first; several that hold it together speak together. */
function factIn(zones: readonly Lying[]): ExclusionFact {
  const whole = zones.filter(({ share }) => share >= wholeShare).sort(soonerFirst)
  const telling = whole.length > 0 ? whole.slice(0, 1) : zones
  const share = Math.max(...zones.map(({ together }) => together))
  const dates = new Set(telling.map(({ happens }) => happens))
  const [when = null] = dates.size === 1 ? dates : []
  return {
    applies: share >= wholeShare ? true : null,
    when,
    origin: originOf(telling),
    zone: {
      name: telling.map(({ name }) => name).join('、'),
      share,
      buildings: [...new Set(telling.flatMap(({ buildings }) => buildings))],
      isWhole: share >= wholeShare,
    },
  }
}

/** What has a date before what has none: 2026 < 2026-05 < 2027. */
const soonerFirst = (one: Lying, other: Lying) => ((one.happens ?? '9') < (other.happens ?? '9') ? -1 : 1)

/** The document that marks the ground, else the zone itself; only a guess where the compound's own outline is one. */
function originOf(zones: readonly Lying[]): Origin {
  const [first] = zones
  const names = zones.map(({ name }) => name).join('、')
  const documents = [...new Set(zones.flatMap(({ document }) => document ?? []))].join('、')
  const kind = documents === '' ? 'user' : 'document'
  return {
    source: (documents || names || '–').slice(0, 200),
    kind: zones.some(({ isRough }) => isRough) ? 'estimated' : kind,
    ...(documents !== '' && { note: names.slice(0, 2000) }),
    ...(zones.length === 1 && first?.documentOn && { onDay: first.documentOn }),
  }
}
