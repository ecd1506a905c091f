/** The rows of the table as a file: my area, my year, my fund. */
import { useMemo, useState } from 'react'
import { filterWords } from '#contract/filter-words.ts'
import { type Sentence, useLanguage, useT } from '#web/language.ts'
import { choicesIn, type Narrowing, narrowed, selectionOf, withNarrowing } from './compound-export.ts'
import type { FilesProps } from './ExportMenu.tsx'
import { FileChoice } from './FileChoice.tsx'
import { FileList } from './FileList.tsx'
import { exportUrl } from './file-url.ts'

export function CompoundFiles({ ledger, view, dataDate, received, beside, onTaken }: FilesProps) {
  const t = useT()
  const language = useLanguage()
  const [chosen, choose] = useState<Narrowing>({})
  const { year, streets, areas } = ledger
  const standings = ledger.standing?.standings ?? null
  const { rows } = ledger.shown
  const selection = useMemo(
    () => withNarrowing(selectionOf(view, { year, dataDate }, standings), chosen),
    [view, year, dataDate, standings, chosen],
  )
  const packName = (id: string) => standings?.packs.find((each) => each.id === id)?.documentNumber ?? id
  const nameOf = (id: string) => [...streets, ...areas].find((each) => each.id === id)?.name ?? packName(id)
  const areaNames = new Map(areas.map(({ id, number, name }) => [id, `${number} ${name}`]))
  const { areaIds, planYears, fundings } = choicesIn(rows)
  const count = narrowed(rows, chosen).length
  return (
    <FileList
      what={t('exports.what', { count })}
      // the words are said by dotted paths the contract puts together
      filter={filterWords((key, params) => t(key as Sentence, params), selection, nameOf)}
      isEmpty={count === 0}
      urlOf={(wanted) => exportUrl({ what: 'compounds', adcode: view.adcode, selection, wanted, language, received })}
      onTaken={onTaken}
    >
      <FileChoice
        label={t('exports.narrow.area')}
        all={t('exports.narrow.allAreas')}
        options={areaIds.map((id) => [id, areaNames.get(id) ?? id])}
        value={chosen.area}
        onChange={(area) => choose({ ...chosen, area })}
      />
      <FileChoice
        label={t('exports.narrow.planYear')}
        all={t('exports.narrow.allYears')}
        options={planYears.map((each) => [each, each === 'none' ? t('compounds.noPlanYear') : each])}
        value={chosen.planYear}
        onChange={(planYear) => choose({ ...chosen, planYear })}
      />
      <FileChoice
        label={t('exports.narrow.funding')}
        all={t('exports.narrow.allFunds')}
        options={fundings.map((words) => [words, words])}
        value={chosen.funding}
        onChange={(funding) => choose({ ...chosen, funding })}
      />
      {beside}
    </FileList>
  )
}
