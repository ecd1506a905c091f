/** The line between two divisions of the same ground: moved by mouse, finger or arrow keys; their names at its top. */
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import type { SceneSwipe } from './scene.ts'
import type { Words } from './words.ts'

type SwipeHandleProps = {
  swipe: SceneSwipe
  words: Words
  /** Where the line stands, in per cent of the map's width from the left. */
  at: number
  onMove: (at: number) => void
  onEnd: () => void
}

const step = 2
const stride = 10
const within = (at: number) => Math.min(100, Math.max(0, Math.round(at * 10) / 10))

export function SwipeHandle({ swipe, words, at, onMove, onEnd }: SwipeHandleProps) {
  const slider = useRef<HTMLDivElement>(null)
  useEffect(() => slider.current?.focus({ preventScroll: true }), [])
  const places: Readonly<Record<string, number>> = {
    ArrowLeft: at - step,
    ArrowDown: at - step,
    ArrowRight: at + step,
    ArrowUp: at + step,
    PageDown: at - stride,
    PageUp: at + stride,
    Home: 0,
    End: 100,
  }
  const press = (event: KeyboardEvent) => {
    const place = places[event.key]
    if (place === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onMove(within(place))
  }
  const drag = (event: PointerEvent<HTMLElement>) => {
    const frame = event.currentTarget.parentElement?.getBoundingClientRect()
    if (!frame || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    onMove(within(((event.clientX - frame.left) / frame.width) * 100))
  }
  const share = Math.round(at)
  return (
    <div className="map-swipe">
      <span className="map-swipe-name map-swipe-left">{swipe.left}</span>
      <span className="map-swipe-name map-swipe-right">
        <span>{swipe.right}</span>
        <button type="button" aria-label={words.swipeEnd} title={words.swipeEnd} onClick={onEnd}>
          <svg viewBox="0 0 20 20" width="14" height="14" aria-hidden="true" focusable="false">
            <path d="M5 5l10 10M15 5L5 15" />
          </svg>
        </button>
      </span>
      <div
        ref={slider}
        className="map-swipe-line"
        role="slider"
        tabIndex={0}
        aria-label={words.swipe}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share}
        aria-valuetext={`${swipe.left} ${share}% · ${swipe.right} ${100 - share}%`}
        onKeyDown={press}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
      >
        <svg className="map-swipe-grip" viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
          <path d="M11 9l-5 5 5 5M17 9l5 5-5 5" />
        </svg>
      </div>
    </div>
  )
}
