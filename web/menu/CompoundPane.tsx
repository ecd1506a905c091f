/** The menu of one compound, as a whole or building by building: every item of one catalogue, ticked in place. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { CompoundMenu, MenuCatalogue, MenuCatalogues } from '#contract/menu.ts'
import { standingOf } from '#contract/menu-standing.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { Answered } from '#web/ui/Answered.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import { useToMap } from '#web/use-to-map.ts'
import { BuildingList } from './BuildingList.tsx'
import { TickRow } from './TickRow.tsx'
import { useCompoundMenu } from './use-menu.ts'
import { WarningList } from './WarningList.tsx'
import { buildingName } from './words.ts'

type CompoundPaneProps = PanelProps & { known: MenuCatalogues; catalogue: MenuCatalogue; id: string }

export function CompoundPane(props: CompoundPaneProps) {
  return <Answered query={useCompoundMenu(props.id)}>{(menu) => <Menu {...props} menu={menu} />}</Answered>
}

const wholeCompound = 'whole'

function Menu({ known, catalogue, menu, ledger, change, view, readOnly }: CompoundPaneProps & { menu: CompoundMenu }) {
  const t = useT()
  const toMap = useToMap({ ledger, change })
  const [chosen, setScope] = useState(wholeCompound)
  const [isNaming, setNaming] = useState(false)
  const { entries, buildings } = menu
  const buildingId = buildings.find(({ id }) => id === chosen)?.id ?? null // it may be gone by now
  const scope = buildingId ?? wholeCompound
  const standings = catalogue.items.map((item) => ({
    item,
    standing: standingOf(item.code, buildingId, entries, known.links),
  }))
  const said = standings.filter(({ standing }) => standing.state !== 'unsaid').length
  return (
    <section className="compound-menu" aria-label={menu.name}>
      <header className="compound-menu-head">
        <Button className="link" onPress={() => change({ item: 'compounds' })}>
          {t('menu.back')}
        </Button>
        <h2>{menu.name}</h2>
        <span className="quiet">{t('menu.tickedCount', { said, of: standings.length })}</span>
        <Button className="button button-small" onPress={() => toMap([menu.id])}>
          {t('menu.toMap')}
        </Button>
        {buildings.length > 0 && (
          <Picker
            label={t('menu.scopeChoice')}
            options={[
              { value: wholeCompound, label: t('menu.whole') },
              ...buildings.map((building) => ({ value: building.id, label: buildingName(t, building) })),
            ]}
            value={scope}
            onChange={setScope}
          />
        )}
        {!readOnly && (
          <Button className="button button-small" aria-expanded={isNaming} onPress={() => setNaming(!isNaming)}>
            {t('buildings.open', { count: buildings.length })}
          </Button>
        )}
      </header>
      {isNaming && !readOnly && <BuildingList menu={menu} />}
      <WarningList known={known} menu={menu} readOnly={readOnly} />
      {entries.length === 0 && <p className="quiet">{t('menu.compoundEmpty')}</p>}
      {catalogue.groups.map((group) => (
        <section key={group.code} className="tick-group">
          <h3>{group.title}</h3>
          <ul>
            {standings
              .filter(({ item }) => item.group === group.code)
              .map(({ item, standing }) => (
                <TickRow
                  key={`${item.code} ${scope}`}
                  {...{ known, catalogue, menu, item, standing, buildingId, readOnly }}
                  theme={view.theme}
                />
              ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
