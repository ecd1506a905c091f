/** While a draft is open the hand works on the map itself: compounds are carried, and Ctrl Z takes the last step back. */
import type { CompoundRow } from '#contract/compound.ts'
import { useHand } from './areas/workbench/use-hand.ts'
import { useWorkbench } from './areas/workbench/workbench.tsx'
import { useT } from './language.ts'
import { useKeys } from './shell/keys.ts'
import { useCarried, useStage } from './stage.tsx'

export function HandOnMap({ rows }: { rows: readonly CompoundRow[] }) {
  const t = useT()
  const stage = useStage()
  const bench = useWorkbench()
  const hand = useHand(rows)
  useKeys({ ...(bench?.undo && { undo: bench.undo.act }), ...(bench?.redo && { redo: bench.redo.act }) })
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
