/** Asks before a draft goes, and with it everything that was decided about it. */
import { useT } from '#web/language.ts'
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx'

type DiscardDialogProps = { name: string; onDiscard: () => void; onClose: () => void }

export function DiscardDialog({ name, onDiscard, onClose }: DiscardDialogProps) {
  const t = useT()
  return (
    <ConfirmDialog
      title={t('imports.write.dropAsk', { name })}
      text={t('imports.write.dropText')}
      action={t('imports.write.dropYes')}
      isPending={false}
      problem={null}
      onDo={() => {
        onClose()
        onDiscard()
      }}
      onClose={onClose}
    />
  )
}
