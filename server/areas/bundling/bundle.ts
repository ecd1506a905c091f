/** The one engine behind page, API and command line: a map and parameters in, a plan with reasons and proofs out. */
import type { BundleParams, BundlePlan, BundleProgress, PlannedArea, Proof } from '#contract/bundling.ts'
import type { Language } from '#contract/language/catalogue.ts'
import { say } from '../../http/words.ts'
import { explainLeftOut } from './explain.ts'
import { type Ground, makeGround } from './ground.ts'
import type { BundleMap } from './map.ts'
import type { Memory } from './memory.ts'
import { sumsOf } from './problem.ts'
import { type Crew, solve } from './solve.ts'
import type { SolvedPiece } from './solve-piece.ts'
import { bestYear, ownersIn, shiftTo, worthOf } from './worth.ts'

export type BundleOptions = {
  language?: Language
  onProgress?: (progress: BundleProgress) => void
  /** Asked while solving: true ends it with what there is. */
  isOver?: () => boolean
  /** Ground laid and pieces solved before, for whoever solves the same map again and again. */
  memory?: Memory
  /** Threads that help to solve. */
  crew?: Crew | null
}

/**
 * A plan for the map. The same map, parameters and seed give the same plan, unless a time limit or `isOver` ends it early.
 * @throws RangeError naming the compound whose boundary encloses nothing.
 */
export function bundle(map: BundleMap, params: BundleParams, options: BundleOptions = {}): BundlePlan {
  const { language = 'zh-CN', onProgress } = options
  const started = performance.now()
  const ends = params.timeLimitS === null ? Number.POSITIVE_INFINITY : started + 1000 * params.timeLimitS
  const isOver = () => performance.now() > ends || (options.isOver?.() ?? false)
  onProgress?.({ phase: 'graph', piecesDone: 0, pieces: 0, householdsCovered: 0, areas: 0 })
  const ground = options.memory?.groundFor(map, params) ?? makeGround(map, params)
  let [householdsCovered, found] = [0, 0]
  const { pieces, complete } = solve(ground.problem, {
    isOver,
    ...(options.memory && { known: options.memory }),
    crew: options.crew ?? null,
    onPiece: (piece, piecesDone, total) => {
      householdsCovered += sumsOf(ground.problem, piece.areas.flat()).households
      found += piece.areas.length
      onProgress?.({ phase: 'solving', piecesDone, pieces: total, householdsCovered, areas: found })
    },
  })
  const locked = params.locked.map((ids) => ids.map((id) => ground.numberOf.get(id) as number))
  const areas = [
    ...locked.map((members) => toArea(ground, members, null, language)),
    ...pieces.flatMap((piece) => piece.areas.map((members) => toArea(ground, inOrder(members), piece, language))),
  ].map((area, place): PlannedArea => ({ ...area, id: `A-${String(place + 1).padStart(2, '0')}` }))
  const nameOf = new Map(map.compounds.map(({ id, name }) => [id, name ?? id]))
  const told = ({ nearest, ...figures }: Figures): Figures => ({
    name: say(language, 'bundling.noName', {}), // a barrier without a name is still called something
    ...figures,
    ...(nearest !== undefined && { nearest: nameOf.get(String(nearest)) ?? nearest }),
  })
  const all = [...locked, ...pieces.flatMap((piece) => piece.areas)]
  const left = explainLeftOut(ground, pieces, all, params.excluded)
  const lockedSums = sumsOf(ground.problem, locked.flat())
  const worths = all.map((members) => worthOf(ground.problem, members))
  return {
    areas,
    uncovered: left.map(({ compound, code, params: figures }) => ({
      id: ground.ids[compound] as string,
      code,
      params: figures,
      reason: say(language, `bundling.left.${code}`, told(figures)),
    })),
    objective: {
      householdsCovered: areas.reduce((sum, { households }) => sum + households, 0),
      areas: areas.length,
      costWan: rounded(worths.reduce((sum, worth) => sum + worth, 0)),
    },
    pieces: {
      total: pieces.length,
      proven: pieces.filter(({ isProven }) => isProven).length,
      compoundsProven: countCompounds(pieces.filter(({ isProven }) => isProven)),
      thirdLevelProven: pieces.filter(({ isThirdProven }) => isThirdProven).length,
      compounds: countCompounds(pieces),
    },
    bounds: {
      householdsCovered:
        lockedSums.households +
        pieces.reduce(
          (sum, { compounds, bound }) => sum + sumsOf(ground.problem, compounds).households - bound.left,
          0,
        ),
      areas:
        params.goal === 'any'
          ? null
          : locked.length + Math.abs(pieces.reduce((sum, { bound }) => sum + bound.count, 0)),
    },
    findings: ground.doubts.map(({ code, compounds }) => {
      const found = compounds.map((i) => ground.ids[i] as string)
      const names = found.map((id) => nameOf.get(id) ?? id).join(language === 'en' ? ', ' : '、')
      return { code, compounds: found, message: say(language, `bundling.doubt.${code}`, { names }) }
    }),
    complete,
    elapsedMs: Math.round(performance.now() - started),
  }
}

