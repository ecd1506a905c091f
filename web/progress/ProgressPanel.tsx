/** The leaders' margin: streets compared, what was promised, and what is late. */
import type { CompoundRow } from '#contract/compound.ts'
import type { Progress } from '#contract/district.ts'
import { useT } from '#web/language.ts'
import { boundsAround } from '#web/map/around.ts'
import { useStage } from '#web/stage.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'
import { Late } from './Late.tsx'
import { StreetRanking } from './StreetRanking.tsx'
import { TargetChart } from './TargetChart.tsx'

type ProgressPanelProps = {
  ledger: { progress: Progress | null; rows: readonly CompoundRow[] }
  view: View
  change: ChangeView
}

export function ProgressPanel({ ledger, view, change }: ProgressPanelProps) {
  const t = useT()
  const stage = useStage()
  if (!ledger.progress) return <Skeleton label={t('shell.loading')} />
  const open = (row: CompoundRow) => {
    change({ selected: [row.id] })
    if (row.place) stage.lookAt(boundsAround(row.place))
  }
  return (
    <div className="inspector">
      <StreetRanking progress={ledger.progress} view={view} change={change} />
      <TargetChart view={view} change={change} />
      <Late rows={ledger.rows} dataDate={ledger.progress.dataDate} onOpen={open} />
    </div>
  )
}
