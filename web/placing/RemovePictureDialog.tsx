/** Removing a picture is final, so it is asked. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'react-aria-components'
import type { Picture } from '#contract/picture.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { removePicture } from './doors.ts'
import { dropPicture } from './use-pictures.ts'

type RemovePictureDialogProps = { picture: Picture; onClose: () => void; onRemoved: () => void }

export function RemovePictureDialog({ picture, onClose, onRemoved }: RemovePictureDialogProps) {
  const t = useT()
  const stage = useStage()
  const queries = useQueryClient()
  const { id, name, version } = picture
  const removing = useMutation({
    mutationFn: () => removePicture(id, version),
    onSuccess: () => {
      dropPicture(queries, picture)
      stage.say({ text: t('placing.pictureRemoved', { name }) })
      onRemoved()
    },
  })
  return (
    <Dialog
      title={t('placing.removePictureTitle', { name })}
      onClose={onClose}
      actions={
        <>
          <Button className="button primary" isDisabled={removing.isPending} onPress={() => removing.mutate()}>
            {t('placing.removePicture')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('shell.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('placing.removePictureText')}</p>
      {removing.error && <ProblemNote problem={removing.error} />}
    </Dialog>
  )
}
