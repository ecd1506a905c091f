/** What is late, and the rule by which it is: worst first. */
import type { CompoundRow } from '#contract/compound.ts'
import { figure, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Section } from '#web/ui/Section.tsx'

const mostListed = 30

type LateProps = { rows: readonly CompoundRow[]; dataDate: string; onOpen: (row: CompoundRow) => void }

export function Late({ rows, dataDate, onOpen }: LateProps) {
  const t = useT()
  const stage = useStage()
  const late = rows.filter((row) => row.late).sort((a, b) => (a.planYear ?? 0) - (b.planYear ?? 0))
  return (
    <Section title={t('progress.late')} remark={figure(late.length)}>
      <p className="quiet">{t('progress.lateRule', { day: dataDate })}</p>
      {late.length === 0 ? (
        <p>{t('progress.nothingLate')}</p>
      ) : (
        <ul className="late-list">
          {late.slice(0, mostListed).map((row) => (
            <li key={row.id}>
              <button
                type="button"
                onClick={() => onOpen(row)}
                onPointerEnter={() => stage.hover(row.id)}
                onPointerLeave={() => stage.hover(null)}
              >
                <span className="late" aria-hidden="true">
                  ▲
                </span>
                <span className="late-name">{row.name}</span>
                <span className="quiet">{t(`words.status.${row.status}`)}</span>
                <span>{t('progress.plannedFor', { year: row.planYear ?? '' })}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
