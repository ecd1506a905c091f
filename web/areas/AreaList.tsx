/** The areas of the adopted scheme in the left panel: hue, number, name, size; and the ways to make one. */
import { Button } from 'react-aria-components'
import type { Area } from '#contract/area.ts'
import { useAreas } from '#web/district.ts'
import { figure, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { cutsOf } from './fault-marks.ts'
import { WorkbookButton } from './WorkbookButton.tsx'

type AreaListProps = {
  adcode: string
  selected: readonly string[]
  readOnly: boolean
  onSelect: (id: string) => void
}

export function AreaList({ adcode, selected, readOnly, onSelect }: AreaListProps) {
  const t = useT()
  const stage = useStage()
  const areas = useAreas(adcode)
  const adopted = areas.data?.[0]?.schemeId
  const compounds = selected.filter((id) => id.includes('-c-'))
  return (
    <Section
      title={t('areaPanel.title')}
      remark={`${t('areaPanel.scheme')} · ${t('areaPanel.count', { count: areas.data?.length ?? 0 })}`}
    >
      {areas.error && <ProblemNote problem={areas.error} onRetry={() => areas.refetch()} />}
      {areas.data?.length === 0 && <p className="quiet">{t('areaPanel.none')}</p>}
      <ul className="area-list">
        {areas.data?.map((area) => (
          <AreaRow key={area.id} area={area} isSelected={selected.includes(area.id)} onSelect={onSelect} />
        ))}
      </ul>
      {adopted && (
        <div className="area-actions">
          <WorkbookButton schemeOf={async () => adopted} />
        </div>
      )}
      {!readOnly && (
        <div className="area-actions">
          <Button className="button" onPress={() => stage.takeUp('area')}>
            <Icon name="polygon" /> {t('areaPanel.draw')}
          </Button>
          {compounds.length > 1 && (
            <Button className="button" onPress={() => stage.takeUp('area', 'selection')}>
              {t('areaPanel.fromSelection', { count: compounds.length })}
            </Button>
          )}
        </div>
      )}
    </Section>
  )
}

type AreaRowProps = { area: Area; isSelected: boolean; onSelect: (id: string) => void }

function AreaRow({ area, isSelected, onSelect }: AreaRowProps) {
  const t = useT()
  const stage = useStage()
  const { recorded, estimated } = area.totals.households
  const households = recorded === null && estimated === null ? null : (recorded ?? 0) + (estimated ?? 0)
  return (
    <li>
      <Button
        className="area-row"
        aria-pressed={isSelected}
        onPress={() => onSelect(area.id)}
        onHoverChange={(over) => stage.hover(over ? area.id : null)}
      >
        <span className={`area-swatch hue-${area.hue}`} aria-hidden="true" />
        <span className="area-name">
          <span className="area-number">{area.number}</span> {area.name}
        </span>
        {!area.contiguous && (
          <span className="mark-late" title={t('areaPanel.notContiguous', { count: cutsOf(area.faults).length })}>
            ▲
          </span>
        )}
        <span className="area-size">
          {figure(area.totals.compounds)} · {households === null ? '—' : figure(households)}
          <span className="unit">
            {` ${t('areaPanel.households')}`}
            {estimated !== null && ` ${t('areaPanel.estimated')}`}
          </span>
        </span>
      </Button>
    </li>
  )
}
