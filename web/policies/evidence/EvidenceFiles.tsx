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
  const problem = attaching.error ?? removing.error ?? restoring.error
  return (
    <div className="evidence">
      {files.length + gone.length > 0 && (
        <ul aria-label={t('evidence.title')}>
          {files.map((file) => (
            <FileLine
              key={file.id}
              file={file}
              onRemove={
                readOnly ? null : () => removing.mutate(file, { onSuccess: (now) => setRemoved([...gone, now]) })
              }
            />
          ))}
          {gone.map((file) => (
            <li key={file.id}>
              <span className="quiet">{t('evidence.removed', { name: file.name })}</span>
              <Button className="link" onPress={() => restoring.mutate(file)}>
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

function FileLine({ file, onRemove }: { file: Evidence; onRemove: (() => void) | null }) {
  const t = useT()
  const [describing, setDescribing] = useState(false)
  const { id, name, issuer, onDay } = file
  const about = { issuer: issuer ?? t('evidence.noIssuer'), day: onDay ?? t('evidence.noDay') }
  return (
    <li>
      <a href={evidenceUrl(id)} download={name} title={t('evidence.download', { name })}>
        {name}
      </a>{' '}
      <span className="quiet">{t('evidence.about', about)}</span>
      {onRemove && !describing && (
        <>
          <Button
            className="link"
            aria-label={t('evidence.describeNamed', { name })}
            onPress={() => setDescribing(true)}
          >
            {t('evidence.describe')}
          </Button>
          <Button className="link" aria-label={t('evidence.removeNamed', { name })} onPress={onRemove}>
            {t('evidence.remove')}
          </Button>
        </>
      )}
      {describing && <DescribeFile file={file} onClose={() => setDescribing(false)} />}
    </li>
  )
}
