/**
 * While a draft is open the hand works on the map itself: compounds are carried, a window is drawn, and Ctrl Z takes the
 * last step back.
 */
import { useMemo } from 'react'
import type { CompoundRow } from '#contract/compound.ts'
import { useHand } from './areas/workbench/use-hand.ts'
import { useWorkbench } from './areas/workbench/workbench.tsx'
import { useT } from './language.ts'
import { useKeys } from './shell/keys.ts'
import { useCarried, useDrawing, useLent, useStage, useStageState } from './stage.tsx'

export function HandOnMap({ rows }: { rows: readonly CompoundRow[] }) {
  const t = useT()
  const stage = useStage()
  const bench = useWorkbench()
  const hand = useHand(rows)
  useKeys({ ...(bench?.undo && { undo: bench.undo.act }), ...(bench?.redo && { redo: bench.redo.act }) })
  const { inHand } = useStageState()
  const isDrawing = bench !== null && inHand.tool === 'area'
  const outline = bench?.wishes.window ?? null
  useLent(
    useMemo(
      () =>
        isDrawing ? { draft: { tool: 'area' as const, shape: null, key: 'window' } } : outline && { preview: outline },
      [isDrawing, outline],
    ),
  )
  useDrawing((event) => {
    if (!bench || event.kind !== 'finish' || event.tool !== 'area' || event.shape.type !== 'Polygon') return
    bench.wish({ ...bench.wishes, window: event.shape }, t('bench.steps.window'))
    stage.putDown()
  })
  // the ribbon under the pointer thickens, the verdict stands beside it, a drop moves
  useCarried(({ kind, compound, area: id }) => {
    if (!bench || !hand) return null
    const area = bench.areas.find(({ number }) => bench.idOf(number) === id) ?? null
    const isOwn = area !== null && area === bench.areaOf(compound)
    const verdict = area === null || isOwn ? { may: false, told: t('bench.dropOn') } : hand.judge(compound, area)
    stage.hover(kind === 'over' ? (area && !isOwn ? id : compound) : null)
    if (kind === 'drop' && area && verdict.may) hand.moveTo(compound, area)
    else if (kind === 'drop' && area && !isOwn) stage.say({ text: verdict.told })
    return verdict
  })
  return null
}
