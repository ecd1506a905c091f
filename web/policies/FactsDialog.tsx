/** Records what the policies ask for: yes, no or not known, when, and on whose word; of one compound or of many in one step. */
import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components'
import { type CompoundFact, mostFacts } from '#contract/compound-fact.ts'
import { type Evidence, evidenceLimits } from '#contract/evidence.ts'
import type { Lying } from '#contract/zone.ts'
import { type Say, type Sentence, useT } from '#web/language.ts'
import { Choice } from '#web/ui/Choice.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { BasisFields } from './BasisFields.tsx'
import { EvidenceFiles } from './evidence/EvidenceFiles.tsx'
import {
  type Answer,
  type Ask,
  answersFor,
  type Basis,
  isDateWrong,
  isNewsOf,
  needsBasis,
  noAnswer,
  recordingOf,
  withFact,
} from './facts-form.ts'
import { useRecordFacts } from './use-policies.ts'
import { ZoneSources } from './ZoneSources.tsx'

type FactsDialogProps = {
  adcode: string
  compounds: readonly { id: string; name: string }[]
  /** What is asked at first, and what could be asked besides. */
  asks: readonly Ask[]
  more?: readonly Ask[]
  /** Of a single compound what is recorded already. */
  known?: readonly CompoundFact[]
  /** The same of its files; absent: none can be attached here. */
  evidence?: readonly Evidence[]
  /** The same of the marked ground it lies in. */
  zones?: readonly Lying[]
  onClose: () => void
}

const none: readonly never[] = []

export function FactsDialog({
  adcode,
  compounds,
  asks,
  more = none,
  known = none,
  evidence,
  zones = none,
  onClose,
}: FactsDialogProps) {
  const t = useT()
  const recording = useRecordFacts(adcode)
  // what was recorded when the form opened goes with the answers: a colleague's later record would be written over unseen
  const [seen, setSeen] = useState(known)
  const [wide, setWide] = useState(false)
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>({})
  const [basis, setBasis] = useState<Basis>({ kind: 'document', source: '', onDay: '' })
  const shown = wide ? [...asks, ...more] : asks
  const asked = recordingOf(compounds, answers, basis, seen)
  const isNews = (code: string) => isNewsOf(code, seen, known)
  const isTooMany = asked.items.length > mostFacts
  const isReady =
    asked.items.length > 0 &&
    !isTooMany &&
    !Object.values(answers).some(isDateWrong) &&
    !asked.items.some(({ code }) => isNews(code)) &&
    (!needsBasis(answers) || basis.source.trim() !== '')
  const [only] = compounds
  const title =
    compounds.length === 1 && only
      ? t('policies.recordOf', { name: only.name })
      : t('policies.recordTitle', { count: compounds.length })
  return (
    <Dialog
      title={title}
      isPending={recording.isPending}
      onClose={onClose}
      wide
      actions={
        <>
          <Button
            className="button primary"
            isDisabled={!isReady || recording.isPending}
            onPress={() => recording.mutate(asked, { onSuccess: onClose })}
          >
            {t('policies.record')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('shell.cancel')}
          </Button>
        </>
      }
    >
      {compounds.length > 1 && <p className="quiet">{t('policies.recordKeeps')}</p>}
      <ul className="fact-asks">
        {shown.map((ask) => (
          <FactAsk
            key={ask.code}
            ask={ask}
            answer={answers[ask.code] ?? noAnswer}
            recorded={known.find(({ code }) => code === ask.code)}
            isNews={isNews(ask.code)}
            onSeen={() => setSeen(withFact(ask.code, seen, known))}
            onAnswer={(answer) => setAnswers({ ...answers, [ask.code]: answer })}
          >
            <ZoneSources
              zones={zones.filter(({ code }) => code === ask.code)}
              onAdopt={(answer) => setAnswers({ ...answers, [ask.code]: answer })}
            />
            {only && evidence && (
              <EvidenceFiles
                compoundId={only.id}
                fact={ask}
                files={evidence.filter(({ code }) => code === ask.code)}
                readOnly={false}
              />
            )}
          </FactAsk>
        ))}
      </ul>
      {!wide && more.length > 0 && (
        <Button className="link" onPress={() => setWide(true)}>
          {t('policies.recordMore', { count: more.length })}
        </Button>
      )}
      {evidence && <p className="quiet">{t('evidence.hint', evidenceLimits)}</p>}
      <BasisFields basis={basis} onChange={setBasis} />
      {isTooMany && <Note tone="warning">{t('policies.tooMany', { limit: mostFacts })}</Note>}
      {recording.error && <ProblemNote problem={recording.error} />}
    </Dialog>
  )
}

