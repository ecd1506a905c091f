/** The state of saving, at the top right of the inspector. */
import { useT } from '#web/language.ts'
import type { Saving } from './use-save-compound.ts'

export function SavingLine({ saving }: { saving: Saving }) {
  const t = useT()
  if (saving.kind === 'idle') return null
  if (saving.kind === 'saved')
    return <output className="saving">{t('compounds.savedAt', { time: timeOf(saving.at) })}</output>
  if (saving.kind === 'saving') return <output className="saving">{t('compounds.savingNow')}</output>
  return <output className="saving saving-failed">{t('compounds.notSaved')}</output>
}

const timeOf = (at: Date) => `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`
