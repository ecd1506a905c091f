/** What the map tells becomes the view (selection, camera), the stage (hover, drawing), or a sentence (failure). */
import { useMemo } from 'react'
import type { CompoundRow } from '#contract/compound.ts'
import { caughtBy } from './compounds/lasso.ts'
import type { Camera, MapEvents } from './map/scene.ts'
import { useDrawing, useStage } from './stage.tsx'
import type { ChangeView } from './use-view.ts'
import type { View } from './view.ts'

const settleMs = 250 // browsers allow about a hundred history changes in half a minute

export function useMapEvents(change: ChangeView, rows: readonly CompoundRow[]): MapEvents {
  const stage = useStage()
  useDrawing((event) => {
    if (event.kind !== 'finish' || event.tool !== 'lasso' || event.shape.type !== 'Polygon') return
    change({ selected: caughtBy(event.shape.coordinates[0] ?? [], rows) })
    stage.putDown()
  })
  return useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const keepCamera = (at: Camera) => {
      clearTimeout(timer)
      timer = setTimeout(() => change({ at }, { replace: true }), settleMs)
    }
    return {
      hover: (id) => stage.hover(id),
      select: (id, add) => change((now) => selecting(now, id, add)),
      open: (id) => change((now) => selecting(now, id, false)),
      move: keepCamera,
      draw: stage.tell,
      carry: (event) => stage.carried.current?.(event) ?? null,
      endSwipe: () => change({ beside: null }, { replace: true }),
      fail: () => undefined, // the map pane says its failures in place
    }
  }, [change, stage])
}

/** The view with one more record chosen, or one less, or only this one. */
export function selecting(view: View, id: string | null, add: boolean): View {
  if (id === null) return add ? view : { ...view, selected: [] }
  if (!add) return { ...view, selected: [id] }
  const kept = view.selected.filter((each) => each !== id)
  return { ...view, selected: kept.length < view.selected.length ? kept : [...kept, id] }
}
