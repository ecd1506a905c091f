/** Every item of a catalogue with how many compounds stand in which state; one of them open beside it. */
import { Button } from 'react-aria-components'
import type { MenuCatalogue, MenuCatalogues, MenuCoverage } from '#contract/menu.ts'
import type { ItemState } from '#contract/menu-words.ts'
import { figure, useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { Answered } from '#web/ui/Answered.tsx'
import { Note } from '#web/ui/Note.tsx'
import { ItemPane } from './ItemPane.tsx'
import { StateBar } from './StateMark.tsx'
import { useCoverage } from './use-menu.ts'
import { type Item, itemName } from './words.ts'

type CoveragePaneProps = PanelProps & { known: MenuCatalogues; catalogue: MenuCatalogue; item: string | null }

export function CoveragePane(props: CoveragePaneProps) {
  const query = useCoverage(props.view.adcode, props.catalogue.code)
  return <Answered query={query}>{(data) => <Coverage {...props} data={data} />}</Answered>
}

function Coverage({ data, ...props }: CoveragePaneProps & { data: MenuCoverage }) {
  const { view, change, catalogue, item } = props
  const t = useT()
  const countsOf = (code: string) => data.items.find((each) => each.item === code)?.counts
  const nothing = data.items.every(({ counts }) => counts.unsaid === data.compounds)
  const opened = catalogue.items.find(({ code }) => code === item)
  return (
    <div className="coverage" data-opened={opened !== undefined || undefined}>
      <div className="coverage-list">
        {nothing && <Note tone="plain">{t('menu.coverageEmpty')}</Note>}
        <table className="coverage-table">
          <thead>
            <tr>
              <th scope="col">{t('menu.item')}</th>
              <th scope="col" className="coverage-share">
                {t('menu.share')}
              </th>
              <th scope="col">{t('menu.openCount')}</th>
              <th scope="col">{t('menu.scheduledCount')}</th>
              <th scope="col">{t('menu.doneCount')}</th>
              <th scope="col">{t('menu.refusedCount')}</th>
              <th scope="col">{t('menu.unsaidCount')}</th>
            </tr>
          </thead>
          {catalogue.groups.map((group) => (
            <tbody key={group.code}>
              <tr>
                <th colSpan={7} scope="rowgroup" className="coverage-group">
                  {group.title}
                </th>
              </tr>
              {catalogue.items
                .filter((each) => each.group === group.code)
                .map((each) => (
                  <CoverageRow
                    key={each.code}
                    item={each}
                    counts={countsOf(each.code)}
                    of={data.compounds}
                    theme={view.theme}
                    isOpen={each.code === item}
                    onOpen={() => change({ item: each.code })}
                  />
                ))}
            </tbody>
          ))}
        </table>
      </div>
      {opened ? (
        <ItemPane key={opened.code} {...props} opened={opened} />
      ) : (
        <p className="coverage-choose quiet">{t('menu.chooseItem')}</p>
      )}
    </div>
  )
}

type CoverageRowProps = {
  item: Item
  counts: Readonly<Record<ItemState, number>> | undefined
  of: number
  theme: 'light' | 'dark'
  isOpen: boolean
  onOpen: () => void
}

function CoverageRow({ item, counts, of, theme, isOpen, onOpen }: CoverageRowProps) {
  const t = useT()
  if (!counts) return null
  const numbers = [counts.open, counts.scheduled, counts.done, counts.refused, counts.unsaid]
  return (
    <tr data-open={isOpen || undefined}>
      <th scope="row">
        <Button className="coverage-name" aria-pressed={isOpen} onPress={onOpen}>
          {itemName(item)}
          {item.isKey && <em className="tag tag-quiet">{t('menu.key')}</em>}
        </Button>
      </th>
      <td className="coverage-share">
        <StateBar counts={counts} of={of} theme={theme} />
      </td>
      {numbers.map((count, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns stand in a fixed order
        <td key={at} className="number" data-zero={count === 0 || undefined}>
          {figure(count)}
        </td>
      ))}
    </tr>
  )
}
