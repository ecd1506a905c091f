/** The legend of marked ground beside the colouring by policy: what is on the map, switched on and off, and the way to its page. */
import { Button, Checkbox } from 'react-aria-components'
import { historicQuarter } from '#contract/zone.ts'
import { figure, useT } from '#web/language.ts'
import { Section } from '#web/ui/Section.tsx'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'
import { useZones } from './use-zones.ts'
import { ZoneSwatch } from './ZoneSwatch.tsx'

export function ZonesPanel({ view, change }: { view: View; change: ChangeView }) {
  const t = useT()
  const isByPolicy = view.colourBy === 'eligibility'
  const { data } = useZones(view.adcode, isByPolicy)
  if (!isByPolicy || !data) return null
  const historic = data.items.filter(({ code }) => code === historicQuarter).length
  const counted = [
    { isHistoric: false, name: t('zones.legendExcluding'), count: data.items.length - historic },
    { isHistoric: true, name: t('zones.legendHistoric'), count: historic },
  ].filter(({ count }) => count > 0)
  return (
    <Section
      title={t('zones.layer')}
      className="zone-legend"
      remark={
        <Button className="link" onPress={() => change({ page: 'zones', item: null, importing: null })}>
          {t('zones.manage')}
        </Button>
      }
    >
      {counted.length === 0 && <p className="quiet">{t('zones.none')}</p>}
      {counted.length > 0 && (
        <Checkbox className="checkbox" isSelected={view.zones} onChange={(zones) => change({ zones })}>
          <span className="checkbox-box" aria-hidden="true" />
          {t('zones.shown')}
        </Checkbox>
      )}
      {view.zones && (
        <ul>
          {counted.map(({ isHistoric, name, count }) => (
            <li key={name} className="zone-legend-row">
              <ZoneSwatch isHistoric={isHistoric} />
              <span>{name}</span>
              <span className="count-number">{figure(count)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
