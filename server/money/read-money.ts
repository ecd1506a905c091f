/** What the money of a compound comes to, and of a district: computed from what is stored and from the packs over it. */
import { createHash } from 'node:crypto'
import type { CompoundMoney, DistrictMoney, MoneyFinding, Waterfall } from '#contract/money.ts'
import type { MoneyRecord } from '#contract/money-record.ts'
import { budgetSources } from '#contract/money-sources.ts'
import { canonicalJson } from '../db/canonical.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound } from '../errors.ts'
import type { MenuReading } from '../menu/read-menu.ts'
import { wordsOf } from '../policies/pack-result.ts'
import { earmarkFindings } from './earmark.ts'
import { fundFindings, fundShare } from './fund.ts'
import { fundingRule } from './funding-rule.ts'
import { type MoneyKnown, readMoneyKnown } from './known.ts'
import { findDistrictMoney, findMoney, type StoredMoney } from './money.queries.ts'
import { payerSums, privateFindings, standingFindings } from './payers.ts'
import { confirmationFindings, confirmationRule } from './payment-confirmation.ts'
import { readBoundaryWorks } from './read-works.ts'
import { type Reckoned, reckon } from './reckon.ts'
import { floorAreaRule, subsidyFindings, subsidyPack, subsidySums } from './subsidy.ts'
import { rounded, sum, sumOfSteps } from './waterfall.ts'
import { type WorksOf, workFindings } from './work-findings.ts'

/** Throws NotFound for a compound that is not on the lists. */
export async function readMoney(reading: MenuReading, id: string): Promise<CompoundMoney> {
  const { connection, reader } = reading
  const stored = await findMoney(connection, reader, id)
  if (!stored) throw new NotFound('compound', id)
  const { dataDate: asOf } = await getDistrict(connection, stored.adcode)
  const known = await readMoneyKnown(reading, stored.adcode)
  const works = await readBoundaryWorks(reading, { adcode: stored.adcode, compoundId: id, packs: known.packs })
  const record = recordOf(stored)
  const reckoned = reckon(stored, known)
  return {
    compoundId: id,
    name: stored.name,
    asOf,
    record,
    digest: digestOf(record),
    waterfall: reckoned.waterfall,
    items: reckoned.counted.map(({ itemCode, buildingId, costWan, payer }) => ({
      ...{ itemCode, buildingId, costWan, payer },
      label: known.items.get(itemCode)?.label ?? null,
      rule: known.items.get(itemCode)?.payer ?? null,
      subsidies: [...(known.items.get(itemCode)?.subsidies ?? [])],
    })),
    ...payerSums(reckoned.counted),
    fundShare: fundShare(stored.fund),
    subsidy: subsidySums(stored.subsidy, stored.floorAreaM2, subsidyPack(known.packs, stored.subsidy)),
    findings: findingsOf(stored, reckoned, { known, asOf, works: () => works }),
    sources: sourcesOf(known),
    rules: rulesOf(known),
    debtRule: fundingRule(known.packs, 'no-hidden-debt'),
    confirmationRule: confirmationRule(known.packs),
    packs: known.packs.map(wordsOf),
  }
}

