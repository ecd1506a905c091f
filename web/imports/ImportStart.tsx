/** The entry: drop, choose or paste. Says what is going up, and why a file was refused. */
import { useState } from 'react'
import { Button, FileTrigger } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { pastedFrom, useArrivals } from './Arrivals.tsx'

export function ImportStart({ readOnly }: { readOnly: boolean }) {
  const t = useT()
  const { take, uploading, problem, told } = useArrivals()
  if (readOnly) {
    return (
      <div className="import-start">
        <Note tone="plain">{t('imports.start.readOnly')}</Note>
      </div>
    )
  }
  return (
    <div className="import-start">
      {problem && <ProblemNote problem={problem} />}
      {told && <Note tone="plain">{told}</Note>}
      <div className="import-entry">
        <p className="import-entry-title">{t('imports.start.title')}</p>
        <p>{t('imports.start.text')}</p>
        {uploading === null ? (
          <FileTrigger allowsMultiple onSelect={(files) => files && files.length > 0 && take([...files])}>
            <Button className="button primary">{t('imports.start.choose')}</Button>
          </FileTrigger>
        ) : (
          <p className="import-uploading" role="status">
            {uploading}
          </p>
        )}
        <p className="quiet">{t('imports.start.formats')}</p>
      </div>
      <PasteField />
    </div>
  )
}

/** A paste with cells goes up at once; plain text is shown first. */
function PasteField() {
  const t = useT()
  const { paste, uploading } = useArrivals()
  const [text, setText] = useState('')
  return (
    <div className="import-paste">
      <p>
        <b>{t('imports.start.pasteTitle')}</b> <span className="quiet">{t('imports.start.pasteHint')}</span>
      </p>
      <textarea
        className="input"
        rows={3}
        aria-label={t('imports.start.pasteLabel')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onPaste={(event) => {
          const pasted = pastedFrom(event.clipboardData)
          if (pasted.html !== '' && paste(pasted)) event.preventDefault()
        }}
      />
      {text.trim() !== '' && (
        <Button
          className="button button-small"
          isDisabled={uploading !== null}
          onPress={() => paste({ html: '', text: `${text}\n` })}
        >
          {t('imports.start.pasteRead')}
        </Button>
      )}
    </div>
  )
}
