/**
 * Which ticked works make the cost, each once. An item priced for the compound and for its buildings is one work, and so are items of
 * different catalogues that say the same: the larger figure counts and what was left out is told. No document says how; it is our reading.
 */
import { catalogueOf, type ItemLink } from '#contract/item-links.ts'
import type { MoneyFinding } from '#contract/money.ts'
import type { Payer } from '#contract/payer.ts'
import { sum } from './waterfall.ts'

export type Ticked = {
  itemCode: string
  buildingId: string | null
  /** What is done keeps its cost; without one it asks for none. */
  need: 'needed' | 'done'
  costWan: number | null
  payer: Payer | null
  workId: string | null
}
/** `catalogues`: those over the district, the nearest first; others count only for what none of these prices. */
type Known = { links: readonly ItemLink[]; catalogues: readonly string[] }
export type Counting = { counted: Ticked[]; findings: MoneyFinding[] }

export function countItems(ticks: readonly Ticked[], { links, catalogues }: Known): Counting {
  const findings: MoneyFinding[] = []
  const items = [...groupsOf(ticks, ({ itemCode }) => itemCode)].map(([code, own]): Item => {
    const { counted, finding } = onePlace(code, own)
    if (finding) findings.push(finding)
    return { code, ticks: counted }
  })
  const counted = togetherBy(items, links).flatMap((same) => {
    const { kept, finding } = oneCatalogue(same, catalogues)
    if (finding) findings.push(finding)
    return kept
  })
  return { counted, findings: [...findings, ...overlapping(counted, links)] }
}

type Item = { code: string; ticks: Ticked[] }
type Kept = { finding: MoneyFinding | null }

const costOf = (ticks: readonly Ticked[]) => sum(ticks.map(({ costWan }) => costWan ?? 0))
const isPriced = ({ costWan }: Ticked) => costWan !== null
const told = (code: MoneyFinding['code'], params: MoneyFinding['params']): MoneyFinding => ({
  code,
  params,
  cites: null,
})

/** The compound's figure is for the whole of it, its buildings' included. */
function onePlace(item: string, ticks: readonly Ticked[]): Kept & { counted: Ticked[] } {
  const whole = ticks.filter(({ buildingId }) => buildingId === null)
  const parts = ticks.filter(({ buildingId }) => buildingId !== null)
  const priced = parts.filter(isPriced)
  if (!whole.some(isPriced))
    return { counted: [...(priced.length > 0 ? [] : whole), ...parts].filter(asks), finding: null }
  if (priced.length === 0) return { counted: whole, finding: null }
  const params = { item, compound: costOf(whole), buildings: costOf(priced) }
  return {
    counted: params.buildings > params.compound ? parts.filter(asks) : whole,
    finding: told('buildings-too', params),
  }
}

/** A work somebody still wants, or has paid for. */
const asks = (tick: Ticked) => tick.need === 'needed' || isPriced(tick)

/** Of items that say the same in several catalogues, those of the catalogue that says the larger figure. */
function oneCatalogue(same: readonly Item[], order: readonly string[]): Kept & { kept: Ticked[] } {
  const sides = [...groupsOf(same, ({ code }) => catalogueOf(code))]
    .map(([catalogue, items]) => ({ catalogue, ticks: items.flatMap(({ ticks }) => ticks) }))
    .map((side) => ({ ...side, costWan: costOf(side.ticks), place: order.indexOf(side.catalogue) }))
    .sort((a, b) => rank(a.place) - rank(b.place))
  const priced = sides.filter(({ ticks }) => ticks.some(isPriced))
  const own = priced.filter(({ place }) => place >= 0)
  const candidates = own.length > 0 ? own : priced.length > 0 ? priced : sides
  const best = candidates.reduce((a, b) => (b.costWan > a.costWan ? b : a))
  const left = priced.filter((side) => side !== best)
  if (left.length === 0) return { kept: best.ticks, finding: null }
  const codes = (ticks: readonly Ticked[]) => [...new Set(ticks.filter(isPriced).map(({ itemCode }) => itemCode))]
  const items = codes(best.ticks).join('、')
  const others = left.flatMap(({ ticks }) => codes(ticks)).join('、')
  return { kept: best.ticks, finding: told('counted-once', { items, others, amount: best.costWan }) }
}

const rank = (place: number) => (place < 0 ? Number.POSITIVE_INFINITY : place)

/** Items that mean the same work, or one a part of the other, however many links apart. */
function togetherBy(items: readonly Item[], links: readonly ItemLink[]): Item[][] {
  const near = groupsOf(
    links.filter(({ relation }) => relation !== 'overlaps'),
    ({ fromItem }) => fromItem,
  )
  const left = new Map(items.map((item) => [item.code, item]))
  const groups: Item[][] = []
  for (const first of items) {
    if (!left.delete(first.code)) continue
    const group = [first]
    for (const { code } of group) {
      for (const { toItem } of near.get(code) ?? []) {
        const next = left.get(toItem)
        if (next && left.delete(toItem)) group.push(next)
      }
    }
    groups.push(group)
  }
  return groups
}

/** Both count, and somebody should look whether they are one. */
function overlapping(counted: readonly Ticked[], links: readonly ItemLink[]): MoneyFinding[] {
  const priced = new Set(counted.filter(isPriced).map(({ itemCode }) => itemCode))
  return links
    .filter(
      ({ fromItem, toItem, relation }) =>
        relation === 'overlaps' && fromItem < toItem && priced.has(fromItem) && priced.has(toItem),
    )
    .map(({ fromItem, toItem }) => told('perhaps-twice', { items: `${fromItem}、${toItem}` }))
}

function groupsOf<T>(list: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const each of list) {
    const own = groups.get(keyOf(each))
    if (own) own.push(each)
    else groups.set(keyOf(each), [each])
  }
  return groups
}
