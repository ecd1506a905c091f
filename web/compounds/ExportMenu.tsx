/** Takes the rows of the table along as a file. The menu says first what will be in it: how many compounds, by which filter. */
import { useMemo } from 'react'
import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import type { StreetOffice } from '#contract/district.ts'
import { filterWords } from '#contract/filter-words.ts'
import { type Sentence, useLanguage, useT } from '#web/language.ts'
import type { View } from '#web/view.ts'
import { exportUrl, selectionOf, type Wanted } from './export-filter.ts'

/** Tables first, then what map programs read, then drawings. */
const groups: readonly (readonly Wanted[])[] = [
  ['xlsx', 'csv', 'csv-gb18030'],
  ['gpkg', 'geojson', 'kml', 'fgb', 'dxf'],
]

type ExportMenuProps = {
  view: View
  year: number
  dataDate: string
  streets: readonly StreetOffice[]
  /** How many rows there are; of none there is no file. */
  count: number
}

export function ExportMenu({ view, year, dataDate, streets, count }: ExportMenuProps) {
  const t = useT()
  const language = useLanguage()
  const selection = useMemo(() => selectionOf(view, { year, dataDate }), [view, year, dataDate])
  const nameOf = (id: string) => streets.find((street) => street.id === id)?.name ?? id
  // the words are said by dotted paths the contract puts together
  const words = filterWords((key, params) => t(key as Sentence, params), selection, nameOf)
  return (
    <MenuTrigger>
      <Button className="button button-small" isDisabled={count === 0} aria-label={t('exports.menuOf')}>
        {t('exports.menu')}
      </Button>
      <Popover className="popover export-menu" placement="top end">
        <p className="export-what">
          <b>{t('exports.what', { count })}</b>
          <span className="quiet">{words}</span>
        </p>
        <Menu className="menu" aria-label={`${t('exports.menuOf')} ${words}`}>
          {groups.map((formats) => (
            <MenuSection key={formats[0]}>
              {formats.map((wanted) => (
                <MenuItem
                  key={wanted}
                  id={wanted}
                  className="menu-item"
                  href={exportUrl(view.adcode, selection, wanted, language)}
                  download
                  textValue={t(`exports.formats.${wanted}`)}
                >
                  <span>{t(`exports.formats.${wanted}`)}</span>
                  <span className="quiet">{t(`exports.forWhom.${wanted}`)}</span>
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
