/** What the hand may do with areas and compounds of the draft: each verb is one step that can be taken back. */
import type { CompoundRow } from '#contract/compound.ts'
import type { DraftArea } from '#contract/scheme.ts'
import { figure, useT } from '#web/language.ts'
import type { Verdict } from '#web/map/scene.ts'
import { type Apart, apartFrom, holdTogether } from './holding.ts'
import {
  anchorsAmong,
  dropAnchors,
  leaveOut,
  lockTogether,
  move,
  setAnchors,
  takeBackIn,
  unlock,
  type Wishes,
  wishPair,
} from './wishes.ts'
import { useWorkbench } from './workbench.tsx'

export type Hand = {
  lock: (area: DraftArea) => void
  unlock: (area: DraftArea) => void
  /** Why a compound may or may not go to an area, before it does. */
  judge: (id: string, area: DraftArea) => Verdict
  moveTo: (id: string, area: DraftArea) => void
  takeOut: (id: string) => void
  leaveOut: (ids: readonly string[]) => void
  takeIn: (ids: readonly string[]) => void
  makeOne: (ids: readonly string[]) => void
  setAnchors: (ids: readonly string[]) => void
  dropAnchors: (ids: readonly string[]) => void
  wishPair: (wish: 'together' | 'apart' | 'either', a: string, b: string) => void
}

type NamedStep = 'lock' | 'unlock' | 'move' | 'leaveOut' | 'takeIn' | 'anchor' | 'anchorAway'

/** Null while no draft is open. */
export function useHand(rows: readonly CompoundRow[]): Hand | null {
  const t = useT()
  const bench = useWorkbench()
  if (!bench) return null
  const { wishes, sight, areaOf } = bench
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.name ?? id
  const namesOf = (ids: readonly string[]) =>
    ids.length > 2 ? `${nameOf(ids[0] ?? '')} …` : ids.map(nameOf).join('、')
  const go = (next: Wishes, step: NamedStep, name: string) => bench.wish(next, t(`bench.steps.${step}`, { name }))
  const rest = (id: string): readonly string[] | null => {
    const left = areaOf(id)?.compounds.filter((other) => other !== id) ?? []
    return holdTogether(sight, left) ? left : null
  }
  return {
    lock: (area) => go(lockTogether(wishes, area.compounds), 'lock', `${area.number} ${area.name}`),
    unlock: (area) => go(unlock(wishes, area.compounds), 'unlock', `${area.number} ${area.name}`),
    judge: (id, area) => {
      const apart = apartFrom(sight, id, area.compounds)
      if (apart) return { may: false, told: tellApart(t, apart, sight.maxGapM) }
      const [anchor] = wishes.anchors.includes(id) ? anchorsAmong(wishes, area.compounds) : []
      if (anchor && anchor !== id)
        return { may: false, told: t('bench.cannotAnchor', { number: area.number, name: nameOf(anchor) }) }
      const own = rows.find((row) => row.id === id)?.households ?? 0
      return {
        may: true,
        told: t('bench.dropHere', { number: area.number, households: figure(area.households + own) }),
      }
    },
    moveTo: (id, area) => go(move(wishes, id, area.compounds, rest(id)), 'move', nameOf(id)),
    takeOut: (id) => {
      const left = rest(id)
      const out = leaveOut(wishes, [id])
      go(left ? lockTogether(out, left) : out, 'leaveOut', nameOf(id))
    },
    leaveOut: (ids) => go(leaveOut(wishes, ids), 'leaveOut', namesOf(ids)),
    takeIn: (ids) => go(takeBackIn(wishes, ids), 'takeIn', namesOf(ids)),
    setAnchors: (ids) => go(setAnchors(wishes, ids), 'anchor', namesOf(ids)),
    dropAnchors: (ids) => go(dropAnchors(wishes, ids), 'anchorAway', namesOf(ids)),
    makeOne: (ids) => bench.wish(lockTogether(wishes, ids), t('bench.steps.one')),
    wishPair: (wish, a, b) => bench.wish(wishPair(wishes, wish, a, b), t('bench.steps.pair')),
  }
}

/** 132 m away; across a river. */
export function tellApart(t: ReturnType<typeof useT>, apart: Apart, maxGapM: number): string {
  if (apart.why === 'barrier') {
    if (apart.name) return t('bench.cannotBarrier', { name: apart.name })
    const kind = t(`words.barrierKind.${apart.kind as 'road' | 'railway' | 'river'}`) // the database knows these three
    return t('bench.cannotBarrierUnnamed', { kind })
  }
  if (apart.gapM === null) return t('bench.cannotFar')
  return t('bench.cannotGap', { gapM: figure(Math.ceil(apart.gapM)), maxGapM: figure(maxGapM) })
}
