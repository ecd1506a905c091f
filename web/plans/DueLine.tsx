/** When a plan has to be compiled, how near that is at the data date, and which document says so. */
import type { PlanDue } from '#contract/plans.ts'
import { useT } from '#web/language.ts'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'
import { dueIn } from './words.ts'

export function DueLine({ due, dataDate }: { due: PlanDue; dataDate: string }) {
  const t = useT()
  const { dueOn, urgency, documentNumber, clause, printed, quoted, isForeign } = due
  return (
    <p className="plan-due" data-urgency={urgency}>
      <span>{t('plans.dueOn', { day: dueOn })}</span> <b className="plan-urgency">{dueIn(t, due)}</b>{' '}
      <span className="quiet">
        {t('plans.dueAt', { day: dataDate })}
        {t('shell.comma')}
        {t(isForeign ? 'plans.foreignRule' : 'plans.ownRule', { document: documentNumber, clause: '' })}{' '}
      </span>
      <PrintedClause
        document={{ id: documentNumber, documentNumber }}
        clause={clause}
        printed={printed}
        quoted={quoted ?? undefined}
        about={t('plans.dueOn', { day: dueOn })}
      />
    </p>
  )
}
