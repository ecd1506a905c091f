/** What zones say of the compounds in them, as facts for the rules. Pure: how a compound lies is measured elsewhere. */
import type { Origin } from '#contract/provenance.ts'
import { historicQuarter, type Lying, wholeShare } from '#contract/zone.ts'
import type { ExclusionFact } from './facts.ts'

/** By code. No zone says nothing: it is never "no". A historic quarter excludes nobody. */
export function zoneFacts(lying: readonly Lying[]): Record<string, readonly ExclusionFact[]> {
  const codes = new Set(lying.flatMap(({ code }) => (code === historicQuarter ? [] : code)))
  return Object.fromEntries([...codes].map((code) => [code, tellingsOf(lying.filter((each) => each.code === code))]))
}

/** Each zone that holds all of it speaks for itself, and beside it each that holds a part; parts alone speak together. */
function tellingsOf(zones: readonly Lying[]): ExclusionFact[] {
  const whole = zones.filter(isWhole).sort(surerFirst)
  if (whole.length === 0) return [togetherTold(zones)]
  return [...whole, ...zones.filter((zone) => !isWhole(zone))].map((zone) => toldBy([zone], zone.share))
}

const isWhole = ({ share }: Lying): boolean => share >= wholeShare

/** Of those that find the same the first is told: what rests on no guess, then what comes sooner: 2026 < 2026-05 < 2027. */
const surerFirst = (one: Lying, other: Lying): number =>
  Number(one.isRough) - Number(other.isRough) || ((one.happens ?? '9') < (other.happens ?? '9') ? -1 : 1)

function togetherTold(zones: readonly Lying[]): ExclusionFact {
  const told = toldBy(zones, Math.max(...zones.map(({ together }) => together)))
  const isDatedTwice = new Set(zones.map(({ happens }) => happens)).size > 1
  return told.applies && isDatedTwice ? { ...told, pieces: zones.map((zone) => toldBy([zone], 1)) } : told
}

/** `share`: how much of the compound they hold between them. Without a date where they have several. */
function toldBy(zones: readonly Lying[], share: number): ExclusionFact {
  const [when = null, ...others] = new Set(zones.map(({ happens }) => happens))
  return {
    applies: share >= wholeShare ? true : null,
    when: others.length === 0 ? when : null,
    origin: originOf(zones),
    zone: {
      names: zones.map(({ name }) => name),
      share,
      buildings: [...new Set(zones.flatMap(({ buildings }) => buildings))],
      isWhole: share >= wholeShare,
    },
  }
}

/** The document that marks the ground, else the zone itself; only a guess where an outline is one. */
function originOf(zones: readonly Lying[]): Origin {
  const [first] = zones
  const names = zones.map(({ name }) => name).join(' · ')
  const documents = [...new Set(zones.flatMap(({ document }) => document ?? []))].join(' · ')
  const kind = documents === '' ? 'user' : 'document'
  return {
    source: (documents || names || '–').slice(0, 200),
    kind: zones.some(({ isRough }) => isRough) ? 'estimated' : kind,
    ...(documents !== '' && { note: names.slice(0, 2000) }),
    ...(zones.length === 1 && first?.documentOn && { onDay: first.documentOn }),
  }
}
