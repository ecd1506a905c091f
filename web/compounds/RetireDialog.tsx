/** Taking a compound off the lists, with the reason. Its record and history stay. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { CompoundDetail } from '#contract/compound.ts'
import { retireCompound } from '#web/api.ts'
import { keepCompound } from '#web/district.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'

type RetireDialogProps = { compound: CompoundDetail; onClose: () => void; onRetired: () => void }

export function RetireDialog({ compound, onClose, onRetired }: RetireDialogProps) {
  const t = useT()
  const stage = useStage()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const retiring = useMutation({
    mutationFn: () => retireCompound(compound.id, { version: compound.version, reason: reason.trim() }),
    onSuccess: (saved) => {
      keepCompound(queries, saved)
      stage.say({ text: t('compounds.retired', { name: compound.name }) })
      onRetired()
    },
  })
  return (
    <Dialog
      title={t('compounds.retireTitle', { name: compound.name })}
      onClose={onClose}
      actions={
        <>
          <Button
            className="button danger"
            isDisabled={reason.trim() === '' || retiring.isPending}
            onPress={() => retiring.mutate()}
          >
            {t('compounds.retire')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('shell.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('compounds.retireText')}</p>
      <label className="field field-tall">
        <span>{t('compounds.retireReason')}</span>
        <textarea
          className="input"
          rows={3}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      {retiring.error && <ProblemNote problem={retiring.error} />}
    </Dialog>
  )
}