type FactAskProps = {
  ask: Ask
  answer: Answer
  /** How it stands on record now, and whether that is news to who began this form. */
  recorded: CompoundFact | undefined
  isNews: boolean
  onSeen: () => void
  onAnswer: (answer: Answer) => void
  /** What is attached to the fact. */
  children: ReactNode
}

/** A condition is or is not so; an exclusion there is or is not. */
const wordOf = { condition: { no: 'false', yes: 'true' }, exclusion: { no: 'no', yes: 'yes' } } as const

function FactAsk({ ask, answer, recorded, isNews, onSeen, onAnswer, children }: FactAskProps) {
  const t = useT()
  const { code, name, kind } = ask
  const options = answersFor(code, recorded !== undefined).map((value) => {
    const word = value === 'no' || value === 'yes' ? wordOf[kind][value] : value
    return { value, label: t(`policies.answers.${word}` as Sentence) } // the words of each answer, all in the catalogue
  })
  const { happens, note, basis } = answer
  const isWrong = isDateWrong(answer)
  const told = basis && [basis.source, t(`words.provenanceKind.${basis.kind}`), basis.onDay].filter(Boolean).join(' · ')
  return (
    <li className="fact-ask">
      <span className="fact-name">{name}</span>
      <Choice label={name} options={options} value={answer.is} onChange={(is) => onAnswer({ is, happens, note })} />
      {answer.is === 'yes' && kind === 'exclusion' && (
        <label className="field">
          <span className="field-label">{t('policies.happens')}</span>
          <input
            className="input"
            value={answer.happens}
            maxLength={10}
            placeholder={t('policies.happensHint')}
            aria-invalid={isWrong || undefined}
            onChange={({ target }) => onAnswer({ is: answer.is, happens: target.value, note })}
          />
        </label>
      )}
      {isWrong && <p className="field-fault">{t('policies.happensWrong')}</p>}
      {answer.is !== 'skip' && answer.is !== 'gone' && (
        <label className="field">
          <span className="field-label">{t('policies.factNote')}</span>
          <input
            className="input"
            value={answer.note}
            maxLength={1000}
            onChange={({ target }) => onAnswer({ ...answer, note: target.value })}
          />
        </label>
      )}
      {told && <p className="quiet">{t('zones.adoptedFrom', { told })}</p>}
      {recorded && !isNews && (
        <p className="quiet">{t('policies.recordedNow', { told: recordedWords(t, kind, recorded) })}</p>
      )}
      {isNews && (
        <Note tone="warning">
          {recorded
            ? t('policies.recordedMeanwhile', { told: recordedWords(t, kind, recorded) })
            : t('policies.removedMeanwhile')}{' '}
          <Button className="link" onPress={() => onAnswer(noAnswer)}>
            {t('policies.keepTheirs')}
          </Button>{' '}
          <Button className="link" onPress={onSeen}>
            {t('policies.writeMine')}
          </Button>
        </Note>
      )}
      {children}
    </li>
  )
}

/** What is on record, in the words it is asked in: the answer, when, the note, and on whose word. */
function recordedWords(t: Say, kind: Ask['kind'], { holds, happens, note, origin }: CompoundFact): string {
  const answer = holds === null ? 'unknown' : wordOf[kind][holds ? 'yes' : 'no']
  const source = [origin.source, origin.onDay].filter(Boolean).join(' ')
  return [t(`policies.answers.${answer}`), happens, note, source].filter(Boolean).join(' · ')
}
