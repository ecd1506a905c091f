/** What would be written, in a sentence; where it comes from; the one button that writes, and why it cannot. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { ImportRun } from '#contract/import.ts'
import type { ApiProblem } from '#web/api.ts'
import { figure, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { applyImport, undoImport } from './doors.ts'
import { changeWords } from './run-words.ts'
import type { Preview } from './use-preview.ts'
import { useKeepRun } from './use-runs.ts'
import { forgetWishes, type Wishing } from './use-wishes.ts'
import { comingFrom } from './wishes.ts'

type WriteFootProps = {
  run: ImportRun
  look: Preview
  wishing: Wishing
  readOnly: boolean
}

export function WriteFoot({ run, look, wishing, readOnly }: WriteFootProps) {
  const t = useT()
  const { seen, isCurrent, again } = look
  const [name, setName] = useState(wishing.wishes.source?.name ?? '')
  const [onDay, setOnDay] = useState(wishing.wishes.source?.onDay ?? '')
  const write = useWriting(run, { look, wishing })
  const preview = seen?.preview
  const what = preview ? changeWords(t, preview.summary) : null
  const left = preview?.summary.doubtful ?? 0
  const blocking = (preview?.blocking ?? []).filter(({ code }) => code !== toldBelow)
  const isConflict = (write.error as ApiProblem | null)?.status === 409 // an ApiProblem has a status
  const keepSource = () => {
    const next = comingFrom(wishing.wishes, name, onDay)
    if (JSON.stringify(next) !== JSON.stringify(wishing.wishes)) wishing.wish(next, t('imports.steps.source'))
  }
  const canWrite = !readOnly && isCurrent && what !== null && preview?.blocking.length === 0
  return (
    <footer className="import-foot">
      {blocking.map((reason) => (
        <Note key={`${reason.code} ${reason.message}`} tone="warning">
          {reason.message}
        </Note>
      ))}
      {isConflict ? (
        <Note tone="failure">
          {t('imports.write.conflict')}{' '}
          <Button
            className="link"
            onPress={() => {
              write.reset()
              again()
            }}
          >
            {t('imports.again')}
          </Button>
        </Note>
      ) : (
        write.error && <ProblemNote problem={write.error} />
      )}
      {preview && (
        <p className="import-will" role="status">
          <b>
            {what
              ? t('imports.write.will', { what })
              : t(left > 0 ? 'imports.write.nothingYet' : 'imports.write.nothing')}
          </b>{' '}
          {left > 0 && <span className="import-doubt">{t('imports.write.left', { number: figure(left) })}</span>}
          {look.progress && <span className="quiet">{t('imports.outdated')}</span>}
        </p>
      )}
      {readOnly ? (
        <p className="quiet">{t('imports.start.readOnly')}</p>
      ) : (
        <div className="import-write">
          <label className="import-source">
            <span className="quiet">{t('imports.write.source')}</span>
            <input
              className="input"
              value={name}
              maxLength={200}
              placeholder={t('imports.write.sourceHint')}
              onChange={({ target }) => setName(target.value)}
              onBlur={keepSource}
            />
          </label>
          <label>
            <span className="quiet">{t('imports.write.onDay')}</span>
            <input
              className="input"
              type="date"
              value={onDay}
              min="1950-01-01"
              max="2099-12-31"
              onChange={({ target }) => setOnDay(target.value)}
              onBlur={keepSource}
            />
          </label>
          <Button
            className="button primary"
            isDisabled={!canWrite || isConflict || write.isPending}
            onPress={() => write.mutate(comingFrom(wishing.wishes, name, onDay))}
          >
            {t(write.isPending ? 'imports.write.writing' : 'imports.write.write')}
          </Button>
        </div>
      )}
    </footer>
  )
}

/** The sentence of the foot says it. */
const toldBelow = 'nothing-to-write'

/** Writes what was seen, and offers to take it back at once. */
function useWriting(run: ImportRun, { look }: { look: Preview; wishing: Wishing }) {
  const t = useT()
  const stage = useStage()
  const keepRun = useKeepRun()
  return useMutation({
    mutationFn: (wishes: Wishing['wishes']) => applyImport(run.id, { wishes, digest: look.seen?.preview.digest ?? '' }),
    onSuccess: (written) => {
      forgetWishes(run.id)
      keepRun(written)
      const undo = () => void undoImport(run.id).then(({ run: undone }) => keepRun(undone))
      stage.say({ text: `${t('imports.report.applied')} ${changeWords(t, written.summary) ?? ''}`, undo })
    },
  })
}
