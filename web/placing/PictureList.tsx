/** The pictures of a district: which lie under the map, how far they cover it, and one more to upload. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, FileTrigger } from 'react-aria-components'
import { type Picture, pictureLimits } from '#contract/picture.ts'
import { boundsOf } from '#geodata/geojson.ts'
import { figure, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'
import { addPicture } from './doors.ts'
import { OpacitySlider } from './OpacitySlider.tsx'
import { keepPicture, usePictures } from './use-pictures.ts'

type PictureListProps = { view: View; change: ChangeView; readOnly: boolean; onOpen: (id: string) => void }

export function PictureList({ view, change, readOnly, onOpen }: PictureListProps) {
  const t = useT()
  const stage = useStage()
  const queries = useQueryClient()
  const { data: pictures, error, refetch } = usePictures(view.adcode)
  const adding = useMutation({
    mutationFn: async (file: File) => {
      // a server that has enough of a file hangs up, and then there is no sentence to read
      if (file.size > pictureLimits.megabytes * 1024 * 1024)
        throw new Error(t('problems.picture-too-large', { limitMB: pictureLimits.megabytes }))
      return addPicture(view.adcode, file)
    },
    onSuccess: (picture) => {
      keepPicture(queries, picture)
      stage.say({ text: t('placing.pictureAdded', { name: picture.name }) })
      onOpen(picture.id)
    },
  })
  /** Whoever lays a picture under the map wants to see it. */
  const tick = ({ id, fit }: Picture, shown: boolean) => {
    const bounds = fit && boundsOf({ type: 'MultiPoint', coordinates: [...fit.corners] })
    if (shown && bounds) stage.lookAt(bounds)
    change((now) => ({ ...now, pictures: [...now.pictures.filter((each) => each !== id), ...(shown ? [id] : [])] }))
  }
  const isAnyShown = (pictures ?? []).some(({ id, fit }) => fit && view.pictures.includes(id))
  return (
    <div className="picture-list">
      {error && !pictures && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {pictures?.length === 0 && <p className="quiet">{t('placing.noPictures')}</p>}
      <ul>
        {pictures?.map((picture) => (
          <li key={picture.id}>
            <Checkbox
              className="checkbox"
              aria-label={t('placing.showPicture', { name: picture.name })}
              isDisabled={!picture.fit}
              isSelected={picture.fit !== null && view.pictures.includes(picture.id)}
              onChange={(shown) => tick(picture, shown)}
            >
              <span className="checkbox-box" aria-hidden="true" />
            </Checkbox>
            <Button
              className="picture-name"
              aria-label={t('placing.openPicture', { name: picture.name })}
              onPress={() => onOpen(picture.id)}
            >
              <span>{picture.name}</span>
              <span className={picture.fit ? 'quiet' : 'picture-unmatched'}>{standingOf(picture)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {isAnyShown && <OpacitySlider view={view} change={change} />}
      {adding.error && <ProblemNote problem={adding.error} />}
      {!readOnly && (
        <FileTrigger
          acceptedFileTypes={['image/png', 'image/jpeg']}
          onSelect={(files) => {
            const file = files?.[0]
            if (file) adding.mutate(file)
          }}
        >
          <Button className="button button-small" isDisabled={adding.isPending}>
            <Icon name="plus" size={16} />
            {t(adding.isPending ? 'placing.addingPicture' : 'placing.addPicture')}
          </Button>
        </FileTrigger>
      )}
      {!readOnly && <p className="quiet picture-limits">{t('placing.addPictureHint', pictureLimits)}</p>}
    </div>
  )

  function standingOf({ fit }: Picture): string {
    if (!fit) return t('placing.notMatched')
    if (fit.doubts.includes('unchecked')) return t('placing.matched')
    return t('placing.matchedWithin', { metres: figure(fit.rmsM, 1) })
  }
}
