/** Marked ground is taken away only after it was told whose verdict changes by that. */
import type { ListedZone } from '#contract/zone.ts'
import { useT } from '#web/language.ts'
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx'
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
    <ConfirmDialog
      title={t('zones.removeTitle', { name: zone.name })}
      text={t('zones.removeText')}
      action={t('zones.remove')}
      isPending={removing.isPending}
      isDisabled={check.isFetching}
      problem={removing.error}
      onDo={remove}
      onClose={onClose}
    >
      {check.error && <ProblemNote problem={check.error} onRetry={() => void check.refetch()} />}
      <ChangesBy check={check.data} />
    </ConfirmDialog>
  )
}
