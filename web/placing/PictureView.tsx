/** A picture to set points on: moved by dragging, zoomed by the wheel, a click sets a point. Keeps its own camera and nothing else. */
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Picture, PicturePoint } from '#contract/picture.ts'
import { useT } from '#web/language.ts'
import { drawnAt, moved, type PictureCamera, type Point, pixelAt, wholeIn, zoomed } from './picture-camera.ts'

type PictureViewProps = {
  picture: Picture
  url: string
  points: readonly PicturePoint[]
  /** Set on the picture, not yet on the map. */
  waiting: Point | null
  onPixel: (pixel: [number, number]) => void
}

const clickPx = 4
const stepPx = 40
const zoomStep = 1.5

export function PictureView({ picture, url, points, waiting, onPixel }: PictureViewProps) {
  const t = useT()
  const frame = useRef<HTMLDivElement>(null)
  const { widthPx: wide, heightPx: high } = picture
  const size = useMemo(() => ({ wide, high }), [wide, high])
  const [camera, setCamera] = useState<PictureCamera | null>(null)
  const [isAway, setIsAway] = useState(false)
  const drag = useRef<{ from: Point; last: Point; isMove: boolean } | null>(null)

  const windowNow = () => ({ wide: frame.current?.clientWidth ?? 1, high: frame.current?.clientHeight ?? 1 })
  const zoom = (factor: number, at?: Point) =>
    setCamera((now) => {
      const window = windowNow()
      const before = now ?? wholeIn(window, size)
      return zoomed(before, factor, at ?? [window.wide / 2, window.high / 2], window, size)
    })
  const latestZoom = useRef(zoom)
  latestZoom.current = zoom
  useEffect(() => {
    const element = frame.current
    if (!element) return
    setCamera((now) => now ?? wholeIn({ wide: element.clientWidth, high: element.clientHeight }, size))
    const turn = (event: WheelEvent) => {
      event.preventDefault() // the panel would scroll; React's own listener could not prevent it
      const box = element.getBoundingClientRect()
      latestZoom.current(event.deltaY < 0 ? zoomStep : 1 / zoomStep, [
        event.clientX - box.left,
        event.clientY - box.top,
      ])
    }
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [size])

  const at = (event: PointerEvent): Point => {
    const box = frame.current?.getBoundingClientRect()
    return [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)]
  }
  const set = (place: Point) => {
    if (!camera) return
    const [right, down] = pixelAt(camera, place)
    if (right >= 0 && down >= 0 && right <= size.wide && down <= size.high) onPixel([round(right), round(down)])
  }
  const press = (event: PointerEvent) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { from: at(event), last: at(event), isMove: false }
  }
  const move = (event: PointerEvent) => {
    const held = drag.current
    if (!held) return
    const now = at(event)
    if (!held.isMove && Math.hypot(now[0] - held.from[0], now[1] - held.from[1]) < clickPx) return
    const [right, down] = [now[0] - held.last[0], now[1] - held.last[1]]
    drag.current = { ...held, last: now, isMove: true }
    setCamera((before) => before && moved(before, right, down))
  }
  const release = () => {
    const held = drag.current
    drag.current = null
    if (held && !held.isMove) set(held.from)
  }
  const onKey = (event: KeyboardEvent) => {
    const act = keyActs[event.key]
    if (!act || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    if (act === 'set') set([windowNow().wide / 2, windowNow().high / 2])
    else if (typeof act === 'number') zoom(act)
    else setCamera((before) => before && moved(before, ...act))
  }
  return (
    <div className="picture-view">
      <div
        className="picture-frame"
        ref={frame}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved, zoomed and set by keys
        tabIndex={0}
        aria-label={t('placing.pictureView')}
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={release}
        onPointerCancel={() => {
          drag.current = null
        }}
        onKeyDown={onKey}
      >
        {camera && (
          <img
            src={url}
            alt=""
            draggable={false}
            onError={() => setIsAway(true)}
            style={{
              width: size.wide * camera.scale,
              height: size.high * camera.scale,
              transform: `translate(${camera.left}px, ${camera.top}px)`,
            }}
          />
        )}
        {camera &&
          points.map(({ pixel }, nth) => (
            <Mark key={`${pixel}`} camera={camera} pixel={pixel} text={String(nth + 1)} />
          ))}
        {camera && waiting && <Mark camera={camera} pixel={waiting} text={String(points.length + 1)} isWaiting />}
        {isAway && <p className="picture-away">{t('placing.pictureAway')}</p>}
      </div>
      <div className="picture-zoom">
        <button type="button" aria-label={t('placing.zoomIn')} onClick={() => zoom(zoomStep)}>
          +
        </button>
        <button type="button" aria-label={t('placing.zoomOut')} onClick={() => zoom(1 / zoomStep)}>
          −
        </button>
        <button type="button" onClick={() => setCamera(wholeIn(windowNow(), size))}>
          {t('placing.wholePicture')}
        </button>
      </div>
    </div>
  )
}

const keyActs: Readonly<Record<string, [number, number] | number | 'set'>> = {
  ArrowLeft: [stepPx, 0],
  ArrowRight: [-stepPx, 0],
  ArrowUp: [0, stepPx],
  ArrowDown: [0, -stepPx],
  '+': zoomStep,
  '=': zoomStep,
  '-': 1 / zoomStep,
  Enter: 'set',
}

/** A tenth of a pixel is finer than any hand. */
const round = (pixels: number) => Math.round(pixels * 10) / 10

type MarkProps = { camera: PictureCamera; pixel: Point; text: string; isWaiting?: boolean }

function Mark({ camera, pixel, text, isWaiting }: MarkProps) {
  const [left, top] = drawnAt(camera, pixel)
  return (
    <span className="picture-mark" data-waiting={isWaiting || undefined} style={{ left, top }}>
      {text}
    </span>
  )
}