/** Every compound on the lists, with sums over those whose cost is known. */
export async function readDistrictMoney(reading: MenuReading, adcode: string): Promise<DistrictMoney> {
  const { connection, reader } = reading
  const { dataDate: asOf } = await getDistrict(connection, adcode)
  const known = await readMoneyKnown(reading, adcode)
  const stored = await findDistrictMoney(connection, reader, adcode)
  const works = worksFor(await readBoundaryWorks(reading, { adcode, compoundId: null, packs: known.packs }))
  const reckonings = stored.map((each) => reckon(each, known))
  const rows = stored.map((each, index) => {
    const reckoned = reckonings[index] as Reckoned // one for each of the same list
    const { id: compoundId, name, street, planYear, floorAreaM2 } = each
    return {
      ...{ compoundId, name, street, planYear, floorAreaM2 },
      waterfall: reckoned.waterfall,
      allocations: each.contributions
        .filter(({ source }) => budgetSources.includes(source))
        .map(({ source, amountWan, standing, standingDays, performanceScore, performanceNote }) => ({
          ...{ source, amountWan, standing, standingDays, performanceScore, performanceNote },
        })),
      findings: findingsOf(each, reckoned, { known, asOf, works }),
    }
  })
  const pack = subsidyPack(known.packs)
  const over = (of: (waterfall: Waterfall) => number) => sum(rows.map(({ waterfall }) => of(waterfall)))
  return {
    asOf,
    rows,
    totals: {
      costWan: over(({ costWan }) => costWan ?? 0),
      withoutCost: rows.filter(({ waterfall }) => waterfall.costWan === null).length,
      atLeast: rows.filter(({ waterfall }) => waterfall.isAtLeast).length,
      steps: sumOfSteps(rows.map(({ waterfall }) => waterfall.steps)),
      remainderWan: over(({ remainderWan }) => remainderWan ?? 0),
      ...payerSums(reckonings.flatMap(({ counted }) => counted)),
      subsidyYuan: rounded(
        stored
          .filter(({ subsidy }) => subsidy !== null)
          .reduce((all, each) => all + (subsidySums(each.subsidy, each.floorAreaM2, pack).totalYuan ?? 0), 0),
      ),
    },
    sources: sourcesOf(known),
    rules: {
      floorArea: floorAreaRule(pack),
      projectList: fundingRule(known.packs, 'project-list'),
      performance: fundingRule(known.packs, 'performance'),
    },
    packs: known.packs.map(wordsOf),
  }
}

export const recordOf = ({ contributions, fund, subsidy }: StoredMoney): MoneyRecord => ({
  contributions,
  fund,
  subsidy,
})

/** Equal records have equal digests: who saves says which record was seen. */
export const digestOf = (record: MoneyRecord): string =>
  createHash('sha256').update(canonicalJson(record)).digest('hex').slice(0, 16)

const sourcesOf = ({ packs }: MoneyKnown) =>
  packs.flatMap(({ id: pack, funding }) =>
    funding.sources.map(({ code: source, label, clause, printed }) => ({ pack, source, label, clause, printed })),
  )

const rulesOf = ({ packs }: MoneyKnown) =>
  packs.flatMap(({ id: pack, funding }) =>
    funding.rules.map(({ label, clause, printed }) => ({ pack, label, clause, printed })),
  )

/** Those at a compound, and those its menu names wherever they are. */
function worksFor(works: WorksOf): Judging['works'] {
  const at = new Map<string, WorksOf[number][]>()
  for (const work of works) for (const { id } of work.compounds) at.set(id, [...(at.get(id) ?? []), work])
  const byId = new Map(works.map((work) => [work.id, work]))
  return ({ id, items }) => [
    ...new Set([...(at.get(id) ?? []), ...items.flatMap(({ workId }) => (workId && byId.get(workId)) || [])]),
  ]
}

type Judging = {
  known: MoneyKnown
  asOf: string
  works: (compound: Pick<StoredMoney, 'id' | 'items'>) => WorksOf
}

function findingsOf(stored: StoredMoney, reckoned: Reckoned, { known, asOf, works }: Judging): MoneyFinding[] {
  const { id, contributions, fund, subsidy, floorAreaM2 } = stored
  const { packs, items } = known
  const pack = subsidyPack(packs, subsidy)
  return [
    ...costFindings(reckoned.waterfall, contributions.length > 0),
    ...reckoned.findings,
    ...privateFindings(reckoned.counted, items),
    ...earmarkFindings(contributions, packs),
    ...confirmationFindings(contributions, packs),
    ...standingFindings(contributions),
    ...workFindings({ compoundId: id, works: works(stored), counted: reckoned.counted, contributions }, packs),
    ...fundFindings(fund, packs),
    ...subsidyFindings(subsidy, subsidySums(subsidy, floorAreaM2, pack), { pack, asOf }),
  ]
}

function costFindings({ costWan, surplusWan, remainderWan, carriedBy }: Waterfall, isFunded: boolean): MoneyFinding[] {
  const findings: MoneyFinding[] = []
  if (isFunded && costWan === null) findings.push({ code: 'cost-unknown', params: {}, cites: null })
  if (surplusWan > 0) findings.push({ code: 'overfunded', params: { amount: surplusWan }, cites: null })
  if (remainderWan !== null && remainderWan > 0 && carriedBy === null)
    findings.push({ code: 'underfunded', params: { amount: remainderWan }, cites: null })
  return findings
}
