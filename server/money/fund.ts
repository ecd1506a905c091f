/** 住宅专项维修资金: below a share of what was first raised, or never set up, it has to be raised (豫政办〔2019〕58号 四（三）). */
import type { MoneyFinding } from '#contract/money.ts'
import type { MaintenanceFund } from '#contract/money-record.ts'
import type { PolicyPack } from '#contract/policy.ts'

type Pack = Pick<PolicyPack, 'id' | 'parameters'>

/** Balance over what was first raised; null where either is unknown. */
export const fundShare = (fund: MaintenanceFund | null): number | null =>
  fund?.exists && fund.balanceWan !== null && fund.firstRaisedWan ? fund.balanceWan / fund.firstRaisedWan : null

/**
 * One finding at most, by the nearest pack that names a floor: a fund nobody recorded says nothing, one without figures is
 * unknown. Exactly at the floor is enough: 不足30%.
 */
export function fundFindings(fund: MaintenanceFund | null, packs: readonly Pack[]): MoneyFinding[] {
  const found = packs
    .toReversed()
    .flatMap((pack) =>
      pack.parameters.filter(({ code }) => code === 'maintenance-fund-floor').map((floor) => ({ pack, floor })),
    )[0]
  if (!found || fund === null) return []
  const { pack, floor } = found
  const cites = { pack: pack.id, clause: floor.clause, printed: floor.printed }
  if (!fund.exists) return [{ code: 'fund-missing', params: {}, cites }]
  const share = fundShare(fund)
  if (share === null) return [{ code: 'fund-unknown', params: {}, cites }]
  const percent = Math.round(share * 1000) / 10
  return share * 100 < floor.value - 1e-9
    ? [{ code: 'fund-below-floor', params: { percent, floor: floor.value }, cites }]
    : []
}
