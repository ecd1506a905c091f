/**
 * The year under the map: bars count the compounds planned per year, a cinnabar frame stands on the year shown. Arrows
 * move one year, Home and End to the ends, Space plays. Replay asks the server nothing.
 */
import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { figure, useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Hatched } from '#web/ui/Swatch.tsx'
import type { YearCount } from './years.ts'

const stepMs = 900
const mostLabels = 12

type YearSliderProps = {
  counts: readonly YearCount[]
  year: number
  /** Beyond it lies what is only planned. */
  dataYear: number
  /** Fill of a year's bar when the map is coloured by plan year; null is neutral ink. */
  toneOf: (year: number) => string | null
  onYear: (year: number) => void
}

export function YearSlider({ counts, year, dataYear, toneOf, onYear }: YearSliderProps) {
  const t = useT()
  const first = counts[0]?.year ?? year
  const last = counts.at(-1)?.year ?? year
  const at = Math.min(last, Math.max(first, year))
  const { playing, setPlaying } = usePlaying(at, last, onYear)
  const track = useRef<HTMLDivElement>(null)
  const most = Math.max(1, ...counts.map(({ count }) => count))
  const every = Math.ceil(counts.length / mostLabels)
  const planned = counts.find((each) => each.year === at)?.count ?? 0

  const play = () => {
    if (!playing && at === last) onYear(first)
    setPlaying(!playing)
  }
  const choose = (next: number) => {
    setPlaying(false)
    onYear(Math.min(last, Math.max(first, next)))
  }
  const onKey = (event: React.KeyboardEvent) => {
    if (event.key === ' ') play()
    else {
      const next = {
        ArrowLeft: at - 1,
        ArrowDown: at - 1,
        ArrowRight: at + 1,
        ArrowUp: at + 1,
        Home: first,
        End: last,
      }[event.key]
      if (next === undefined) return
      choose(next)
    }
    event.preventDefault()
    event.stopPropagation()
  }
  const point = (event: React.PointerEvent) => {
    if (event.type === 'pointermove' && event.buttons === 0) return
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId)
    const box = track.current?.getBoundingClientRect()
    if (box) choose(first + Math.floor(((event.clientX - box.left) / box.width) * counts.length))
  }

  return (
    <section className="years" aria-label={t('compounds.years')}>
      <Button className="years-play" aria-label={t(playing ? 'compounds.pause' : 'compounds.play')} onPress={play}>
        <Icon name={playing ? 'pause' : 'play'} />
      </Button>
      <div className="years-now">
        <strong>{at}</strong>
        <span>{at > dataYear ? t('compounds.plannedOnly') : t('compounds.plannedCount', { count: planned })}</span>
      </div>
      <div
        ref={track}
        className="years-track"
        role="slider"
        tabIndex={0}
        aria-label={t('compounds.year')}
        aria-valuemin={first}
        aria-valuemax={last}
        aria-valuenow={at}
        aria-valuetext={t('compounds.yearSpoken', { year: at, count: planned })}
        onKeyDown={onKey}
        onPointerDown={point}
        onPointerMove={point}
      >
        {counts.map((each, i) => (
          <div
            key={each.year}
            className="year"
            data-now={each.year === at || undefined}
            data-ahead={each.year > dataYear || undefined}
          >
            <span className="year-count">{each.count > 0 ? figure(each.count) : ''}</span>
            <svg className="year-bar" height={(each.count / most) * 26} aria-hidden="true" focusable="false">
              <rect width="100%" height="100%" style={{ fill: toneOf(each.year) ?? undefined }} />
              {each.year > dataYear && <Hatched hatch="ahead" />}
            </svg>
            <span className="year-label">{i % every === 0 || each.year === at ? each.year : ''}</span>
          </div>
        ))}
      </div>
    </section>
  )
}

function usePlaying(at: number, last: number, onYear: (year: number) => void) {
  const [playing, setPlaying] = useState(false)
  const latest = useRef(onYear)
  latest.current = onYear
  useEffect(() => {
    if (!playing) return
    if (at >= last) return setPlaying(false)
    const timer = setTimeout(() => latest.current(at + 1), stepMs)
    return () => clearTimeout(timer)
  }, [playing, at, last])
  return { playing, setPlaying }
}
