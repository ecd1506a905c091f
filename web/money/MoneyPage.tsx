/** 资金: the district's compounds, or the money of the one that is open. */
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { CompoundMoneyPage } from './CompoundMoney.tsx'
import { DistrictTable } from './DistrictTable.tsx'
import { useDistrictMoney } from './use-money.ts'

export function MoneyPage({ view, change, readOnly }: PanelProps) {
  const t = useT()
  const { data, error, refetch } = useDistrictMoney(view.adcode)
  if (view.item !== null) {
    const id = view.item
    return (
      <CompoundMoneyPage
        id={id}
        readOnly={readOnly}
        onBack={() => change({ item: null })}
        onMap={() => change({ page: null, item: null, selected: [id] })}
      />
    )
  }
  return (
    <>
      <h1>{t('money.title')}</h1>
      <p className="quiet">{t('money.lead')}</p>
      {error && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton label={t('shell.loading')} />}
      {data && <DistrictTable money={data} onOpen={(item) => change({ item })} />}
    </>
  )
}
