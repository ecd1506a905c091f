/**
 * The pane with the map in it: owns one PlanMap for its life, loads it on first sight, and says in place when it cannot
 * be shown. Keeps no camera and no selection: those are the view's.
 */
import { type CSSProperties, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { Bounds, Position } from '#contract/geometry.ts'
import { DraftBar, type Hold } from './DraftBar.tsx'
import type { Nearby } from './neighbours.ts'
import type { PlanMap } from './plan-map.ts'
import { SwipeHandle } from './SwipeHandle.tsx'
import type { Camera, MapEvents, Scene } from './scene.ts'
import { wordsOf } from './words.ts'

/** What the page may ask of the map directly. */
export type MapHandle = {
  fit(bounds: Bounds): void
  flyTo(place: Position): void
  undo(): void
  redo(): void
  /** The n of 1:n. */
  scale(): number
  /** Resolves when nothing is missing from the picture any more. */
  drawn(): Promise<void>
}

type MapPaneProps = {
  scene: Scene
  events: MapEvents
  nearby: Nearby
  /** Where the map begins; read once. */
  start?: Camera | null
  ref?: Ref<MapHandle>
  children?: ReactNode
}

type Trouble = Parameters<MapEvents['fail']>[0] | null

/** A second attempt begins with a new pane. */
export function MapPane(props: MapPaneProps) {
  const [attempt, setAttempt] = useState(0)
  return <OpenPane key={attempt} {...props} onAgain={() => setAttempt(attempt + 1)} />
}

type OpenPaneProps = MapPaneProps & { onAgain: () => void }

function OpenPane({ scene, events, nearby, start = null, ref, children, onAgain }: OpenPaneProps) {
  const words = wordsOf(scene.language)
  const container = useRef<HTMLDivElement>(null)
  const footer = useRef<HTMLDivElement>(null)
  const voice = useRef<HTMLParagraphElement>(null)
  const map = useRef<PlanMap | null>(null)
  const latest = useRef({ scene, events, nearby })
  latest.current = { scene, events, nearby }
  const first = useRef(start)
  const [isOpen, setIsOpen] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>(null)
  const [hold, setHold] = useState<Hold | null>(null)
  const [swipedAt, setSwipedAt] = useState(50)
  const isSwiped = scene.swipe != null

  useEffect(() => {
    let isGone = false
    const open = async () => {
      const { PlanMap } = await import('./plan-map.ts')
      if (isGone || !container.current || !footer.current) return
      map.current = new PlanMap({
        container: container.current,
        footer: footer.current,
        scene: latest.current.scene,
        events: following(() => latest.current.events, { fail: setTrouble, hold: setHold }),
        nearby: (bounds) => latest.current.nearby(bounds),
        start: first.current,
        announce: (sentence) => {
          if (voice.current) voice.current.textContent = sentence
        },
      })
      map.current.show(latest.current.scene)
      setIsOpen(true)
    }
    open().catch((cause: unknown) => {
      console.error(cause)
      if (isGone) return
      const code = hasWebgl() ? 'style' : 'no-webgl'
      setTrouble(code)
      latest.current.events.fail(code)
    })
    return () => {
      isGone = true
      map.current?.destroy()
      map.current = null
    }
  }, [])

  useEffect(() => map.current?.show(scene), [scene])
  useEffect(() => {
    if (!scene.basemap) setTrouble((now) => (now === 'basemap-away' ? null : now))
  }, [scene.basemap])
  useEffect(() => {
    if (!isSwiped) setSwipedAt(50) // each comparison begins in the middle
  }, [isSwiped])
  useImperativeHandle(ref, () => handleOf(map), [])

  const retry = () => {
    if (trouble !== 'tiles-away' && trouble !== 'basemap-away') return onAgain()
    setTrouble(null)
    map.current?.reload()
  }
  const actions = {
    undo: () => map.current?.undo(),
    redo: () => map.current?.redo(),
    finish: () => map.current?.finish(),
    cancel: () => map.current?.cancelDrawing(),
    moveTogether: (together: boolean) => map.current?.moveTogether(together),
  }
  return (
    <section
      className="map-pane"
      aria-label={words.map}
      style={{ '--swipe': `${swipedAt}%` } as CSSProperties} // React's type knows no custom properties
    >
      <div className="map-canvas" ref={container} aria-busy={!isOpen} />
      <p className="map-voice" ref={voice} aria-live="polite" />
      <p className="map-voice">{words.keys}</p>
      {!isOpen && !trouble && <p className="map-opening">{words.loading}</p>}
      {isOpen && scene.swipe && (
        <SwipeHandle
          swipe={scene.swipe}
          words={words}
          at={swipedAt}
          onMove={setSwipedAt}
          onEnd={() => latest.current.events.endSwipe()}
        />
      )}
      {isOpen && (
        <div className="map-zoom">
          <button type="button" aria-label={words.zoomIn} onClick={() => map.current?.zoomBy(1)}>
            <ZoomIcon path="M8 3v10M3 8h10" />
          </button>
          <button type="button" aria-label={words.zoomOut} onClick={() => map.current?.zoomBy(-1)}>
            <ZoomIcon path="M3 8h10" />
          </button>
          <button type="button" aria-label={words.wholeDistrict} onClick={() => map.current?.fitAll()}>
            <ZoomIcon path="M8 1v3M8 12v3M1 8h3M12 8h3M8 4a4 4 0 1 0 0 8a4 4 0 1 0 0 -8" />
          </button>
        </div>
      )}
      {isOpen && scene.draft && scene.draft.tool !== 'select' && (
        <DraftBar tool={scene.draft.tool} hold={hold} words={words} actions={actions} />
      )}
      {trouble && (
        <div className="map-trouble" role="alert">
          <p>{words[troubleWords[trouble]]}</p>
          {trouble !== 'no-webgl' && (
            <button type="button" onClick={retry}>
              {words.retry}
            </button>
          )}
        </div>
      )}
      {children}
      <div className="map-footer" ref={footer} />
    </section>
  )
}

const troubleWords = {
  'no-webgl': 'noWebgl',
  'tiles-away': 'tilesAway',
  'basemap-away': 'basemapAway',
  style: 'broken',
} as const

function ZoomIcon({ path }: { path: string }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  )
}

type OwnEvents = Pick<MapEvents, 'fail'> & { hold(hold: Hold): void }

/** Events to whoever listens now; what the hand could do next and failures are also the pane's own matter. */
function following(events: () => MapEvents, also: OwnEvents): MapEvents {
  return {
    hover: (id, at) => events().hover(id, at),
    select: (id, add) => events().select(id, add),
    open: (id) => events().open(id),
    move: (at) => events().move(at),
    draw: (event) => {
      if (event.kind === 'hold') also.hold(event)
      events().draw(event)
    },
    carry: (event) => events().carry(event),
    endSwipe: () => events().endSwipe(),
    fail: (code) => {
      also.fail(code)
      events().fail(code)
    },
  }
}

const handleOf = (map: { current: PlanMap | null }): MapHandle => ({
  fit: (bounds) => map.current?.fit(bounds),
  flyTo: (place) => map.current?.flyTo(place),
  undo: () => map.current?.undo(),
  redo: () => map.current?.redo(),
  scale: () => map.current?.scale() ?? 0,
  drawn: async () => map.current?.drawn(),
})

function hasWebgl(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null
}
