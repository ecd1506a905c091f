/** Placing by tracing: a picture is laid under the map, and the boundary drawn after it. */
import { Button } from 'react-aria-components'
import type { CompoundDetail } from '#contract/compound.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'
import { PictureList } from './PictureList.tsx'
import { besideCompound } from './PicturesPanel.tsx'
import { usePictures } from './use-pictures.ts'

type PictureWayProps = { compound: CompoundDetail; view: View; change: ChangeView }

export function PictureWay({ compound, view, change }: PictureWayProps) {
  const t = useT()
  const stage = useStage()
  const { data: pictures = [] } = usePictures(view.adcode)
  const shown = pictures.filter(({ id, fit }) => fit && view.pictures.includes(id))
  const trace = () => {
    const names = shown.map(({ name }) => name).join(t('shell.comma'))
    const note = t('placing.notePicture', { name: names }).slice(0, 500)
    stage.takeUp('compound', compound.id, { shape: null, origin: { kind: 'user', note } })
  }
  const open = (id: string) => {
    stage.putDown()
    change((now) => ({ ...now, selected: besideCompound([compound.id], id) }))
  }
  return (
    <>
      <p className="quiet">{t('placing.traceHow')}</p>
      <PictureList view={view} change={change} readOnly={false} onOpen={open} />
      <Button className="button primary" isDisabled={shown.length === 0} onPress={trace}>
        {t('placing.traceWith', { name: compound.name })}
      </Button>
    </>
  )
}
