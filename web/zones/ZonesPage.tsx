/** 划定范围 as a page of the programme: every piece of marked ground, what it means and does, and the ways to the map. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { historicQuarter, type ListedZone, type PolicyZones } from '#contract/zone.ts'
import { useT } from '#web/language.ts'
import { withRoom } from '#web/map/around.ts'
import { useStage } from '#web/stage.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { PrintButton } from '#web/ui/PrintButton.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { ChangeView } from '#web/use-view.ts'
import { uncovered, type View } from '#web/view.ts'
import { RemoveZoneDialog } from './RemoveZoneDialog.tsx'
import { useZones } from './use-zones.ts'
import { ZoneFacts } from './ZoneFacts.tsx'
import { ZoneSwatch } from './ZoneSwatch.tsx'

type ZonesPageProps = { view: View; change: ChangeView; readOnly: boolean }

export function ZonesPage({ view, change, readOnly }: ZonesPageProps) {
  const t = useT()
  const stage = useStage()
  const { data, error, refetch } = useZones(view.adcode)
  const [removing, setRemoving] = useState<ListedZone | null>(null)
  const toMap = (zone: ListedZone | null) => {
    change({
      ...uncovered,
      ...{ name: 'areas', colourBy: 'eligibility', classes: [], zones: true },
      selected: zone ? [zone.id] : [],
    })
    if (zone) stage.lookAt(withRoom(zone.bounds))
  }
  const draw = (zone: ListedZone | null) => {
    toMap(zone)
    stage.takeUp('zone', zone?.id)
  }
  if (error && !data) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton label={t('shell.loading')} />
  return (
    <div className="zones-page">
      <h1>{t('zones.title')}</h1>
      <p className="quiet">{t('zones.intro')}</p>
      <p className="zones-bar">
        {!readOnly && (
          <Button className="button primary" onPress={() => draw(null)}>
            <Icon name="plus" size={16} />
            {t('zones.add')}
          </Button>
        )}
        <PrintButton />
      </p>
      {data.items.length === 0 && <p className="empty">{t('zones.none')}</p>}
      <ul className="zone-cards">
        {data.items.map((zone) => (
          <ZoneCard
            key={zone.id}
            zone={zone}
            among={data}
            onMap={() => toMap(zone)}
            edit={readOnly ? null : { change: () => draw(zone), remove: () => setRemoving(zone) }}
          />
        ))}
      </ul>
      {removing && <RemoveZoneDialog adcode={view.adcode} zone={removing} onClose={() => setRemoving(null)} />}
    </div>
  )
}

type ZoneCardProps = {
  zone: ListedZone
  among: PolicyZones
  onMap: () => void
  edit: { change: () => void; remove: () => void } | null
}

function ZoneCard({ zone, among, onMap, edit }: ZoneCardProps) {
  const t = useT()
  const { name } = zone
  return (
    <li className="zone-card">
      <h2>
        <ZoneSwatch isHistoric={zone.code === historicQuarter} />
        {name}
      </h2>
      <ZoneFacts zone={zone} among={among} />
      <p className="zone-acts">
        <Button className="button button-small" aria-label={t('zones.onMapNamed', { name })} onPress={onMap}>
          {t('zones.onMap')}
        </Button>
        {edit && (
          <>
            <Button className="button button-small" aria-label={t('zones.editNamed', { name })} onPress={edit.change}>
              {t('zones.edit')}
            </Button>
            <Button className="button button-small" aria-label={t('zones.removeNamed', { name })} onPress={edit.remove}>
              {t('zones.remove')}
            </Button>
          </>
        )}
      </p>
    </li>
  )
}
