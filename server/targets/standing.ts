/** What became of a difference: whether somebody explained it, and whether what they explained is still what there is. */
import type { TargetOutcome, TargetState } from '#contract/targets.ts'
import type { Compared } from './compare.ts'

/** An outcome as it is kept, with the rows that stood behind the difference when it was recorded. */
export type KeptOutcome = TargetOutcome & { rows: readonly string[] }

/**
 * A note explains the difference it was written for, in amount and in rows; once either is another, the difference is open
 * again. A changed ledger or target explains nothing that is left over.
 */
export function stateOf(compared: Compared, outcomes: readonly KeptOutcome[], hasLedger: boolean): TargetState {
  if (!hasLedger) return 'no-ledger'
  const { difference, households } = compared
  if (difference === 0) return 'agrees'
  const standing = outcomes.filter(({ withdrawnAt }) => withdrawnAt === null)
  if (standing.some((each) => each.outcome === 'note' && stillFits(each, compared))) return 'explained'
  if (households && households.known < households.of && difference < 0) return 'unassigned'
  return standing.length > 0 ? 'reopened' : 'differs'
}

/**
 * The amount as the text has it, null where it says all: what stood before the first change of the target that still holds.
 * A target the district wrote anew after that states the amount it has.
 */
export function statedAmount(amount: number | null, outcomes: readonly TargetOutcome[]): number | null {
  const changes = outcomes.flatMap((each) => (each.withdrawnAt === null && each.amount ? each.amount : []))
  const [first] = changes
  return first && changes.at(-1)?.to === amount ? first.from : amount
}

const stillFits = ({ difference, rows }: KeptOutcome, compared: Compared): boolean =>
  difference === compared.difference && sameRows(rows, compared)

const sameRows = (rows: readonly string[], compared: Compared): boolean =>
  rows.length === compared.rows.length && compared.rows.every(({ id }) => rows.includes(id))
