/** An import that was written: what, by whom, from where; it can be taken back as a whole. */
import { Button } from 'react-aria-components'
import type { ImportRun } from '#contract/import.ts'
import { useT } from '#web/language.ts'
import { Note } from '#web/ui/Note.tsx'
import { fileUrl } from './doors.ts'
import { sizeWords } from './incoming.ts'
import { actorWords, changeWords, momentWords } from './run-words.ts'
import { UndoNotes } from './UndoNotes.tsx'
import { useUndo } from './use-undo.ts'

type RunReportProps = { run: ImportRun; readOnly: boolean; onOpen: (importing: string) => void }

export function RunReport({ run, readOnly, onOpen }: RunReportProps) {
  const t = useT()
  const { undo, ...undoing } = useUndo(run.id)
  const isUndoing = undoing.progress !== null
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
      <UndoNotes undoing={undoing} />
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
          <Button className="button danger" isPending={isUndoing} onPress={() => void undo()}>
            {t(isUndoing ? 'imports.report.undoing' : 'imports.report.undo')}
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
