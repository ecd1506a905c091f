/** Marked ground is taken away only after it was told whose verdict changes by that. */
import { Button } from 'react-aria-components'
import type { ListedZone } from '#contract/zone.ts'
import { useT } from '#web/language.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { useRemoveZone, useZoneCheck } from './use-zones.ts'
import { ChangesBy } from './ZoneEffect.tsx'

type RemoveZoneDialogProps = { adcode: string; zone: ListedZone; onClose: () => void; onRemoved?: () => void }

export function RemoveZoneDialog({ adcode, zone, onClose, onRemoved }: RemoveZoneDialogProps) {
  const t = useT()
  const check = useZoneCheck(adcode, { adcode, id: zone.id, boundary: null })
  const removing = useRemoveZone(adcode)
  const remove = () =>
    removing.remove(zone, () => {
      onClose()
      onRemoved?.()
    })
  return (
    <Dialog
      title={t('zones.removeTitle', { name: zone.name })}
      onClose={onClose}
      actions={
        <>
          <Button className="button danger" isDisabled={removing.isPending || check.isFetching} onPress={remove}>
            {t('zones.remove')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('shell.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('zones.removeText')}</p>
      {check.error && <ProblemNote problem={check.error} onRetry={() => void check.refetch()} />}
      <ChangesBy check={check.data} />
      {removing.error && <ProblemNote problem={removing.error} />}
    </Dialog>
  )
}
