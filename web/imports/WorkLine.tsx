/** What is being done with the file, how far it is and how to stop it; what went wrong, and what the reader may do about it. */
import { Button } from 'react-aria-components'
import type { ImportPreview } from '#contract/import.ts'
import { percent, useT } from '#web/language.ts'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { holdsLines } from './picture.ts'
import type { Preview } from './use-preview.ts'
import type { Wishing } from './use-wishes.ts'
import { ofKind } from './wishes.ts'

/** The hairline of work: which phase, how far, and how to stop it. */
export function WorkLine({ look: { progress, stop } }: { look: Pick<Preview, 'progress' | 'stop'> }) {
  const t = useT()
  if (!progress) return <div className="import-work" />
  const phase = t(`imports.phases.${progress.phase}`)
  return (
    <div className="import-work" data-on>
      <div
        className="import-progress"
        role="progressbar"
        aria-label={phase}
        aria-valuenow={Math.round(progress.share * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span style={{ width: `${Math.max(2, progress.share * 100)}%` }} />
      </div>
      <div className="import-stop">
        {t('imports.working', { phase, percent: percent(progress.share) })}
        <Button className="link" onPress={stop}>
          {t('imports.cancel')}
        </Button>
      </div>
    </div>
  )
}

export function LookNotes({ look: { seen, problem, isStopped, again } }: { look: Preview }) {
  const t = useT()
  if (problem) {
    return (
      <div className="import-padded">
        <ProblemNote problem={problem} onRetry={again} />
      </div>
    )
  }
  if (!isStopped) return null
  return (
    <div className="import-padded">
      <Note tone="warning">
        {t(seen ? 'imports.stopped' : 'imports.stoppedEmpty')}{' '}
        <Button className="link" onPress={again}>
          {t('imports.again')}
        </Button>
      </Note>
    </div>
  )
}

/** A file of lines is hardly a ledger of compounds: its kind is asked for, never guessed. */
export function KindHint({ preview, wishing: { wishes, wish } }: { preview: ImportPreview; wishing: Wishing }) {
  const t = useT()
  if (wishes.kind !== 'compounds' || !holdsLines(preview)) return null
  return (
    <div className="import-padded">
      <Note tone="warning">
        {t('imports.linesHint')}{' '}
        {(['works', 'ground'] as const).map((kind) => (
          <Button
            key={kind}
            className="link import-hint"
            onPress={() => wish((now) => ofKind(now, kind), t('imports.steps.kind'))}
          >
            {t(`imports.kinds.${kind}`)}
          </Button>
        ))}
      </Note>
    </div>
  )
}