type Figures = Record<string, string | number>
const countCompounds = (pieces: readonly SolvedPiece[]) =>
  pieces.reduce((sum, { compounds }) => sum + compounds.length, 0)
/** As on the map: ledger order. */
const inOrder = (members: readonly number[]) => [...members].sort((a, b) => a - b)
const rounded = (amount: number) => Math.round(amount * 1e4) / 1e4

function toArea(
  { problem, ids }: Ground,
  members: readonly number[],
  piece: SolvedPiece | null,
  language: Language,
): PlannedArea {
  const { compounds } = problem
  const { households } = sumsOf(problem, members)
  const year = bestYear(problem, members)
  const inside = linksInside(problem, members)
  const known = (figures: Float64Array) => {
    const values = members.map((i) => figures[i] as number).filter((value) => !Number.isNaN(value))
    return values.length > 0 ? rounded(values.reduce((sum, value) => sum + value, 0)) : null
  }
  const area = {
    id: '',
    compounds: members.map((i) => ids[i] as string),
    households,
    estimatedHouseholds: members.reduce(
      (sum, i) => sum + (compounds.estimated[i] === 1 ? (compounds.households[i] as number) : 0),
      0,
    ),
    floorAreaM2: known(compounds.floorAreaM2),
    costWan: known(compounds.costWan),
    planYear: Number.isNaN(year) ? null : year,
    yearShift: shiftTo(problem, members, year),
    diameterM: rounded(diameterOf(problem, members)),
    widestGapM: inside.widestGapM,
    sharedM: Math.round(inside.sharedM),
    owners: ownersIn(problem, members),
    locked: piece === null,
    proof: proofOf(piece),
  }
  return { ...area, reason: reasonOf(area, language) }
}

function proofOf(piece: SolvedPiece | null): Proof {
  if (!piece) return { optimal: false, gap: null, thirdLevel: false }
  if (piece.isProven) return { optimal: true, gap: 0, thirdLevel: piece.isThirdProven }
  const isCovered = piece.levels.left <= piece.bound.left + 1e-7
  return { optimal: false, gap: isCovered ? piece.levels.count - piece.bound.count : null, thirdLevel: false }
}

/** The widest gap of the narrowest way to connect all members, and the metres all links share. */
function linksInside({ links }: Ground['problem'], members: readonly number[]) {
  const inside = new Set(members)
  const found: { gapM: number; a: number; b: number }[] = []
  let sharedM = 0
  for (const a of members) {
    for (let at = links.start[a] as number; at < (links.start[a + 1] as number); at++) {
      const b = links.to[at] as number
      if (b < a || !inside.has(b)) continue
      found.push({ gapM: links.gapM[at] as number, a, b })
      sharedM += links.sharedM[at] as number
    }
  }
  const group = new Map(members.map((i) => [i, i]))
  const top = (i: number): number => (group.get(i) === i ? i : top(group.get(i) as number))
  let widestGapM = 0
  for (const { gapM, a, b } of found.sort((one, other) => one.gapM - other.gapM)) {
    if (top(a) === top(b)) continue
    group.set(top(a), top(b))
    widestGapM = gapM
  }
  return { widestGapM, sharedM }
}

function diameterOf({ compounds: { x, y } }: Ground['problem'], members: readonly number[]): number {
  let widest = 0
  for (const i of members) {
    for (const j of members) {
      widest = Math.max(widest, Math.hypot((x[i] as number) - (x[j] as number), (y[i] as number) - (y[j] as number)))
    }
  }
  return widest
}

/** A sentence a resident can read. 距离近、分属不同管理主体的老旧小区打捆连片: 豫政办〔2019〕58号 三(三). */
function reasonOf(area: Omit<PlannedArea, 'reason'>, language: Language): string {
  const tell = (key: string, figures: Record<string, string | number>) => say(language, `bundling.${key}`, figures)
  const { households, owners, planYear, yearShift } = area
  const count = area.compounds.length
  const figures = { count, households, gapM: area.widestGapM, diameterM: Math.round(area.diameterM) }
  const sentences = [tell(count === 1 ? 'reasonSingle' : 'reason', figures)]
  if (area.sharedM > 0) sentences.push(tell('reasonShared', { metres: area.sharedM }))
  if (owners > 1) sentences.push(tell('reasonOwners', { count: owners }))
  if (planYear !== null && yearShift.compounds === 0) sentences.push(tell('reasonYear', { year: String(planYear) }))
  if (planYear !== null && yearShift.compounds > 0) {
    const { compounds: moved, householdYears } = yearShift
    sentences.push(tell('reasonShift', { year: String(planYear), count: moved, householdYears }))
  }
  if (area.estimatedHouseholds > 0) sentences.push(tell('reasonEstimated', { households: area.estimatedHouseholds }))
  if (area.locked) sentences.push(tell('reasonLocked', {}))
  return sentences.join(language === 'en' ? ' ' : '')
}
