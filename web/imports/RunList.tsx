/** Every import of the district: file, who, when, what it wrote, its state; the file as received, and undo. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { ImportRun } from '#contract/import.ts'
import { useT } from '#web/language.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { DiscardDialog } from './DiscardDialog.tsx'
import { fileUrl } from './doors.ts'
import { sizeWords } from './incoming.ts'
import { actorWords, changeWords, momentOf, momentWords } from './run-words.ts'
import { UndoNotes } from './UndoNotes.tsx'
import { useDiscard, useRuns } from './use-runs.ts'
import { useUndo } from './use-undo.ts'

type RunListProps = { adcode: string; readOnly: boolean; onOpen: (id: string) => void }

export function RunList({ adcode, readOnly, onOpen }: RunListProps) {
  const t = useT()
  const { data: runs, error, refetch } = useRuns(adcode)
  return (
    <section className="section import-runs">
      <header className="section-head">
        <h2>{t('imports.list.title')}</h2>
      </header>
      {error && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {!runs && !error && <Skeleton label={t('shell.loading')} />}
      {runs?.length === 0 && <p className="quiet">{t('imports.list.empty')}</p>}
      {runs && runs.length > 0 && (
        <table className="import-table">
          <thead>
            <tr>
              <th>{t('imports.list.file')}</th>
              <th>{t('imports.list.what')}</th>
              <th>{t('imports.list.who')}</th>
              <th>{t('imports.list.state')}</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <RunRow key={run.id} run={run} readOnly={readOnly} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function RunRow({ run, readOnly, onOpen }: { run: ImportRun; readOnly: boolean; onOpen: (id: string) => void }) {
  const t = useT()
  const { undo, ...undoing } = useUndo(run.id)
  const discard = useDiscard(run)
  const [isAsked, ask] = useState(false)
  const { name, bytes } = run.file
  const wrote = run.state === 'draft' ? null : changeWords(t, run.summary)
  const isUndoTold = undoing.progress || undoing.undone || undoing.problem || undoing.isStopped
  return (
    <>
      <tr data-state={run.state}>
        <td>
          {readOnly && run.state === 'draft' ? (
            name
          ) : (
            <Button
              className="link-name"
              aria-label={t('imports.list.openNamed', { name })}
              onPress={() => onOpen(run.id)}
            >
              {name}
            </Button>
          )}
          <span className="quiet import-line">
            {t(`imports.kinds.${run.kind}`)} · {sizeWords(bytes)}
            {run.sender && ` · ${run.sender}`}
          </span>
        </td>
        <td>
          {wrote ?? <span className="quiet">–</span>}
          {run.source && <span className="quiet import-line">{run.source}</span>}
        </td>
        <td>
          {actorWords(t, run)}
          <span className="quiet import-line">{momentWords(momentOf(run))}</span>
        </td>
        <td>
          <span className="import-state" data-state={run.state}>
            {t(`imports.list.states.${run.state}`)}
          </span>
          <span className="import-line import-acts">
            {!readOnly && (
              <a
                className="link"
                href={fileUrl(run.id)}
                download
                aria-label={t('imports.list.downloadNamed', { name })}
              >
                {t('imports.list.download')}
              </a>
            )}
            {run.state === 'applied' && !readOnly && (
              <Button
                className="link"
                aria-label={t('imports.list.undoNamed', { name })}
                isDisabled={undoing.progress !== null}
                onPress={() => void undo()}
              >
                {t('imports.list.undo')}
              </Button>
            )}
            {run.state === 'draft' && !readOnly && (
              <Button
                className="link"
                aria-label={t('imports.list.removeNamed', { name })}
                isDisabled={discard.isPending}
                onPress={() => ask(true)}
              >
                {t('imports.list.remove')}
              </Button>
            )}
            {isAsked && <DiscardDialog name={name} onDiscard={discard.mutate} onClose={() => ask(false)} />}
          </span>
        </td>
      </tr>
      {(isUndoTold || discard.error) && (
        <tr>
          <td colSpan={4}>
            <UndoNotes undoing={undoing} />
            {discard.error && <ProblemNote problem={discard.error} />}
          </td>
        </tr>
      )}
    </>
  )
}
