/** Asks before a draft goes, and with it everything that was decided about it. */
import { Button } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { Dialog } from '#web/ui/Dialog.tsx'

type DiscardDialogProps = { name: string; onDiscard: () => void; onClose: () => void }

export function DiscardDialog({ name, onDiscard, onClose }: DiscardDialogProps) {
  const t = useT()
  return (
    <Dialog
      title={t('imports.write.dropAsk', { name })}
      onClose={onClose}
      actions={
        <>
          <Button
            className="button danger"
            onPress={() => {
              onClose()
              onDiscard()
            }}
          >
            {t('imports.write.dropYes')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('shell.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('imports.write.dropText')}</p>
    </Dialog>
  )
}
