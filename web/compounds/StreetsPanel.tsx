/** The street offices of the district, to filter by. */
import type { StreetOffice } from '#contract/district.ts'
import { useT } from '#web/language.ts'
import { Section } from '#web/ui/Section.tsx'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'
import type { Shown } from './filter.ts'
import { Streets } from './Streets.tsx'

type StreetsPanelProps = { ledger: { streets: readonly StreetOffice[]; shown: Shown }; view: View; change: ChangeView }

export function StreetsPanel({ ledger, view, change }: StreetsPanelProps) {
  const t = useT()
  return (
    <Section title={t('compounds.streets')} remark={t('compounds.clickFilters')}>
      {ledger.streets.length === 0 && !ledger.shown.streets.size ? (
        <p className="quiet">{t('compounds.noStreets')}</p>
      ) : (
        <Streets streets={ledger.streets} counts={ledger.shown.streets} kept={view.streets} change={change} />
      )}
    </Section>
  )
}
