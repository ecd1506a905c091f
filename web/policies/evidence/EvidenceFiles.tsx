/** The files attached to one fact: each with who made it and its day, to be saved; and, for who may write, one more. */
import { useState } from 'react'
import { Button, FileTrigger } from 'react-aria-components'
import { type Evidence, evidenceTypes } from '#contract/evidence.ts'
import { useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { DescribeFile } from './DescribeFile.tsx'
import { evidenceUrl, useAttach, useRemove, useRestore } from './use-evidence.ts'

type EvidenceFilesProps = {
  compoundId: string
  /** The fact, and what it is called. */
  fact: { code: string; name: string }
  /** Those of this fact. */
  files: readonly Evidence[]
  readOnly: boolean
}

export function EvidenceFiles({ compoundId, fact: { code, name }, files, readOnly }: EvidenceFilesProps) {
  const t = useT()
  const attaching = useAttach(compoundId, code)
  const removing = useRemove(compoundId)
  const restoring = useRestore(compoundId)
  const [removed, setRemoved] = useState<readonly Evidence[]>([])
  const gone = removed.filter(({ id }) => !files.some((each) => each.id === id))
  const [broughtBack, setBroughtBack] = useState<string | null>(null)
  const remove = (file: Evidence) => removing.mutate(file, { onSuccess: (now) => setRemoved([...gone, now]) })
  const restore = (file: Evidence) => restoring.mutate(file, { onSuccess: ({ id }) => setBroughtBack(id) })
  const problem = attaching.error ?? removing.error ?? restoring.error
  return (
    <div className="evidence">
      {files.length + gone.length > 0 && (
        <ul aria-label={t('evidence.title')}>
          {files.map((file) => (
            <FileLine
              key={file.id}
              file={file}
              isBusy={removing.isPending}
              isBack={file.id === broughtBack}
              onRemove={readOnly ? null : () => remove(file)}
            />
          ))}
          {gone.map((file) => (
            <li key={file.id}>
              <span className="quiet">{t('evidence.removed', { name: file.name })}</span>
              <Button autoFocus className="link" isDisabled={restoring.isPending} onPress={() => restore(file)}>
                {t('shell.undo')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (
        <FileTrigger
          acceptedFileTypes={[...Object.keys(evidenceTypes), ...Object.values(evidenceTypes).map((end) => `.${end}`)]}
          onSelect={(chosen) => {
            const file = chosen?.[0]
            if (file) attaching.mutate(file)
          }}
        >
          <Button
            className="link evidence-add"
            aria-label={t('evidence.attachNamed', { name })}
            isDisabled={attaching.isPending}
          >
            <Icon name="plus" size={14} />
            {t(attaching.isPending ? 'evidence.attaching' : 'evidence.attach')}
          </Button>
        </FileTrigger>
      )}
      {problem && <ProblemNote problem={problem} />}
    </div>
  )
}

type FileLineProps = {
  file: Evidence
  isBusy: boolean
  /** Removed and brought back: the keyboard goes on where it was. */
  isBack: boolean
  onRemove: (() => void) | null
}

function FileLine({ file, isBusy, isBack, onRemove }: FileLineProps) {
  const t = useT()
  const [describing, setDescribing] = useState<'not yet' | 'now' | 'over'>('not yet')
  const { id, name, issuer, onDay } = file
  const about = { issuer: issuer ?? t('evidence.noIssuer'), day: onDay ?? t('evidence.noDay') }
  return (
    <li>
      <a href={evidenceUrl(id)} download={name} title={t('evidence.download', { name })}>
        {name}
      </a>{' '}
      <span className="quiet">{t('evidence.about', about)}</span>
      {onRemove && describing !== 'now' && (
        <>
          <Button
            autoFocus={describing === 'over'}
            className="link"
            aria-label={t('evidence.describeNamed', { name })}
            onPress={() => setDescribing('now')}
          >
            {t('evidence.describe')}
          </Button>
          <Button
            autoFocus={isBack}
            className="link"
            aria-label={t('evidence.removeNamed', { name })}
            isDisabled={isBusy}
            onPress={onRemove}
          >
            {t('evidence.remove')}
          </Button>
        </>
      )}
      {describing === 'now' && <DescribeFile file={file} onClose={() => setDescribing('over')} />}
    </li>
  )
}
