/** The five figures above the map. A figure opens its rows in the table. */
import type { Progress } from '#contract/district.ts'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'
import { Figures } from './Figures.tsx'

type ProgressTopProps = { ledger: { progress: Progress | null }; view: View; change: ChangeView }

export function ProgressTop({ ledger, view, change }: ProgressTopProps) {
  if (!ledger.progress) return <div className="figures" aria-hidden="true" />
  return (
    <Figures
      progress={ledger.progress}
      open={view.figure}
      onOpen={(figure) => change({ figure, table: figure !== null || view.table })}
    />
  )
}
