/** The bottom sheet of a narrow screen: 96 px, half, or nearly all of the height. Its handle drags, and steps on a click. */
import { type ReactNode, useRef, useState } from 'react'

export type SheetStop = 'low' | 'half' | 'high'
const stops: readonly SheetStop[] = ['low', 'half', 'high']
const heightOf = (stop: SheetStop) =>
  ({ low: 96, half: window.innerHeight * 0.5, high: window.innerHeight * 0.92 })[stop]

type SheetProps = {
  label: string
  handleLabel: string
  stop: SheetStop
  onStop: (stop: SheetStop) => void
  children: ReactNode
}

export function Sheet({ label, handleLabel, stop, onStop, children }: SheetProps) {
  const [draggedPx, setDragged] = useState<number | null>(null)
  const dragged = useRef(false)
  const drag = (from: React.PointerEvent<HTMLElement>) => {
    const handle = from.currentTarget
    const [startY, startPx] = [from.clientY, heightOf(stop)]
    let px = startPx
    dragged.current = false
    handle.setPointerCapture(from.pointerId)
    handle.onpointermove = (at) => {
      px = Math.max(60, Math.min(heightOf('high'), startPx + startY - at.clientY))
      if (Math.abs(px - startPx) > 6) dragged.current = true
      if (dragged.current) setDragged(px)
    }
    handle.onpointerup = handle.onpointercancel = () => {
      handle.onpointermove = null
      setDragged(null)
      if (dragged.current) onStop(nearestStop(px))
    }
  }
  const step = () => {
    const wasDrag = dragged.current
    dragged.current = false
    if (!wasDrag) onStop(stop === 'low' ? 'half' : stop === 'half' ? 'high' : 'low')
  }
  return (
    <section
      className="sheet"
      aria-label={label}
      data-stop={stop}
      data-dragging={draggedPx === null ? undefined : true}
      style={draggedPx === null ? undefined : { height: draggedPx }}
    >
      <button type="button" className="sheet-handle" aria-label={handleLabel} onPointerDown={drag} onClick={step}>
        <span />
      </button>
      <div className="sheet-content">{children}</div>
    </section>
  )
}

const nearestStop = (px: number): SheetStop =>
  [...stops].sort((a, b) => Math.abs(heightOf(a) - px) - Math.abs(heightOf(b) - px))[0] ?? 'half'
