/** One picture: its size, how its points lay it on the ground, and the matching of them: first the picture, then the map. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Picture, PicturePoint } from '#contract/picture.ts'
import { boundsOf } from '#geodata/geojson.ts'
import { figure, useT } from '#web/language.ts'
import { withRoom } from '#web/map/around.ts'
import { useStage } from '#web/stage.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'
import { CoordinateField } from './CoordinateField.tsx'
import { changePicture, pictureUrl } from './doors.ts'
import { FitWords } from './FitWords.tsx'
import { OpacitySlider } from './OpacitySlider.tsx'
import { PictureView } from './PictureView.tsx'
import { PointList } from './PointList.tsx'
import { RemovePictureDialog } from './RemovePictureDialog.tsx'
import { useMatching } from './use-matching.ts'
import { keepPicture, usePictures } from './use-pictures.ts'

type PictureInspectorProps = {
  id: string
  view: View
  change: ChangeView
  readOnly: boolean
  onClose: () => void
}

export function PictureInspector({ id, view, change, readOnly, onClose }: PictureInspectorProps) {
  const t = useT()
  const { data: pictures, error, refetch } = usePictures(view.adcode)
  const picture = pictures?.find((each) => each.id === id)
  if (error && !pictures) {
    return (
      <div className="inspector-body">
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    )
  }
  if (!pictures) return <Skeleton label={t('shell.loading')} />
  if (!picture) {
    return (
      <article className="inspector" aria-label={t('placing.matching')}>
        <header className="inspector-head">
          <div className="eyebrow">
            <span>{t('placing.matching')}</span>
            <CloseButton onClose={onClose} />
          </div>
        </header>
        <div className="inspector-body">
          <Section>
            <Note tone="warning">{t('placing.pictureGone')}</Note>
          </Section>
        </div>
      </article>
    )
  }
  return <Inspected key={id} {...{ picture, view, change, readOnly, onClose }} />
}

function CloseButton({ onClose }: { onClose: () => void }) {
  const t = useT()
  return (
    <Button className="icon-button inspector-close" aria-label={t('shell.close')} onPress={onClose}>
      <Icon name="close" />
    </Button>
  )
}

type InspectedProps = Omit<PictureInspectorProps, 'id'> & { picture: Picture }

function Inspected({ picture, view, change, readOnly, onClose }: InspectedProps) {
  const t = useT()
  const stage = useStage()
  const queries = useQueryClient()
  const matching = useMatching(picture, view.pictureOpacity)
  const [removing, setRemoving] = useState(false)
  const { id, name, widthPx, heightPx, bytes } = picture

  const saving = useMutation({
    mutationFn: (asked: { version: number; points: PicturePoint[] }) => changePicture(id, asked),
    onSuccess: (saved) => keepPicture(queries, saved),
  })
  const save = async () => {
    const before = picture.points
    const saved = await saving.mutateAsync({ version: picture.version, points: matching.points })
    matching.settle()
    if (saved.fit) change((now) => ({ ...now, pictures: [...new Set([...now.pictures, id])] }), { replace: true })
    const undo = () =>
      void saving
        .mutateAsync({ version: saved.version, points: before })
        .then(() => stage.say({ text: t('placing.pointsUndone', { name }) }))
        .catch(() => undefined) // the problem is shown in place
    stage.say({ text: t('placing.pointsSaved', { name }), undo })
  }
  const size = {
    wide: figure(widthPx),
    high: figure(heightPx),
    megabytes: figure(Math.max(0.1, bytes / 1024 / 1024), 1),
  }
  return (
    <article className="inspector picture-inspector" aria-label={name}>
      <header className="inspector-head">
        <div className="eyebrow">
          <span>{t('placing.matching')}</span>
          <CloseButton onClose={onClose} />
        </div>
        <h1>{name}</h1>
        <p className="inspector-place">{t('placing.pictureSize', size)}</p>
      </header>
      <div className="inspector-body">
        <Section>
          <p className="quiet">{t('placing.matchHow')}</p>
          <PictureView
            picture={picture}
            url={pictureUrl(id)}
            points={matching.points}
            waiting={matching.pixel}
            onPixel={readOnly ? () => undefined : matching.setPixel}
          />
          {matching.pixel && (
            <div className="picture-waiting" role="status">
              <b>{t('placing.clickMap', { number: matching.points.length + 1 })}</b>
              <span>{t('placing.orCoordinate')}</span>
              <CoordinateField
                adcode={view.adcode}
                label={t('placing.orCoordinate')}
                onChoose={(found) => matching.propose(found?.candidate.lands ?? null)}
              />
              {matching.proposed && (
                <Button
                  className="button button-small"
                  onPress={() => matching.proposed && matching.add(matching.proposed)}
                >
                  {t('placing.useForPoint', { number: matching.points.length + 1 })}
                </Button>
              )}
            </div>
          )}
          {matching.fitting?.fit && <OpacitySlider view={view} change={change} />}
        </Section>
        <Section title={t('placing.points')} remark={figure(matching.points.length)}>
          <PointList
            points={matching.points}
            fit={matching.fitting?.fit ?? null}
            readOnly={readOnly}
            onLook={(place) => stage.map.current?.flyTo(place)}
            onRemove={matching.remove}
          />
          {matching.fitting && <FitWords fitting={matching.fitting} points={matching.points.length} />}
          {matching.problem && <ProblemNote problem={matching.problem} />}
          {saving.error && <ProblemNote problem={saving.error} />}
        </Section>
      </div>
      {!readOnly && (
        <footer className="inspector-foot">
          <Button
            className="button primary"
            isDisabled={!matching.isChanged || saving.isPending}
            onPress={() => void save().catch(() => undefined)} // the problem is shown in place
          >
            {t('placing.savePoints')}
          </Button>
          {picture.fit && (
            <Button
              className="button"
              onPress={() => {
                const bounds = boundsOf({
                  type: 'MultiPoint',
                  coordinates: picture.fit?.corners.map((corner) => [...corner]) ?? [],
                })
                if (bounds) stage.lookAt(withRoom(bounds))
              }}
            >
              {t('compounds.look')}
            </Button>
          )}
          <Button className="button button-danger" onPress={() => setRemoving(true)}>
            {t('placing.removePicture')}
          </Button>
        </footer>
      )}
      {removing && <RemovePictureDialog picture={picture} onClose={() => setRemoving(false)} onRemoved={onClose} />}
    </article>
  )
}
