/** Taking a compound off the lists, with the reason. Its record and history stay. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CompoundDetail } from '#contract/compound.ts'
import { retireCompound } from '#web/api.ts'
import { keepCompound } from '#web/district.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { ReasonDialog } from '#web/ui/ReasonDialog.tsx'

type RetireDialogProps = { compound: CompoundDetail; onClose: () => void; onRetired: () => void }

export function RetireDialog({ compound, onClose, onRetired }: RetireDialogProps) {
  const t = useT()
  const stage = useStage()
  const queries = useQueryClient()
  const retiring = useMutation({
    mutationFn: (reason: string) => retireCompound(compound.id, { version: compound.version, reason }),
    onSuccess: (saved) => {
      keepCompound(queries, saved)
      stage.say({ text: t('compounds.retired', { name: compound.name }) })
      onRetired()
    },
  })
  return (
    <ReasonDialog
      title={t('compounds.retireTitle', { name: compound.name })}
      text={t('compounds.retireText')}
      label={t('compounds.retireReason')}
      action={t('compounds.retire')}
      isPending={retiring.isPending}
      problem={retiring.error}
      onReason={retiring.mutate}
      onClose={onClose}
    />
  )
}
