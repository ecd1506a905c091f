/** Marked ground that was chosen on the map: what it means, who lies in it, and the ways to change or remove it. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { RemoveZoneDialog } from './RemoveZoneDialog.tsx'
import { useZoneCheck, useZones } from './use-zones.ts'
import { CompoundsIn } from './ZoneEffect.tsx'
import { ZoneFacts } from './ZoneFacts.tsx'

type ZoneInspectorProps = { id: string; readOnly: boolean; onOpen: (id: string) => void; onClose: () => void }

export function ZoneInspector({ id, readOnly, onOpen, onClose }: ZoneInspectorProps) {
  const t = useT()
  const stage = useStage()
  const adcode = id.slice(0, 6)
  const [isRemoving, setRemoving] = useState(false)
  const { data, error, isFetching, refetch } = useZones(adcode)
  const zone = data?.items.find((each) => each.id === id)
  const { boundary, code, happens } = zone ?? {}
  const check = useZoneCheck(adcode, zone && boundary ? { adcode, id, boundary, code, happens } : null)
  if (error && !data) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!data || (!zone && isFetching)) return <Skeleton label={t('shell.loading')} />
  return (
    <div className="inspector">
      <header className="inspector-head">
        <div className="eyebrow">
          {t('zones.layer')}
          <Button className="icon-button inspector-close" aria-label={t('shell.close')} onPress={onClose}>
            <Icon name="close" />
          </Button>
        </div>
        <h1>{zone?.name ?? id}</h1>
      </header>
      {!zone && <p className="quiet section">{t('problems.no-such-zone', { id })}</p>}
      {zone && (
        <div className="inspector-body">
          <Section>
            <ZoneFacts zone={zone} among={data} />
          </Section>
          <CompoundsIn check={check.data} onOpen={onOpen} />
        </div>
      )}
      {zone && !readOnly && (
        <footer className="inspector-foot">
          <Button className="button" onPress={() => stage.takeUp('zone', id)}>
            {t('zones.edit')}
          </Button>
          <Button className="button" onPress={() => setRemoving(true)}>
            {t('zones.remove')}
          </Button>
        </footer>
      )}
      {zone && isRemoving && (
        <RemoveZoneDialog adcode={adcode} zone={zone} onClose={() => setRemoving(false)} onRemoved={onClose} />
      )}
    </div>
  )
}
