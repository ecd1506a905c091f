/** The drawer under the map: 240 px, its upper edge drags up to 60 % of the window and obeys the arrow keys. */
import { type ReactNode, useState } from 'react'

const usualPx = 240
const leastPx = 120
const stepPx = 28
const most = () => Math.round(window.innerHeight * 0.6)
const within = (px: number) => Math.min(most(), Math.max(leastPx, px))

type DrawerProps = { label: string; edgeLabel: string; children: ReactNode }

export function Drawer({ label, edgeLabel, children }: DrawerProps) {
  const [heightPx, setHeight] = useState(usualPx)
  const drag = (from: React.PointerEvent<HTMLElement>) => {
    const edge = from.currentTarget
    const [startY, startPx] = [from.clientY, heightPx]
    edge.setPointerCapture(from.pointerId)
    edge.onpointermove = (at) => setHeight(within(startPx + startY - at.clientY))
    edge.onpointerup = edge.onpointercancel = () => {
      edge.onpointermove = null
    }
  }
  const onKey = (event: React.KeyboardEvent) => {
    const next = { ArrowUp: heightPx + stepPx, ArrowDown: heightPx - stepPx, Home: leastPx, End: most() }[event.key]
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    setHeight(within(next))
  }
  return (
    <section className="drawer" aria-label={label} style={{ height: heightPx }}>
      {/* biome-ignore lint/a11y/useSemanticElements: a splitter that takes focus is no <hr> */}
      <div
        className="drawer-edge"
        role="separator"
        tabIndex={0}
        aria-orientation="horizontal"
        aria-label={edgeLabel}
        aria-valuenow={heightPx}
        aria-valuemin={leastPx}
        aria-valuemax={most()}
        onPointerDown={drag}
        onKeyDown={onKey}
      />
      {children}
    </section>
  )
}
