/** The ways to place a compound beside drawing it: one is chosen, and each ends in an outline to be looked at and saved. */
import { useState } from 'react'
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { CompoundDetail } from '#contract/compound.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Section } from '#web/ui/Section.tsx'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'
import { CoordinateWay } from './CoordinateWay.tsx'
import { LayerWay } from './LayerWay.tsx'
import { PictureWay } from './PictureWay.tsx'
import { StreetWay } from './StreetWay.tsx'

const ways = ['coordinate', 'street', 'layer', 'picture', 'draw'] as const
type Way = (typeof ways)[number]

type PlacingPanelProps = { compound: CompoundDetail; view: View; change: ChangeView }

export function PlacingPanel({ compound, view, change }: PlacingPanelProps) {
  const t = useT()
  const stage = useStage()
  const [way, setWay] = useState<Way>('coordinate')
  return (
    <>
      <div className="inspector-body placing">
        <Section title={t('placing.title')}>
          <ToggleButtonGroup
            className="placing-ways"
            aria-label={t('placing.title')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[way]}
            onSelectionChange={(keys) => setWay(ways.find((each) => keys.has(each)) ?? way)}
          >
            {ways.map((each) => (
              <ToggleButton key={each} id={each} className="placing-way">
                {t(`placing.ways.${each}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <p className="quiet">{t(`placing.wayHints.${way}`)}</p>
        </Section>
        <Section className="placing-way-body">
          {way === 'coordinate' && <CoordinateWay compound={compound} />}
          {way === 'street' && <StreetWay compound={compound} />}
          {way === 'layer' && (
            <LayerWay
              adcode={compound.adcode}
              picker={compound.id}
              onPick={(shape, origin) => stage.takeUp('edit', compound.id, { shape, origin })}
            />
          )}
          {way === 'picture' && <PictureWay compound={compound} view={view} change={change} />}
          {way === 'draw' && (
            <Button className="button primary" onPress={() => stage.takeUp('compound', compound.id)}>
              {t('placing.begin')}
            </Button>
          )}
        </Section>
      </div>
      <footer className="inspector-foot">
        <Button className="button" onPress={stage.putDown}>
          {t('shell.cancel')}
        </Button>
      </footer>
    </>
  )
}
