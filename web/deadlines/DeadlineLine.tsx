/** One deadline of one period: its day, what it asks, the clause, how it stands. */
import { Button } from 'react-aria-components'
import type { DeadlineEntry, DeadlineMark, Deadlines } from '#contract/deadlines.ts'
import { useT } from '#web/language.ts'
import { documentName } from '#web/ui/document-name.ts'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'
import { deadlineName, leftWords } from './words.ts'

type DeadlineLineProps = {
  entry: DeadlineEntry
  pack: Deadlines['packs'][number] | undefined
  readOnly: boolean
  onMark: () => void
  onReopen: (mark: DeadlineMark) => void
}

export function DeadlineLine({ entry, pack, readOnly, onMark, onReopen }: DeadlineLineProps) {
  const t = useT()
  const { dueOn, dayIsPrinted, state, daysLeft, clause, printed, note, mark, every, period } = entry
  const name = deadlineName(entry)
  const isCounted = state === 'ahead' || state === 'overdue'
  return (
    <li className="deadline-line" data-state={state}>
      <time className="deadline-day" dateTime={dueOn}>
        {dueOn.slice(5)}
      </time>
      <div className="deadline-what">
        <strong>{name}</strong>
        {every !== 'once' && <span className="quiet"> {every === 'month' ? t('deadlines.readDayShort') : period}</span>}
        <span className="deadline-source quiet">
          {pack && documentName(pack)}{' '}
          {pack && (
            <PrintedClause
              document={pack}
              clause={clause}
              printed={printed}
              quoted={pack.clauses.find(({ id }) => id === clause)?.quoted}
              note={[note, !dayIsPrinted && t('deadlines.readDay')].filter(Boolean).join(' ')}
              about={name}
            />
          )}
        </span>
        {state === 'history' && pack && (
          <span className="quiet deadline-reading">{t('deadlines.historyNote', { day: pack.issuedOn })}</span>
        )}
        {mark && (
          <span className="deadline-reading">
            {t('deadlines.markedWords', { onDay: mark.onDay, by: mark.by })}
            {mark.note && ` · ${mark.note}`}
          </span>
        )}
      </div>
      <div className="deadline-state">
        <span className="deadline-word">{t(`deadlines.states.${state}`)}</span>
        {isCounted && <span className="quiet">{leftWords(t, daysLeft)}</span>}
      </div>
      {!readOnly && (
        <Button
          className="link"
          aria-label={`${t(mark ? 'deadlines.reopen' : 'deadlines.mark')} ${name} ${period}`}
          onPress={() => (mark ? onReopen(mark) : onMark())}
        >
          {t(mark ? 'deadlines.reopen' : 'deadlines.mark')}
        </Button>
      )}
    </li>
  )
}
