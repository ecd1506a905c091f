/** The undergrounding zones of a year: list, one zone with each company's state, and the file to take along. */
import { useMemo, useState } from 'react'
import { Button, Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components'
import type { UndergroundingZone } from '#contract/work.ts'
import { figure, useT } from '#web/language.ts'
import { boundsAround } from '#web/map/around.ts'
import { useLent, useStage } from '#web/stage.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { useZoneShapes, useZones, zoneFile } from './use-works.ts'

const usualWidthM = 20

type ZonePanelProps = { adcode: string; year: number; onOpen: (id: string) => void }

export function ZonePanel({ adcode, year, onOpen }: ZonePanelProps) {
  const t = useT()
  const [widthM, setWidthM] = useState(usualWidthM)
  const [openId, setOpenId] = useState<string | null>(null)
  const question = { adcode, year, widthM }
  const zones = useZones(question)
  const shapes = useZoneShapes(question).data
  useLent(useMemo(() => ({ zones: shapes ?? null }), [shapes]))
  const open = zones.data?.find(({ id }) => id === openId)
  return (
    <div className="inspector" aria-busy={zones.isFetching}>
      <header className="inspector-head">
        <h1>{open ? open.name : t('workPanel.zones', { year })}</h1>
        <p className="quiet">
          {open ? t('workPanel.overhead', { length: figure(open.overheadM) }) : t('workPanel.pick')}
        </p>
      </header>
      {zones.error && <ProblemNote problem={zones.error} onRetry={() => zones.refetch()} />}
      {open ? (
        <ZoneDetail zone={open} onOpen={onOpen} onBack={() => setOpenId(null)} />
      ) : (
        <Section
          title={t('workPanel.zoneTitle')}
          remark={t('workPanel.zonesRemark', { count: zones.data?.length ?? 0 })}
        >
          {zones.data?.length === 0 && <p className="quiet">{t('workPanel.noZones', { year })}</p>}
          <ul className="zone-list">
            {zones.data?.map((zone) => (
              <ZoneRow key={zone.id} zone={zone} onOpen={() => setOpenId(zone.id)} />
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('workPanel.width')}>
        <Slider
          className="gap-limit"
          defaultValue={usualWidthM}
          minValue={5}
          maxValue={100}
          step={5}
          onChangeEnd={(metres) => setWidthM(Number(metres))}
        >
          <Label className="visually-hidden">{t('workPanel.width')}</Label>
          <SliderOutput>{({ state }) => `${state.getThumbValue(0)} m`}</SliderOutput>
          <SliderTrack className="slider-track">
            <SliderThumb className="slider-thumb" />
          </SliderTrack>
        </Slider>
      </Section>
      <footer className="inspector-foot">
        <a className="button" href={zoneFile(question)} download={`undergrounding-${adcode}-${year}.geojson`}>
          {t('workPanel.download')}
        </a>
      </footer>
    </div>
  )
}

function ZoneRow({ zone, onOpen }: { zone: UndergroundingZone; onOpen: () => void }) {
  const t = useT()
  const stage = useStage()
  const count = (state: string) => zone.operators.filter((operator) => operator.state === state).length
  return (
    <li>
      <Button
        className="zone-row"
        onPress={() => {
          stage.lookAt(boundsAround(zone.place))
          onOpen()
        }}
      >
        <b>{zone.name}</b>
        <span className="quiet">
          {t('workPanel.zoneMembers', { count: zone.compounds.length })} ·{' '}
          {t('workPanel.overhead', { length: figure(zone.overheadM) })}
        </span>
        <span className="quiet">
          {t('workPanel.finished')} {count('finished')} · {t('workPanel.scheduled')} {count('scheduled')} ·{' '}
          {t('workPanel.unscheduled')} {count('unscheduled')}
        </span>
      </Button>
    </li>
  )
}

type ZoneDetailProps = { zone: UndergroundingZone; onOpen: (id: string) => void; onBack: () => void }

function ZoneDetail({ zone, onOpen, onBack }: ZoneDetailProps) {
  const t = useT()
  return (
    <>
      <Section>
        <Button className="link" onPress={onBack}>
          ← {t('workPanel.back')}
        </Button>
        <table className="members">
          <thead>
            <tr>
              <th scope="col">{t('workPanel.operator')}</th>
              <th scope="col" className="number">
                {t('workPanel.scheduled')} m
              </th>
              <th scope="col" className="number">
                {t('workPanel.unscheduled')} m
              </th>
              <th scope="col" className="number">
                {t('workPanel.finished')} m
              </th>
            </tr>
          </thead>
          <tbody>
            {zone.operators.map((operator) => (
              <tr key={operator.operatorId ?? ''}>
                <th scope="row">{operator.name ?? t('workPanel.noOperator')}</th>
                <td className="number">{figure(operator.scheduledM)}</td>
                <td className="number">{figure(operator.unscheduledM)}</td>
                <td className="number">{figure(operator.finishedM)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title={t('workPanel.compoundsOn')}>
        <ul className="link-list">
          {zone.compounds.map(({ id, name }) => (
            <li key={id}>
              <Button className="link-name" onPress={() => onOpen(id)}>
                {name}
              </Button>
            </li>
          ))}
        </ul>
      </Section>
      {zone.roads.length > 0 && (
        <Section title={t('workPanel.roads')}>
          <p>{zone.roads.join('、')}</p>
        </Section>
      )}
    </>
  )
}
