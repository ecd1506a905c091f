/** 改造清单 in the inspector of a compound: groups with what is ticked, what comes in the wrong order, and the way to all of it. */
import { Button } from 'react-aria-components'
import type { CompoundMenu, MenuCatalogue, MenuCatalogues } from '#contract/menu.ts'
import { standingOf } from '#contract/menu-standing.ts'
import { useT } from '#web/language.ts'
import type { Theme } from '#web/map/style/palette.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { StateMark } from './StateMark.tsx'
import { useCatalogues, useCompoundMenu } from './use-menu.ts'
import { isWaived, itemName } from './words.ts'

type MenuSectionProps = { id: string; theme: Theme; onOpen: () => void }

export function MenuSection({ id, theme, onOpen }: MenuSectionProps) {
  const { data: known, error: noCatalogues, refetch: ask } = useCatalogues(id.slice(0, 6))
  const { data: menu, error: noMenu, refetch } = useCompoundMenu(id)
  if (noCatalogues && !known) return <ProblemNote problem={noCatalogues} onRetry={() => void ask()} />
  if (noMenu && !menu) return <ProblemNote problem={noMenu} onRetry={() => void refetch()} />
  const catalogue = known?.catalogues[0]
  if (!known || !menu || !catalogue) return null
  return <Shown {...{ known, menu, catalogue, theme, onOpen }} />
}

type ShownProps = Pick<MenuSectionProps, 'theme' | 'onOpen'> & {
  known: MenuCatalogues
  menu: CompoundMenu
  catalogue: MenuCatalogue
}

function Shown({ known, menu, catalogue, theme, onOpen }: ShownProps) {
  const t = useT()
  const standings = catalogue.items.map((item) => ({
    item,
    state: standingOf(item.code, null, menu.entries, known.links).state,
  }))
  const said = standings.filter(({ state }) => state !== 'unsaid' && state !== 'part')
  const warnings = menu.warnings.filter((each) => !isWaived(menu.waivers, each)).length
  return (
    <Section
      title={t('menu.title')}
      remark={t('menu.tickedCount', { said: said.length, of: standings.length })}
      className="menu-section"
    >
      <ul className="menu-groups">
        {catalogue.groups.map((group) => {
          const own = standings.filter(({ item }) => item.group === group.code)
          const needed = own.filter(({ state }) => state === 'open' || state === 'scheduled')
          const told = { needed: needed.length, said: own.filter((each) => said.includes(each)).length, of: own.length }
          return (
            <li key={group.code} title={t('menu.groupCount', told)}>
              <span className="menu-group-name">{group.title}</span>
              <span className="menu-dots" role="img" aria-label={t('menu.groupCount', told)}>
                {own.map(({ item, state }) => (
                  <span key={item.code} title={`${itemName(item)}: ${t(`menu.states.${state}`)}`}>
                    <StateMark state={state} theme={theme} />
                  </span>
                ))}
              </span>
            </li>
          )
        })}
      </ul>
      {warnings > 0 && <p className="menu-warned">{t('menu.warnings', { count: warnings })}</p>}
      <Button className="link" onPress={onOpen}>
        {t('menu.openMenu')}
      </Button>
    </Section>
  )
}
