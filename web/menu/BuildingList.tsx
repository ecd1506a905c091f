/** The buildings of a compound: named before they are drawn, so that each can have a menu of its own. */
import type { CompoundMenu } from '#contract/menu.ts'
import { useT } from '#web/language.ts'
import { useKeptFocus } from '#web/use-kept-focus.ts'
import { AddBuildings } from './AddBuildings.tsx'
import { BuildingRow } from './BuildingRow.tsx'

export function BuildingList({ menu }: { menu: CompoundMenu }) {
  const t = useT()
  const ids = menu.buildings.map(({ id }) => id)
  const { list, leaving } = useKeptFocus<HTMLUListElement>(ids, '.building-name')
  return (
    <section className="building-list" aria-label={t('buildings.title')}>
      <p className="quiet">
        {menu.buildings.length === 0 ? t('buildings.none') : null} {t('buildings.lead')}
      </p>
      <AddBuildings menu={menu} />
      <ul ref={list} tabIndex={-1}>
        {menu.buildings.map((building) => (
          <BuildingRow key={building.id} menu={menu} building={building} onLeaving={() => leaving(building.id)} />
        ))}
      </ul>
    </section>
  )
}
