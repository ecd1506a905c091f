/** What the money of a compound comes to, and of a district: computed from what is stored and from the packs over it. */
import { createHash } from 'node:crypto'
import type { CompoundMoney, DistrictMoney, MoneyFinding, MoneyRecord, Waterfall } from '#contract/money.ts'
import { type Payer, payers } from '#contract/payer.ts'
import type { PolicyPack } from '#contract/policy.ts'
import type { Reader } from '../accounts/reader.ts'
import { canonicalJson } from '../db/canonical.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound } from '../errors.ts'
import { wordsOf } from '../policies/pack-result.ts'
import { readPolicies } from '../policies/read-eligibility.ts'
import { earmarkFindings } from './earmark.ts'
import { fundFindings, fundShare } from './fund.ts'
import { findDistrictMoney, findMoney, type StoredMoney } from './money.queries.ts'
import { subsidyFindings, subsidyPack, subsidySums } from './subsidy.ts'
import { type Cost, rounded, sum, sumOfSteps, waterfallOf } from './waterfall.ts'

/** Throws NotFound for a compound that is not on the lists. */
export async function readMoney(connection: Connection, reader: Reader, id: string): Promise<CompoundMoney> {
  const stored = await findMoney(connection, reader, id)
  if (!stored) throw new NotFound('compound', id)
  const { dataDate: asOf } = await getDistrict(connection, stored.adcode)
  const packs = await readPolicies(connection, reader, stored.adcode)
  const record = recordOf(stored)
  const costs = costsOf(stored, packs)
  const waterfall = waterfallFor(stored, packs)
  const byPayer = payers
    .map((payer) => ({
      payer,
      amountWan: sum(costs.filter((each) => each.payer === payer).map((each) => each.costWan ?? 0)),
    }))
    .filter(({ amountWan }) => amountWan > 0)
  const whole = sum(costs.map(({ costWan }) => costWan ?? 0))
  const utility = byPayer.find(({ payer }) => payer === 'utility')?.amountWan ?? 0
  return {
    compoundId: id,
    name: stored.name,
    asOf,
    record,
    digest: digestOf(record),
    waterfall,
    byPayer,
    utilityShare: whole > 0 ? utility / whole : null,
    fundShare: fundShare(stored.fund),
    subsidy: subsidySums(stored.subsidy, stored.floorAreaM2, subsidyPack(packs)),
    findings: findingsOf(stored, waterfall, { packs, asOf }),
    sources: packs.flatMap(({ id: pack, funding }) =>
      funding.sources.map(({ code: source, label, clause, printed }) => ({ pack, source, label, clause, printed })),
    ),
    packs: packs.map(wordsOf),
  }
}

/** Every compound on the lists, with sums over those whose cost is known. */
export async function readDistrictMoney(
  connection: Connection,
  reader: Reader,
  adcode: string,
): Promise<DistrictMoney> {
  const { dataDate: asOf } = await getDistrict(connection, adcode)
  const packs = await readPolicies(connection, reader, adcode)
  const stored = await findDistrictMoney(connection, reader, adcode)
  const pack = subsidyPack(packs)
  const rows = stored.map((each) => {
    const waterfall = waterfallFor(each, packs)
    const { id: compoundId, name, street, planYear } = each
    return { compoundId, name, street, planYear, waterfall, findings: findingsOf(each, waterfall, { packs, asOf }) }
  })
  const over = (of: (waterfall: Waterfall) => number) => sum(rows.map(({ waterfall }) => of(waterfall)))
  return {
    asOf,
    rows,
    totals: {
      costWan: over(({ costWan }) => costWan ?? 0),
      withoutCost: rows.filter(({ waterfall }) => waterfall.costWan === null).length,
      steps: sumOfSteps(rows.map(({ waterfall }) => waterfall.steps)),
      remainderWan: over(({ remainderWan }) => remainderWan ?? 0),
      outsideWan: over(({ outsideWan }) => outsideWan),
      subsidyYuan: rounded(
        stored
          .filter(({ subsidy }) => subsidy !== null)
          .reduce((all, each) => all + (subsidySums(each.subsidy, each.floorAreaM2, pack).totalYuan ?? 0), 0),
      ),
    },
    packs: packs.map(wordsOf),
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

/** Needed items with the payer chosen, or the one the document presumes. */
function costsOf({ items }: StoredMoney, packs: readonly PolicyPack[]): Cost[] {
  return items.map(({ itemCode, costWan, payer }) => ({ costWan, payer: payer ?? presumedPayer(itemCode, packs) }))
}

function presumedPayer(itemCode: string, packs: readonly PolicyPack[]): Payer | null {
  for (const { catalogues } of packs) {
    for (const { items, payer } of catalogues) {
      const item = items.find(({ code }) => code === itemCode)
      if (item) return item.payer?.kind ?? payer?.kind ?? null
    }
  }
  return null
}

function waterfallFor(stored: StoredMoney, packs: readonly PolicyPack[]): Waterfall {
  const carrying = packs.toReversed().find(({ funding }) => funding.carrier !== null)
  const carrier = carrying?.funding.carrier
  const carriedBy =
    carrying && carrier
      ? { pack: carrying.id, clause: carrier.clause, printed: carrier.printed, label: carrier.label }
      : null
  return waterfallOf({ items: costsOf(stored, packs), recordWan: stored.costWan }, stored.contributions, carriedBy)
}

type Judging = { packs: readonly PolicyPack[]; asOf: string }

function findingsOf(stored: StoredMoney, waterfall: Waterfall, { packs, asOf }: Judging): MoneyFinding[] {
  const { contributions, fund, subsidy, floorAreaM2 } = stored
  const pack = subsidyPack(packs)
  const { costWan, surplusWan, remainderWan, carriedBy } = waterfall
  const findings: MoneyFinding[] = []
  if (contributions.length > 0 && costWan === null) findings.push({ code: 'cost-unknown', params: {}, cites: null })
  if (surplusWan > 0) findings.push({ code: 'overfunded', params: { amount: surplusWan }, cites: null })
  if (remainderWan !== null && remainderWan > 0 && carriedBy === null)
    findings.push({ code: 'underfunded', params: { amount: remainderWan }, cites: null })
  return [
    ...findings,
    ...earmarkFindings(contributions, packs),
    ...fundFindings(fund, packs),
    ...subsidyFindings(subsidy, subsidySums(subsidy, floorAreaM2, pack), { pack, asOf }),
  ]
}
