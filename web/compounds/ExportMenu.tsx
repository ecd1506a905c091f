/** Takes the rows of the table along as a file. The menu says first what will be in it: how many compounds, by which filter. */
import { useMemo, useState } from 'react'
import { Button, Dialog, DialogTrigger, Link, Popover } from 'react-aria-components'
import type { Area } from '#contract/area.ts'
import type { CompoundRow } from '#contract/compound.ts'
import type { StreetOffice } from '#contract/district.ts'
import type { Standings } from '#contract/district-eligibility.ts'
import { filterWords } from '#contract/filter-words.ts'
import { type Sentence, useLanguage, useT } from '#web/language.ts'
import type { View } from '#web/view.ts'
import { ExportNarrowing } from './ExportNarrowing.tsx'
import { exportUrl, type Narrowing, narrowed, selectionOf, type Wanted, withNarrowing } from './export-filter.ts'

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
  areas: readonly Area[]
  /** The policy the map is coloured by; null while it is coloured otherwise. */
  standings: Standings | null
  /** Of the table; of none there is no file. */
  rows: readonly CompoundRow[]
}

export function ExportMenu({ view, year, dataDate, streets, areas, standings, rows }: ExportMenuProps) {
  const t = useT()
  const language = useLanguage()
  const [chosen, choose] = useState<Narrowing>({})
  const selection = useMemo(
    () => withNarrowing(selectionOf(view, { year, dataDate }, standings), chosen),
    [view, year, dataDate, standings, chosen],
  )
  const nameOf = (id: string) => [...streets, ...areas].find((each) => each.id === id)?.name ?? packName(id)
  const packName = (id: string) => standings?.packs.find((each) => each.id === id)?.documentNumber ?? id
  // the words are said by dotted paths the contract puts together
  const words = filterWords((key, params) => t(key as Sentence, params), selection, nameOf)
  const count = narrowed(rows, chosen).length
  return (
    <DialogTrigger>
      <Button className="button button-small" isDisabled={rows.length === 0} aria-label={t('exports.menuOf')}>
        {t('exports.menu')}
      </Button>
      <Popover className="popover export-menu" placement="top end">
        <Dialog className="export-dialog" aria-label={`${t('exports.menuOf')} ${words}`}>
          {({ close }) => (
            <>
              <p className="export-what" role="status">
                <b>{t('exports.what', { count })}</b>
                <span className="quiet">{words}</span>
              </p>
              <ExportNarrowing rows={rows} areas={areas} chosen={chosen} onChoose={choose} />
              {groups.map((formats) => (
                <div key={formats[0]} className="menu">
                  {formats.map((wanted) => (
                    <Link
                      key={wanted}
                      className="menu-item"
                      href={exportUrl(view.adcode, selection, wanted, language)}
                      download
                      isDisabled={count === 0}
                      onPress={close}
                    >
                      <span>{t(`exports.formats.${wanted}`)}</span>
                      <span className="quiet">{t(`exports.forWhom.${wanted}`)}</span>
                    </Link>
                  ))}
                </div>
              ))}
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
