/** A city's own grid by matched points: typed, or picked on the map; each says afterwards how many metres it is off. */
import { useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import type { CrsWish } from '#contract/import.ts'
import { figure, useT } from '#web/language.ts'
import { useDrawing, useLent, useStage, useStageState } from '#web/stage.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { type Axis, axes, blankPoint, fewestPoints, mostPoints, placedAt, typedPoints, wishOf } from './own-grid.ts'

type OwnGridProps = {
  chosen: CrsWish | undefined
  residualsM: readonly number[] | null
  /** The numbers fit no known system. */
  isLikely: boolean
  onChoose: (crs: CrsWish) => void
}

export function OwnGrid({ chosen, residualsM, isLikely, onChoose }: OwnGridProps) {
  const t = useT()
  const stage = useStage()
  const { inHand } = useStageState()
  const [points, setPoints] = useState(() => typedPoints(chosen))
  const [picking, setPicking] = useState<number | null>(null)
  const isPicking = picking !== null && inHand.tool === 'place'
  useLent(
    useMemo(
      () => (isPicking ? { draft: { tool: 'place' as const, shape: null, key: `grid ${picking}` } } : null),
      [isPicking, picking],
    ),
  )
  useDrawing((event) => {
    if (picking === null || event.kind !== 'pick') return
    setPoints((before) => placedAt(before, picking, event.place))
    setPicking(null)
    stage.putDown()
  })
  const type = (at: number, axis: Axis, text: string) =>
    setPoints((before) => before.map((point, index) => (index === at ? { ...point, [axis]: text } : point)))
  const wish = wishOf(points)
  const isUsed = chosen !== undefined && 'points' in chosen
  return (
    <details className="import-own" open={isUsed || isLikely}>
      <summary>{t('imports.place.own')}</summary>
      <p className="quiet">{t('imports.place.ownHint')}</p>
      <ul className="import-points">
        <li className="import-point quiet" aria-hidden="true">
          <span />
          {axes.map((axis) => (
            <span key={axis}>{t(`imports.place.heads.${axis}`)}</span>
          ))}
        </li>
        {points.map((point, at) => (
          // a point is known by its number alone
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={at} className="import-point">
            <span>{at + 1}</span>
            {axes.map((axis) => (
              <input
                key={axis}
                className="input"
                inputMode="decimal"
                aria-label={t(`imports.place.${axis}`, { at: at + 1 })}
                placeholder={t(`imports.place.heads.${axis}`)}
                value={point[axis]}
                onChange={({ target }) => type(at, axis, target.value)}
              />
            ))}
            <Button
              className="link"
              aria-label={`${t('imports.place.pick')} ${at + 1}`}
              onPress={() => {
                setPicking(at)
                stage.takeUp('place')
              }}
            >
              {isPicking && picking === at ? t('imports.place.picking', { at: at + 1 }) : t('imports.place.pick')}
            </Button>
            {isUsed && residualsM?.[at] !== undefined && (
              <span className="import-residual">{t('imports.place.residual', { m: figure(residualsM[at], 2) })}</span>
            )}
            {points.length > fewestPoints && (
              <Button
                className="icon-button"
                aria-label={t('imports.place.removePoint', { at: at + 1 })}
                onPress={() => setPoints(points.filter((_, index) => index !== at))}
              >
                <Icon name="close" size={14} />
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="buttons">
        <Button
          className="button button-small"
          isDisabled={points.length >= mostPoints}
          onPress={() => setPoints([...points, blankPoint])}
        >
          {t('imports.place.addPoint')}
        </Button>
        <Button className="button button-small" isDisabled={wish === null} onPress={() => wish && onChoose(wish)}>
          {t('imports.place.usePoints')}
        </Button>
      </div>
    </details>
  )
}
