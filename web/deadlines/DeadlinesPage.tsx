/** 期限: every deadline of the documents over the district on one calendar, and beside it how early each step has to begin. */
import type { PanelProps } from '#web/panels.tsx'
import { BackScheduling } from './BackScheduling.tsx'
import { Calendar } from './Calendar.tsx'

export function DeadlinesPage({ ledger, view, change, readOnly }: PanelProps) {
  return (
    <div className="deadlines">
      <Calendar adcode={view.adcode} readOnly={readOnly} onMoney={(item) => change({ page: 'money', item })} />
      <BackScheduling
        key={view.adcode}
        adcode={view.adcode}
        opened={view.item}
        rows={ledger.rows}
        readOnly={readOnly}
        onOpen={(item) => change({ item }, { replace: true })}
        onGone={(id) => change((now) => (now.item === id ? { ...now, item: null } : now), { replace: true })}
      />
    </div>
  )
}
