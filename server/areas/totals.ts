/** What an area amounts to. Recorded and estimated figures are never mixed, and unknown is never 0. */
import type { AreaTotals, Total } from '#contract/area.ts'
import { lineStateOf } from '#contract/work-words.ts'
import type { Member } from './areas.queries.ts'
import type { MemberPair } from './contiguity.ts'
import type { WorksInside } from './ground.queries.ts'
import { startGroups } from './groups.ts'

/** Sums of members, their neighbour links and the works inside. Whole metres, square metres and 万元. */
export function totalsOf(
  members: readonly Member[],
  links: readonly MemberPair[],
  works: readonly WorksInside[],
): AreaTotals {
  const placed = members.flatMap((member) => member.placed ?? [])
  return {
    compounds: members.length,
    households: totalOf(members.map((member) => member.households)),
    floorAreaM2: totalOf(members.map((member) => member.floorAreaM2)),
    costWan: totalOf(members.map((member) => member.costWan)),
    siteAreaM2: Math.round(sum(placed.map(({ sizeM2 }) => sizeM2))),
    diameterM: Math.round(diameterOf(placed.map(({ centre }) => centre))),
    maxLinkM: widestLinkM(members, links),
    builtYears: rangeOf(members.flatMap(({ builtYear }) => builtYear ?? [])),
    planYears: countsByYear(members.map(({ planYear }) => planYear)),
    streetOffices: [...new Set(members.flatMap(({ streetOffice }) => streetOffice ?? []))],
    works: worksTotal(works),
  }
}

/** Recorded and estimated amounts summed apart, unknown ones counted. */
export function totalOf(figures: readonly Member['households'][]): Total {
  const known = figures.filter((figure) => figure !== null)
  const sumWhere = (estimated: boolean) => {
    const amounts = known.filter((figure) => figure.estimated === estimated).map(({ amount }) => amount)
    return amounts.length ? Math.round(sum(amounts) * 100) / 100 : null
  }
  return {
    recorded: sumWhere(false),
    estimated: sumWhere(true),
    unknown: figures.length - known.length,
    of: figures.length,
  }
}

/** The greatest distance between two centres. */
function diameterOf(centres: readonly (readonly [number, number])[]): number {
  let greatest = 0
  for (const [i, [x, y]] of centres.entries()) {
    for (const [otherX, otherY] of centres.slice(i + 1)) {
      greatest = Math.max(greatest, Math.hypot(x - otherX, y - otherY))
    }
  }
  return greatest
}

/** The widest gap that has to be bridged: with a smaller limit the members would fall apart. Null where nothing is linked. */
function widestLinkM(members: readonly Member[], links: readonly MemberPair[]): number | null {
  const groups = startGroups(members.map(({ id }) => id))
  let widest: number | null = null
  for (const { from, to, gapM } of [...links].sort((a, b) => a.gapM - b.gapM)) {
    if (groups.areOne(from, to)) continue
    groups.join(from, to)
    widest = gapM
  }
  return widest
}

const rangeOf = (years: readonly number[]): [number, number] | null =>
  years.length ? [Math.min(...years), Math.max(...years)] : null

/** Members per plan year, earliest first, those without one last. */
function countsByYear(years: readonly (number | null)[]): AreaTotals['planYears'] {
  const counts = new Map<number | null, number>()
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1)
  return [...counts]
    .map(([year, compounds]) => ({ year, compounds }))
    .sort((a, b) => (a.year ?? Number.POSITIVE_INFINITY) - (b.year ?? Number.POSITIVE_INFINITY))
}

/** Overhead metres are those that hang today: lines that stay up, and lines still to be put underground. */
function worksTotal(works: readonly WorksInside[]): AreaTotals['works'] {
  const hanging = works.filter((work) => ['overhead', 'undergrounding'].includes(lineStateOf(work)))
  return {
    count: sum(works.map(({ count }) => count)),
    lengthM: Math.round(sum(works.map(({ lengthM }) => lengthM))),
    overheadM: Math.round(sum(hanging.map(({ lengthM }) => lengthM))),
    invented: sum(works.map(({ invented }) => invented)),
  }
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
