/** Removing a picture is asked; its bytes are held here for as long as the toast offers to take it back. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Picture } from '#contract/picture.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx'
import { readPictureBytes, removePicture, restorePicture } from './doors.ts'
import { dropPicture, keepPicture } from './use-pictures.ts'

type RemovePictureDialogProps = { picture: Picture; onClose: () => void; onRemoved: () => void }

export function RemovePictureDialog({ picture, onClose, onRemoved }: RemovePictureDialogProps) {
  const t = useT()
  const stage = useStage()
  const queries = useQueryClient()
  const { id, name, version } = picture
  const removing = useMutation({
    mutationFn: async () => {
      const bytes = await readPictureBytes(id).catch(() => null) // a damaged one can go as well
      await removePicture(id, version)
      return bytes
    },
    onSuccess: (bytes) => {
      dropPicture(queries, picture)
      stage.say({ text: t('placing.pictureRemoved', { name }), ...(bytes && { undo: () => restore(bytes) }) })
      onRemoved()
    },
  })
  const restore = (bytes: Blob) =>
    void restorePicture(picture, bytes).then(
      (back) => {
        keepPicture(queries, back)
        stage.say({ text: t('placing.pictureRestored', { name }) })
      },
      (problem: Error) => stage.say({ text: t('placing.pictureLost', { name, why: problem.message }) }),
    )
  return (
    <ConfirmDialog
      title={t('placing.removePictureTitle', { name })}
      text={t('placing.removePictureText')}
      action={t('placing.removePicture')}
      isPending={removing.isPending}
      problem={removing.error}
      onDo={() => removing.mutate()}
      onClose={onClose}
    />
  )
}
