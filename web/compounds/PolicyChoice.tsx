/** By which policy the map is coloured: the document, its class of work where it tells several apart, and one test alone if wanted. */
import type { ColouringPack, Standings } from '#contract/district-eligibility.ts'
import { useT } from '#web/language.ts'
import { documentName } from '#web/ui/document-name.ts'
import { Picker } from '#web/ui/Picker.tsx'
import { testName } from '#web/use-standing.ts'
import type { ChangeView } from '#web/use-view.ts'

const allTests = 'all'

type PolicyChoiceProps = { standings: Standings; change: ChangeView }

export function PolicyChoice({ standings: { packs, pack: chosen, workClass, test }, change }: PolicyChoiceProps) {
  const t = useT()
  const pack = packs.find(({ id }) => id === chosen)
  const named = (each: ColouringPack) => {
    const detail = each.relation === 'comparison' ? t('policies.compareShort') : t(`policies.level.${each.level}`)
    return { value: each.id, label: documentName(each), detail }
  }
  return (
    <div className="policy-choice">
      <Picker
        label={t('policies.byPolicy')}
        options={packs.map(named)}
        value={chosen ?? ''}
        onChange={(id) => change({ pack: id, workClass: null, policyTest: null, classes: [] })}
      />
      {pack && pack.workClasses.length > 1 && (
        <Picker
          label={t('policies.byClass')}
          options={pack.workClasses.map((each) => ({ value: each, label: t(`policies.workClass.${each}`) }))}
          value={workClass ?? ''}
          onChange={(next) => change({ workClass: next, classes: [] })}
        />
      )}
      {pack && (
        <Picker
          label={t('policies.byTest')}
          options={[
            { value: allTests, label: t('policies.allTests') },
            ...pack.tests.map((each) => ({ value: each.test, label: testName(each.test, each.label) })),
          ]}
          value={test ?? allTests}
          onChange={(next) => change({ policyTest: next === allTests ? null : next, classes: [] })}
        />
      )}
      {pack?.relation === 'comparison' && <p className="policy-foreign">{t('policies.comparison')}</p>}
      {packs.length > 0 && !pack && <p className="quiet">{t('policies.none')}</p>}
    </div>
  )
}
