/** 政策: what the documents over the district make of its compounds, what is still to be recorded, decided and looked into. */

import type { CompoundRow } from '#contract/compound.ts'
import type { DistrictPolicies } from '#contract/district-eligibility.ts'
import { useT } from '#web/language.ts'
import { Answered } from '#web/ui/Answered.tsx'
import { PrintButton } from '#web/ui/PrintButton.tsx'
import { useToMap } from '#web/use-to-map.ts'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'
import { FundingDoubts } from './FundingDoubts.tsx'
import { PackSection } from './PackSection.tsx'
import { PackDesk } from './packs/PackDesk.tsx'
import { PackEditor } from './packs/PackEditor.tsx'
import { usePacks, useReleases } from './packs/use-packs.ts'
import { useDistrictPolicies } from './use-policies.ts'

type PoliciesPageProps = {
  ledger: { rows: readonly CompoundRow[] }
  view: View
  change: ChangeView
  readOnly: boolean
}

export function PoliciesPage({ ledger, view, change, readOnly }: PoliciesPageProps) {
  const t = useT()
  const flyTo = useToMap({ ledger, change })
  const standing = useDistrictPolicies(view.adcode)
  const packs = usePacks(view.adcode).data?.items
  const releases = useReleases(view.adcode).data?.items
  if (view.item !== null && !readOnly) {
    return (
      <PackEditor
        adcode={view.adcode}
        open={view.item}
        onBack={() => change({ item: null })}
        onChoose={(id) => flyTo([id])}
      />
    )
  }
  const toMap = (next: Partial<View>) => change({ page: null, item: null, ...next })
  return (
    <div className="policies-page">
      <header className="policies-head">
        <h1>{t('programme.pages.policies')}</h1>
        <PrintButton />
      </header>
      <Answered query={standing}>
        {(told) => (
          <>
            <Intro policies={told} />
            {told.policies.map((summary) => (
              <PackSection
                key={summary.pack.id}
                summary={summary}
                pack={packs?.find(({ id }) => id === summary.pack.id)}
                release={releases?.find(({ pack }) => pack === summary.pack.id)}
                rows={ledger.rows}
                adcode={view.adcode}
                readOnly={readOnly}
                toMap={toMap}
                onChoose={(id) => flyTo([id])}
              />
            ))}
            {told.policies.some(({ pack }) => pack.level === 'province') && (
              <FundingDoubts doubts={told.fundingDoubts} onChoose={(id) => flyTo([id])} />
            )}
          </>
        )}
      </Answered>
      <PackDesk adcode={view.adcode} readOnly={readOnly} onOpen={(item) => change({ item })} />
    </div>
  )
}

function Intro({ policies: { policies, compounds, asOf } }: { policies: DistrictPolicies }) {
  const t = useT()
  if (policies.length === 0) return <p className="quiet">{t('policies.none')}</p>
  return <p className="quiet">{t('policies.page.intro', { count: compounds, day: asOf })}</p>
}
