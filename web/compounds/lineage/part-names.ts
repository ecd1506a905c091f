/** Names for the parts of a compound whose own name says what they are: 同乐社区南北院 is a northern and a southern yard. */
import type { Position } from '#contract/geometry.ts'

/** The two sides a name can speak of, in the order of latitude from the north, of longitude from the west. */
const sides: readonly { written: RegExp; names: readonly [string, string]; along: 'latitude' | 'longitude' }[] = [
  { written: /南北|北南/, names: ['北', '南'], along: 'latitude' },
  { written: /东西|西东/, names: ['西', '东'], along: 'longitude' },
]

/** One name for each of `places`; of a compound without a boundary, for each of `count` parts. */
export function proposedNames(name: string, count: number, places: readonly Position[]): string[] {
  const side = count === 2 ? sides.find(({ written }) => written.test(name)) : undefined
  if (!side) return Array.from({ length: count }, (_, at) => `${name}（${at + 1}）`)
  const names = side.names.map((each) => name.replace(side.written, each))
  const [first, second] = places
  const isTurned = first && second && (side.along === 'latitude' ? first[1] < second[1] : first[0] > second[0])
  return isTurned ? names.reverse() : names
}
