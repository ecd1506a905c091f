/** None of the candidates, or none there are: the reader types the name of the compound it is. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { recordsNamed, useLedgerRecords } from './ledger-records.tsx'
import { useSpotlight } from './spotlight.tsx'

const mostShown = 6

export function FindRecord({ name, onFind }: { name: string; onFind: (recordId: string) => void }) {
  const t = useT()
  const records = useLedgerRecords()
  const spotlight = useSpotlight()
  const [typed, setTyped] = useState('')
  const found = recordsNamed(records, typed, mostShown)
  return (
    <div className="import-find">
      <input
        className="input"
        aria-label={t('imports.rows.findLabel', { name })}
        placeholder={t('imports.rows.find')}
        value={typed}
        maxLength={200}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={({ key }) => key === 'Enter' && found.length === 1 && found[0] && onFind(found[0].id)}
      />
      {typed.trim() !== '' && found.length === 0 && <span className="quiet">{t('imports.rows.findNone')}</span>}
      {found.map(({ id, name: theirs, streetOffice }) => (
        <Button
          key={id}
          className="button button-small"
          onHoverStart={() => spotlight.light(null, id)}
          onPress={() => onFind(id)}
        >
          {theirs} {streetOffice && <span className="quiet">{streetOffice.name}</span>}
        </Button>
      ))}
    </div>
  )
}
