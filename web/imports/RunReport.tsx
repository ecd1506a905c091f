/** An import that was written: what, by whom, from where; it can be taken back as a whole. */
import { Button } from 'react-aria-components'
import type { ImportRun, ImportUndone } from '#contract/import.ts'
import { useT } from '#web/language.ts'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { fileUrl } from './doors.ts'
import { sizeWords } from './incoming.ts'
import { actorWords, changeWords, momentWords } from './run-words.ts'
import { useUndo } from './use-runs.ts'

type RunReportProps = { run: ImportRun; readOnly: boolean; onOpen: (importing: string) => void }

export function RunReport({ run, readOnly, onOpen }: RunReportProps) {
  const t = useT()
  const undo = useUndo(run.id)
  const { file, state, appliedAt, undoneAt } = run
  return (
    <div className="import-body import-padded">
      <h2 className="import-title">{file.name}</h2>
      <p className="quiet">
        {t(`imports.kinds.${run.kind}`)} · {sizeWords(file.bytes)}
      </p>
      {state === 'applied' && (
        <Note tone="good">
          <b>{t('imports.report.applied')}</b> {changeWords(t, run.summary) ?? t('imports.report.nothingWritten')}
        </Note>
      )}
      {state === 'undone' && <Note tone="plain">{t('imports.report.undone')}</Note>}
      {undo.data && <Undone undone={undo.data} />}
      {undo.error && <ProblemNote problem={undo.error} />}
      <dl className="import-facts">
        {appliedAt && (
          <>
            <dt>{t('imports.report.at')}</dt>
            <dd>{t('imports.report.by', { actor: actorWords(t, run), at: momentWords(appliedAt) })}</dd>
          </>
        )}
        {undoneAt && (
          <>
            <dt>{t('imports.report.undone')}</dt>
            <dd>{momentWords(undoneAt)}</dd>
          </>
        )}
        {run.source && (
          <>
            <dt>{t('imports.write.source')}</dt>
            <dd>{run.source}</dd>
          </>
        )}
        {run.sender && (
          <>
            <dt>{t('imports.sender')}</dt>
            <dd>{run.sender}</dd>
          </>
        )}
      </dl>
      {state === 'applied' && !readOnly && <p className="quiet">{t('imports.report.undoAsk')}</p>}
      <div className="buttons import-report-acts">
        {state === 'applied' && !readOnly && (
          <Button className="button danger" isDisabled={undo.isPending} onPress={() => undo.mutate()}>
            {t(undo.isPending ? 'imports.report.undoing' : 'imports.report.undo')}
          </Button>
        )}
        {!readOnly && (
          <a className="button" href={fileUrl(run.id)} download>
            {t('imports.report.download')}
          </a>
        )}
        <Button className="button" onPress={() => onOpen('new')}>
          {t(readOnly ? 'imports.toList' : 'imports.report.another')}
        </Button>
      </div>
    </div>
  )
}

function Undone({ undone }: { undone: ImportUndone }) {
  const t = useT()
  return (
    <div role="status">
      <p>{t('imports.report.restored', { count: undone.restored })}</p>
      {undone.kept.length > 0 && (
        <Note tone="warning">
          {t('imports.report.kept')}
          <ul className="note-list">
            {undone.kept.map(({ recordId, name }) => (
              <li key={recordId}>{name}</li>
            ))}
          </ul>
        </Note>
      )}
    </div>
  )
}
