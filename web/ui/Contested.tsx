/** What a colleague saved over the words somebody types here, and whose are to stay. */
import { Button } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { Note } from './Note.tsx'

type ContestedProps = {
  texts: readonly { name: string; theirs: string }[]
  onSettle: (keeps: 'mine' | 'theirs') => void
}

export function Contested({ texts, onSettle }: ContestedProps) {
  const t = useT()
  if (texts.length === 0) return null
  return (
    <Note tone="warning">
      <p>{t('shell.theirs', { fields: texts.map(({ name }) => name).join(t('shell.comma')) })}</p>
      <ul className="note-list">
        {texts.map(({ name, theirs }) => (
          <li key={name}>{t('shell.theirText', { field: name, text: theirs || t('shell.emptied') })}</li>
        ))}
      </ul>
      <Button className="link" onPress={() => onSettle('mine')}>
        {t('shell.keepMine')}
      </Button>{' '}
      <Button className="link" onPress={() => onSettle('theirs')}>
        {t('shell.takeTheirs')}
      </Button>
    </Note>
  )
}
