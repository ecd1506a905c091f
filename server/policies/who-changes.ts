/** What a change of a pack, or of the facts, does to the ledger, told before anybody saves it. */
import type { Decision, Verdict } from '#contract/eligibility.ts'
import type { PolicyPack, WorkClass } from '#contract/policy.ts'
import { packsCovering } from './covering.ts'
import { evaluate } from './evaluate.ts'
import type { Facts } from './facts.ts'

export type Evaluated = { id: string; facts: Facts; decisions?: readonly Decision[] }
export type ChangedClass = { workClass: WorkClass; from: Verdict | null; to: Verdict | null }
export type Changed = { id: string; classes: ChangedClass[] }

/**
 * The compounds, in their order, whose overall verdict changes in any class of work when `after` takes the place of
 * `before`. A pack that is new has no before, one taken back no after; where it does not cover a compound, or tells a
 * class of work no longer apart, that side is null.
 */
export function whoChanges(
  before: PolicyPack | null,
  after: PolicyPack | null,
  compounds: readonly Evaluated[],
  asOf: string,
): Changed[] {
  return compounds.flatMap((compound) =>
    changed(compound.id, verdictsUnder(before, compound, asOf), verdictsUnder(after, compound, asOf)),
  )
}

/** The same for one pack where the facts become others: the compound as it stands beside what it would be. */
export const whoChangesByFacts = (
  pack: PolicyPack,
  compounds: readonly { before: Evaluated; after: Evaluated }[],
  asOf: string,
): Changed[] =>
  compounds.flatMap(({ before, after }) =>
    changed(before.id, verdictsUnder(pack, before, asOf), verdictsUnder(pack, after, asOf)),
  )

type Verdicts = ReadonlyMap<WorkClass, Verdict>

function changed(id: string, from: Verdicts, to: Verdicts): Changed[] {
  const classes = [...new Set([...from.keys(), ...to.keys()])]
    .map((workClass) => ({ workClass, from: from.get(workClass) ?? null, to: to.get(workClass) ?? null }))
    .filter((each) => each.from !== each.to)
  return classes.length > 0 ? [{ id, classes }] : []
}

function verdictsUnder(pack: PolicyPack | null, { id, facts, decisions }: Evaluated, asOf: string): Verdicts {
  const isCovered = pack !== null && packsCovering(id.slice(0, 6), [pack]).length > 0
  const results = isCovered ? evaluate(pack, facts, { asOf, decisions }) : []
  return new Map(results.map(({ workClass, overall }) => [workClass, overall]))
}
