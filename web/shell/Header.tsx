/** The bar at the top: name, district, the three views, search, what is unplaced, what the data are, language, theme. */
import type { ReactNode } from 'react'
import { Button, ToggleButton } from 'react-aria-components'
import type { District } from '#contract/district.ts'
import { useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import { Tip } from '#web/ui/Tip.tsx'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'
import { ViewLinks } from './ViewLinks.tsx'

type HeaderProps = {
  view: View
  change: ChangeView
  district: District | null
  districts: readonly District[]
  /** Where the programme is opened; beside the views. */
  door: ReactNode
  unplaced: ReactNode
  onSearch: () => void
}

export function Header({ view, change, district, districts, door, unplaced, onSearch }: HeaderProps) {
  const t = useT()
  const options = districts.map(({ adcode, name, cityName }) => ({ value: adcode, label: name, detail: cityName }))
  return (
    <header className="bar">
      <h1 className="mark">
        <span className="mark-square" aria-hidden="true" />
        <span className="mark-name">{t('shell.name')}</span>
      </h1>
      <Picker
        label={t('shell.district')}
        options={options}
        value={view.adcode}
        onChange={(adcode) => change(inDistrict(adcode))}
      />
      <ViewLinks view={view} className="views">
        {door}
      </ViewLinks>
      <span className="bar-rest" />
      <Button className="search-field" onPress={onSearch}>
        <Icon name="search" size={16} />
        <span className="search-hint">{t('shell.searchHint')}</span>
        <kbd>Ctrl K</kbd>
      </Button>
      {district && unplaced}
      {district && <DataDate district={district} />}
      <span className="bar-switches">
        <Tip text={t('shell.switchLanguage')}>
          <Button
            className="bar-button"
            aria-label={`${view.language === 'en' ? 'EN / 中' : '中 / EN'} ${t('shell.switchLanguage')}`}
            onPress={() => change({ language: view.language === 'en' ? 'zh-CN' : 'en' })}
          >
            <b>{view.language === 'en' ? 'EN' : '中'}</b> / {view.language === 'en' ? '中' : 'EN'}
          </Button>
        </Tip>
        <Tip text={t(view.theme === 'dark' ? 'shell.lightTheme' : 'shell.darkTheme')}>
          <ToggleButton
            className="icon-button"
            aria-label={t('shell.darkTheme')}
            isSelected={view.theme === 'dark'}
            onChange={(dark) => change({ theme: dark ? 'dark' : 'light' })}
          >
            <Icon name={view.theme === 'dark' ? 'light' : 'dark'} />
          </ToggleButton>
        </Tip>
      </span>
    </header>
  )
}

/** Another district is another map: nothing chosen in the old one means anything there. */
const inDistrict = (adcode: string): Partial<View> => ({
  adcode,
  classes: [],
  streets: [],
  figure: null,
  selected: [],
  search: '',
  year: null,
  at: null,
  importing: null,
  item: null,
  pictures: [],
})

function DataDate({ district }: { district: District }) {
  const t = useT()
  const invented = district.demo === 'loaded'
  return (
    <span className="data-date" title={invented ? t('shell.inventedNote') : undefined}>
      {invented && <b>{t('shell.invented')}</b>}
      {invented && ' · '}
      <span className="as-of">{t('shell.asOf', { day: '' })}</span>
      {district.dataDate}
    </span>
  )
}
