/** What would be written, in a sentence; where it comes from; the one button that writes, and why it cannot. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { ImportPreview, ImportRun, ImportWishes } from '#contract/import.ts'
import { figure, type Say, useT } from '#web/language.ts'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { changeWords } from './run-words.ts'
import type { Preview } from './use-preview.ts'
import type { Wishing } from './use-wishes.ts'
import { useWriting } from './use-writing.ts'
import { WorkLine } from './WorkLine.tsx'
import { comingFrom } from './wishes.ts'

type WriteFootProps = {
  run: ImportRun
  look: Preview
  wishing: Wishing
}

/** Becomes a wish when the field is left; until then, and after an undo, the wish is what stands there. */
type Typed = { name: string; onDay: string }

export function WriteFoot({ run, look, wishing }: WriteFootProps) {
  const t = useT()
  const { seen, isCurrent, again } = look
  const { wishes, wish } = wishing
  const [typed, type] = useState<Typed | null>(null)
  const { name, onDay } = typed ?? { name: '', onDay: '', ...wishes.source }
  const write = useWriting(run, look)
  const preview = seen?.preview
  const what = preview ? changeWords(t, preview.summary) : null
  const left = preview?.summary.doubtful ?? 0
  const blocking = (preview?.blocking ?? []).filter(({ code }) => code !== toldBelow)
  const isConflict = write.problem?.status === 409
  const withSource = (now: ImportWishes) => comingFrom(now, { name, onDay, fileName: run.file.name })
  const keepSource = () => {
    type(null)
    const isOther = JSON.stringify(withSource(wishes).source) !== JSON.stringify(wishes.source)
    if (isOther) wish(withSource, t('imports.steps.source'))
  }
  const canWrite = isCurrent && what !== null && preview?.blocking.length === 0
  return (
    <footer className="import-foot">
      {write.progress && (
        <>
          <WorkLine look={write} />
          <p className="quiet">{t('imports.write.others')}</p>
        </>
      )}
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
        write.problem && <ProblemNote problem={write.problem} />
      )}
      {preview && (
        <p className="import-will" role="status">
          <b>{willWords(t, preview)}</b> {blocking.length > 0 && what && t('imports.write.afterwards', { what })}{' '}
          {left > 0 && <span className="import-doubt">{t('imports.write.left', { number: figure(left) })}</span>}
          {look.progress && <span className="quiet">{t('imports.outdated')}</span>}
        </p>
      )}
      <div className="import-write">
        <label className="import-source">
          <span className="quiet">{t('imports.write.source')}</span>
          <input
            className="input"
            value={name}
            maxLength={200}
            placeholder={t('imports.write.sourceHint')}
            onChange={({ target }) => type({ name: target.value, onDay })}
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
            onChange={({ target }) => type({ name, onDay: target.value })}
            onBlur={keepSource}
          />
        </label>
        <Button
          className="button primary"
          isDisabled={!canWrite || isConflict}
          isPending={write.isPending}
          onPress={() => write.begin(withSource(wishes))}
        >
          {t(write.isPending ? 'imports.write.writing' : 'imports.write.write')}
        </Button>
      </div>
    </footer>
  )
}

function willWords(t: Say, { summary, blocking }: ImportPreview): string {
  const what = changeWords(t, summary)
  if (blocking.some(({ code }) => code !== toldBelow)) return t('imports.write.notYet')
  if (what) return t('imports.write.will', { what })
  const { doubtful = 0, same = 0, skipped = 0 } = summary
  if (doubtful > 0) return t('imports.write.nothingYet')
  return same > 0 && skipped === 0 ? t('imports.write.allSame', { number: figure(same) }) : t('imports.write.nothing')
}

/** The sentence of the foot says it. */
const toldBelow = 'nothing-to-write'
