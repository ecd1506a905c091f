/** What works beside a compound say of its money: charged though they may not be, or not in step with it. */
import type { MoneyFinding } from '#contract/money.ts'
import type { Contribution } from '#contract/money-record.ts'
import type { BoundaryWork } from '#contract/money-works.ts'
import type { PolicyPack } from '#contract/policy.ts'
import type { Ticked } from './counted-items.ts'
import { fundingRule } from './funding-rule.ts'
import { isUtilityWork } from './in-step.ts'

export type WorksOf = readonly BoundaryWork[]
type Asked = {
  compoundId: string
  /** Those at the compound, and those its menu names wherever they are. */
  works: WorksOf
  counted: readonly Ticked[]
  contributions: readonly Pick<Contribution, 'source' | 'purpose' | 'payments'>[]
}
type Packs = readonly Pick<PolicyPack, 'id' | 'funding'>[]

/** What is invented says nothing of anybody's money. */
export function workFindings({ works, ...rest }: Asked, packs: Packs): MoneyFinding[] {
  const asked = { ...rest, works: works.filter(({ invented }) => !invented) }
  const working = asked.counted.flatMap((tick) => {
    const work = asked.works.find(({ id }) => id === tick.workId)
    return work ? [{ tick, work }] : []
  })
  return [
    ...working.flatMap(({ tick, work }) => trunkFinding(tick, work)),
    ...working.flatMap(({ tick, work }) => centralFinding(tick, work, asked)),
    ...utilityFindings(asked, packs),
  ]
}

const nameOf = ({ name, roadName, id }: BoundaryWork) => name ?? roadName ?? id

/** A cost of the programme for a work that is none of it. Whoever has lines there may pay for them as they like. */
function trunkFinding({ payer, costWan, itemCode }: Ticked, work: BoundaryWork): MoneyFinding[] {
  if (costWan === null || payer === 'utility' || payer === 'own-channel') return []
  return work.charges
    .filter(({ verdict }) => verdict === 'not-chargeable')
    .map(({ verdict: _, ...cites }) => ({
      code: 'trunk-charged',
      params: { work: nameOf(work), item: itemCode, amount: costWan },
      cites,
    }))
}

/** Money of the central budget for what lies outside every boundary, where a document speaks of what is inside. */
function centralFinding({ itemCode }: Ticked, work: BoundaryWork, { contributions }: Asked): MoneyFinding[] {
  const around = work.charges.find(({ verdict }) => verdict === 'as-allowed')
  if (!around || work.inside !== 0) return []
  const { verdict: _, ...cites } = around
  return contributions.flatMap(({ source, purpose, payments }, index) => {
    const isFor = purpose?.includes(itemCode) || payments.some((payment) => payment.itemCode === itemCode)
    const params = { number: index + 1, item: itemCode, work: nameOf(work) }
    return source === 'central-budget' && isFor ? [{ code: 'central-outside', params, cites }] : []
  })
}

function utilityFindings({ works, compoundId }: Asked, packs: Packs): MoneyFinding[] {
  const first = fundingRule(packs, 'utility-first')
  const inStep = fundingRule(packs, 'utility-in-step')
  const here = ({ compounds }: BoundaryWork) => compounds.find(({ id }) => id === compoundId)
  const open = works.filter((work) => here(work) && isUtilityWork(work) && work.state !== 'finished')
  const left = open.filter(({ isPrioritised }) => isPrioritised === false).length
  const apart = open.filter((work) => here(work)?.step === 'apart').length
  const findings: MoneyFinding[] = []
  if (first && left > 0) findings.push({ code: 'utility-not-first', params: { works: left }, cites: first })
  if (inStep && apart > 0) findings.push({ code: 'utility-apart', params: { works: apart }, cites: inStep })
  return findings
}
