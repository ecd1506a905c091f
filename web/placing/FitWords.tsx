/** How the points lay the picture on the ground, in words, and what is doubtful about it. */
import type { PictureFitting } from '#contract/picture.ts'
import { figure, useT } from '#web/language.ts'
import { Note } from '#web/ui/Note.tsx'

export function FitWords({ fitting, points }: { fitting: PictureFitting; points: number }) {
  const t = useT()
  const { fit, refused } = fitting
  if (!fit) {
    return <p className="quiet">{refused && t(`placing.refusals.${refused}`, { number: Math.max(0, 2 - points) })}</p>
  }
  const { kind, metresPerPixel, rmsM, similarityRmsM, doubts } = fit
  return (
    <>
      <p className="quiet">
        {t('placing.fitTold', {
          kind: t(`placing.fitKinds.${kind}`),
          metres: figure(metresPerPixel, 2),
          rms: figure(rmsM, 1),
        })}
        {kind === 'affine' && t('shell.comma') + t('placing.withoutStretch', { rms: figure(similarityRmsM, 1) })}
      </p>
      {doubts.map((doubt) => (
        <Note key={doubt} tone={doubt === 'unchecked' ? 'plain' : 'warning'}>
          {t(`placing.doubts.${doubt}`)}
        </Note>
      ))}
    </>
  )
}
