/** An import being taken back: how far it is and how to stop it, and what came of it: what is restored, and what stays because others changed it. */
import type { ImportUndone } from '#contract/import.ts'
import { figure, useT } from '#web/language.ts'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import type { Undoing } from './use-undo.ts'
import { WorkLine } from './WorkLine.tsx'

export function UndoNotes({ undoing }: { undoing: Undoing }) {
  const t = useT()
  const { progress, undone, problem, isStopped } = undoing
  return (
    <>
      {progress && (
        <>
          <WorkLine look={undoing} />
          <p className="quiet">{t('imports.report.undoOthers')}</p>
        </>
      )}
      {undone && <Undone undone={undone} />}
      {problem && <ProblemNote problem={problem} />}
      {isStopped && <Note tone="warning">{t('imports.report.undoStopped')}</Note>}
    </>
  )
}

function Undone({ undone: { restored, kept, keptTotal } }: { undone: ImportUndone }) {
  const t = useT()
  const more = keptTotal - kept.length
  return (
    <div role="status">
      <p>{t('imports.report.restored', { count: restored })}</p>
      {keptTotal > 0 && (
        <Note tone="warning">
          {t('imports.report.kept', { number: figure(keptTotal) })}
          <ul className="note-list">
            {kept.map(({ recordId, name }) => (
              <li key={recordId}>{name}</li>
            ))}
            {more > 0 && <li>{t('imports.report.keptMore', { number: figure(more) })}</li>}
          </ul>
        </Note>
      )}
    </div>
  )
}
