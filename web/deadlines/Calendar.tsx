/** The deadlines of a year, month by month, each with its clause, its state and what was recorded. */
import { useState } from 'react'
import { Button, ToggleButton } from 'react-aria-components'
import type { DeadlineEntry, DeadlineMark, Deadlines } from '#contract/deadlines.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { documentName } from '#web/ui/document-name.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import { PackTerm } from '#web/ui/PackTerm.tsx'
import { PrintButton } from '#web/ui/PrintButton.tsx'
import { Section } from '#web/ui/Section.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useUndo } from '#web/use-undo.ts'
import { byMonth } from './by-month.ts'
import { DeadlineLine } from './DeadlineLine.tsx'
import { MarkDialog } from './MarkDialog.tsx'
import { SubsidyLine } from './SubsidyLine.tsx'
import { useDeadlines, useMark, useReopen } from './use-deadlines.ts'
import { WeeksLine } from './WeeksLine.tsx'
import { deadlineName, monthName } from './words.ts'

type CalendarProps = { adcode: string; readOnly: boolean; onMoney: (compoundId: string) => void }

export function Calendar({ adcode, readOnly, onMoney }: CalendarProps) {
  const t = useT()
  const [year, setYear] = useState<number | null>(null)
  const { data, error, refetch } = useDeadlines(adcode, year)
  if (error && !data) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton label={t('shell.loading')} />
  return <YearOfDeadlines adcode={adcode} readOnly={readOnly} calendar={data} onYear={setYear} onMoney={onMoney} />
}

type YearProps = CalendarProps & { calendar: Deadlines; onYear: (year: number) => void }

function YearOfDeadlines({ adcode, readOnly, calendar, onYear, onMoney }: YearProps) {
  const t = useT()
  const stage = useStage()
  const { asOf, year, packs, entries, subsidies } = calendar
  const [onlyOpen, setOnlyOpen] = useState(false)
  const [weeks, setWeeks] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState<DeadlineEntry | null>(null)
  const undo = useUndo()
  const marking = useMark(adcode)
  const reopening = useReopen(adcode)
  const shown = onlyOpen ? entries.filter(({ state }) => isOpen(state)) : entries
  const ends = onlyOpen ? subsidies.filter(({ daysLeft }) => daysLeft >= 0) : subsidies
  const months = byMonth(shown, ends, weeks)
  const countOf = (state: DeadlineEntry['state']) => entries.filter((each) => each.state === state).length
  const packOf = (entry: DeadlineEntry) => packs.find(({ id }) => id === entry.pack)
  const reopen = (entry: DeadlineEntry, mark: DeadlineMark) =>
    reopening.mutate(
      { entry, version: mark.version },
      {
        onSuccess: () =>
          stage.say({
            text: t('deadlines.reopened', { what: deadlineName(entry) }),
            undo: () =>
              undo(
                () => marking.mutateAsync({ entry: { ...entry, mark: null }, facts: factsOf(mark) }),
                t('deadlines.marked', { what: deadlineName(entry) }),
              ),
          }),
      },
    )
  const told = (entry: DeadlineEntry, version: number) =>
    stage.say({
      text: t('deadlines.marked', { what: deadlineName(entry) }),
      undo: () =>
        undo(() => reopening.mutateAsync({ entry, version }), t('deadlines.reopened', { what: deadlineName(entry) })),
    })
  const [first] = packs
  /** Whose recurring duties are over in the year shown, or end within it. */
  const ended = packs.filter(({ validity }) => validity?.to && Number(validity.to.slice(0, 4)) <= year)
  return (
    <Section className="deadline-year" title={t('deadlines.title')} remark={<YearSteps year={year} onYear={onYear} />}>
      <p className="quiet">
        {first
          ? t(packs.length > 1 ? 'deadlines.lead' : 'deadlines.leadOne', {
              document: documentName(first),
              count: packs.length,
              year,
              day: asOf,
            })
          : t('deadlines.noPacks')}
      </p>
      {ended.map((pack) => (
        <p key={pack.id} className="quiet">
          {documentName(pack)} <PackTerm pack={pack} />
        </p>
      ))}
      {entries.length > 0 && (
        <p className="deadline-counts">
          <span>
            {t('deadlines.counts', {
              overdue: countOf('overdue'),
              unrecorded: countOf('unrecorded'),
              ahead: countOf('ahead'),
              met: countOf('met') + countOf('waived'),
            })}
          </span>
          <ToggleButton className="button button-small" isSelected={onlyOpen} onChange={setOnlyOpen}>
            {t('deadlines.onlyOpen')}
          </ToggleButton>
        </p>
      )}
      {reopening.error && <ProblemNote problem={reopening.error} />}
      {first && months.length === 0 && <p>{t('deadlines.noneInYear', { year })}</p>}
      {months.map(({ month, lines }) => (
        <section key={month} className="deadline-month">
          <h3>{monthName(month)}</h3>
          <ul>
            {lines.map((line) =>
              line.kind === 'subsidy' ? (
                <SubsidyLine
                  key={line.end.compoundId}
                  end={line.end}
                  packs={packs}
                  onMoney={() => onMoney(line.end.compoundId)}
                />
              ) : line.kind === 'many' ? (
                <WeeksLine
                  key={line.key}
                  entries={line.entries}
                  open={weeks.has(line.key)}
                  onOpen={(open) => setWeeks(open ? new Set([...weeks, line.key]) : without(weeks, line.key))}
                />
              ) : (
                <DeadlineLine
                  key={`${line.entry.pack} ${line.entry.deadline} ${line.entry.period}`}
                  entry={line.entry}
                  pack={packOf(line.entry)}
                  readOnly={readOnly}
                  onMark={() => setAsked(line.entry)}
                  onReopen={(mark) => reopen(line.entry, mark)}
                />
              ),
            )}
          </ul>
        </section>
      ))}
      {asked && <MarkDialog adcode={adcode} entry={asked} asOf={asOf} onClose={() => setAsked(null)} onMarked={told} />}
    </Section>
  )
}

const factsOf = ({ state, onDay, by, note }: DeadlineMark) => ({ state, onDay, by, note })
const isOpen = (state: DeadlineEntry['state']) => state === 'overdue' || state === 'unrecorded' || state === 'ahead'

const without = (keys: ReadonlySet<string>, key: string) => new Set([...keys].filter((each) => each !== key))

function YearSteps({ year, onYear }: { year: number; onYear: (year: number) => void }) {
  const t = useT()
  return (
    <span className="deadline-steps">
      <Button className="link" aria-label={t('deadlines.earlier')} onPress={() => onYear(year - 1)}>
        ‹ {year - 1}
      </Button>
      <strong>{year}</strong>
      <Button className="link" aria-label={t('deadlines.later')} onPress={() => onYear(year + 1)}>
        {year + 1} ›
      </Button>
      <PrintButton />
    </span>
  )
}
