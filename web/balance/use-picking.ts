/** The tool that picks a place on the map for one item of a balance unit. */
import { useMemo, useState } from 'react'
import type { Position } from '#contract/geometry.ts'
import { useDrawing, useStage, useStageState } from '#web/stage.tsx'

/** One click on the map becomes the place of an item. */
export function usePicking(unitId: string, onPicked: (itemKey: number, place: Position) => void) {
  const stage = useStage()
  const { inHand } = useStageState()
  const [asked, setAsked] = useState<number | null>(null)
  const isOn = inHand.tool === 'place' && asked !== null
  useDrawing((event) => {
    if (event.kind !== 'pick' || asked === null) return
    onPicked(asked, event.place)
    setAsked(null)
    stage.putDown()
  })
  return {
    itemKey: isOn ? asked : null,
    draft: useMemo(() => (isOn ? { tool: 'place' as const, shape: null, key: `place ${asked}` } : null), [isOn, asked]),
    begin: (itemKey: number) => {
      setAsked(itemKey)
      stage.takeUp('place', unitId)
    },
  }
}
