/** Every target of a district as it stands against the ledger today. */
import type { Target, TargetList, TargetStanding } from '#contract/targets.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { findDistrict } from '../districts/districts.queries.ts'
import { NotFound } from '../errors.ts'
import { compareTarget, countedBy, type Reaching, reachOf } from './compare.ts'
import { type KeptOutcome, statedAmount, stateOf } from './standing.ts'
import { findLedgerRows, findOutcomes, findTargets, type LedgerRow } from './targets.queries.ts'

/** Throws NotFound for a code without a district. */
export async function readTargets(connection: Connection, reader: Reader, adcode: string): Promise<TargetList> {
  const district = await findDistrict(connection, reader, adcode)
  if (!district) throw new NotFound('district', adcode)
  const { dataDate, dataDateInvented } = district
  const targets = await findTargets(connection, reader, adcode)
  const rows = await findLedgerRows(connection, reader, adcode)
  const outcomes = await findOutcomes(connection, reader, adcode)
  const reaching = targets.map((target) => ({ ...target, reach: reachOf(asStated(target, outcomes)) }))
  return {
    adcode,
    dataDate,
    dataDateInvented,
    ledger: ledgerByYear(rows),
    items: reaching.map((target) => standingOf(target, { targets: reaching, rows, dataDate, outcomes })),
  }
}

type Known = {
  targets: readonly Reaching[]
  rows: readonly LedgerRow[]
  dataDate: string
  outcomes: readonly KeptOutcome[]
}

/** A target with the amount its text states, whatever was made of it since. */
const asStated = (target: Target, outcomes: readonly KeptOutcome[]): Target => ({
  ...target,
  amount: statedAmount(
    target.amount,
    outcomes.filter(({ targetId }) => targetId === target.id),
  ),
})

function standingOf(reaching: Reaching, { targets, rows, dataDate, outcomes }: Known): TargetStanding {
  const compared = compareTarget(reaching, rows, targets, dataDate)
  const { reach: _, ...target } = reaching
  const own = outcomes.filter(({ targetId }) => targetId === target.id)
  const state = stateOf(compared, own, rows.length > 0)
  return { target, state, ...compared, outcomes: own.map(({ rows: __, ...outcome }) => outcome) }
}

function ledgerByYear(rows: readonly LedgerRow[]): TargetList['ledger'] {
  const years = [...new Set(rows.map(({ planYear }) => planYear))].sort(
    (a, b) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY),
  )
  return years.map((year) => {
    const own = rows.filter(({ planYear }) => planYear === year)
    return {
      year,
      count: own.length,
      streets: countedBy(own, ({ streetOffice }) => [streetOffice?.id ?? null, streetOffice?.name ?? null]),
      funds: countedBy(own, ({ fundingLabel }) => [fundingLabel, fundingLabel]),
    }
  })
}
