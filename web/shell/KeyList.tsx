/** What the keys do, on ?. */
import { useT } from '#web/language.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { keyLabel, keyNames, shortcuts } from './keys.ts'

export function KeyList({ onClose }: { onClose: () => void }) {
  const t = useT()
  return (
    <Dialog title={t('shell.keyList')} onClose={onClose}>
      <dl className="key-list">
        {keyNames.map((name) => (
          <div key={name}>
            <dt>
              {shortcuts[name].split(' ').map((part) => (
                <kbd key={part}>{part}</kbd>
              ))}
            </dt>
            <dd>{t(keyLabel(name))}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{t('shell.mapKeys')}</p>
    </Dialog>
  )
}
