/** Matched points in order, each with how far the picture puts it from where it was said to be. */
import { Button } from 'react-aria-components'
import type { Position } from '#contract/geometry.ts'
import type { PictureFit, PicturePoint } from '#contract/picture.ts'
import { figure, useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'

type PointListProps = {
  points: readonly PicturePoint[]
  fit: PictureFit | null
  readOnly: boolean
  onLook: (place: Position) => void
  onRemove: (nth: number) => void
}

export function PointList({ points, fit, readOnly, onLook, onRemove }: PointListProps) {
  const t = useT()
  if (points.length === 0) return <p className="quiet">{t('placing.noPoints')}</p>
  const isChecked = fit !== null && !fit.doubts.includes('unchecked')
  const most = Math.max(...(fit?.residualsM ?? [0]))
  return (
    <ol className="picture-points">
      {points.map(({ pixel, place }, nth) => {
        const residual = isChecked ? fit.residualsM[nth] : undefined
        return (
          <li key={`${pixel} ${place}`}>
            <Button
              className="link"
              aria-label={t('placing.lookAtPoint', { number: nth + 1 })}
              onPress={() => onLook(place)}
            >
              {t('placing.point', { number: nth + 1 })}
            </Button>
            <span className="quiet">
              {place[0].toFixed(5)}, {place[1].toFixed(5)}
            </span>
            <span data-most={(residual !== undefined && residual === most && most > 1) || undefined}>
              {residual !== undefined && t('placing.residual', { metres: figure(residual, 1) })}
            </span>
            {!readOnly && (
              <Button
                className="icon-button"
                aria-label={t('placing.removePoint', { number: nth + 1 })}
                onPress={() => onRemove(nth)}
              >
                <Icon name="close" size={14} />
              </Button>
            )}
          </li>
        )
      })}
    </ol>
  )
}
