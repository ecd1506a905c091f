/** Lines across a boundary: each that is drawn is one cut more, and the newest can be reshaped while it is in the hand. */
import { useEffect, useMemo, useState } from 'react'
import type { LineShape } from '#contract/geometry.ts'
import type { SceneArea } from '#web/map/scene.ts'
import { useDrawing, useLent, useStage, useStageState } from '#web/stage.tsx'

export type Cutting = {
  cuts: readonly LineShape[]
  isCutting: boolean
  /** The line in the hand once it is drawn to its end; null while it is not. */
  inHand: LineShape | null
  begin(): void
  end(): void
  takeBack(): void
}

export function useCuts(): Cutting {
  const stage = useStage()
  const isCutting = useStageState().inHand.tool === 'cut'
  const [kept, keep] = useState<readonly LineShape[]>([])
  const [newest, setNewest] = useState<LineShape | null>(null)
  useDrawing((event) => {
    if (event.tool !== 'cut' || event.kind === 'hold') return
    if (event.kind === 'change') setNewest(null) // opened again by an undo
    // it stays in the hand: put down by its last click, the click would choose what lies there
    if (event.kind !== 'finish' || event.shape.type !== 'LineString') return
    setNewest({ type: 'LineString', coordinates: event.shape.coordinates })
  })
  useEffect(() => stage.putDown, [stage]) // whoever leaves the panel leaves the line
  const cuts = useMemo(() => (newest ? [...kept, newest] : kept), [kept, newest])
  return {
    cuts,
    isCutting,
    inHand: isCutting ? newest : null,
    begin: () => {
      keep(cuts)
      setNewest(null)
      stage.takeUp('cut')
    },
    end: stage.putDown,
    takeBack: () => {
      keep(cuts.slice(0, -1))
      setNewest(null)
      stage.putDown()
    },
  }
}

/** Shows the parts on the map, and the line while it is in the hand. */
export function useShownParts(parts: readonly SceneArea[], { cuts, isCutting, inHand }: Cutting): void {
  const key = inHand ? JSON.stringify(inHand) : `cut ${cuts.length}`
  useLent(
    useMemo(
      () => ({ areas: parts, ...(isCutting && { draft: { tool: 'cut' as const, shape: inHand, key } }) }),
      [parts, isCutting, inHand, key],
    ),
  )
}
