/** The works on the map as a file: my trade, my company, my year. */
import { useMemo, useState } from 'react'
import { workFilterWords } from '#contract/work-filter-words.ts'
import { type Sentence, useLanguage, useT } from '#web/language.ts'
import type { FilesProps } from './ExportMenu.tsx'
import { FileChoice } from './FileChoice.tsx'
import { FileList } from './FileList.tsx'
import { exportUrl } from './file-url.ts'
import { useWorkCount } from './use-counts.ts'
import { operatorsIn, type WorkNarrowing, windowYears, workSelection } from './work-export.ts'

export function WorkFiles({ ledger, view, received, beside, onTaken }: FilesProps) {
  const t = useT()
  const language = useLanguage()
  const [chosen, choose] = useState<WorkNarrowing>({})
  const { works, areas } = ledger
  const selection = useMemo(() => workSelection(view, chosen), [view, chosen])
  const count = useWorkCount(selection)
  const operators = useMemo(() => operatorsIn(works), [works])
  const names = new Map([
    ...operators.map(({ id, name }) => [id, name ?? t('workPanel.noOperator')] as const),
    ...areas.map(({ id, number, name }) => [id, `${number} ${name}`] as const),
  ])
  const { adcode, ...filter } = selection
  return (
    <FileList
      what={count === undefined ? t('exports.counting') : t('exports.works.what', { count })}
      // the words are said by dotted paths the contract puts together
      filter={workFilterWords(
        (key, params) => t(key as Sentence, params),
        selection,
        (id) => names.get(id) ?? id,
      )}
      isEmpty={!count}
      urlOf={(wanted) => exportUrl({ what: 'works', adcode, selection: filter, wanted, language, received })}
      onTaken={onTaken}
    >
      <FileChoice
        label={t('exports.narrow.operator')}
        all={t('exports.narrow.allOperators')}
        options={operators.map(({ id }) => [id, names.get(id) ?? id])}
        value={chosen.operator}
        onChange={(operator) => choose({ ...chosen, operator })}
      />
      <FileChoice
        label={t('exports.narrow.year')}
        all={t('exports.narrow.allYears')}
        options={windowYears(works).map((year) => [year, year])}
        value={chosen.year}
        onChange={(year) => choose({ ...chosen, year })}
      />
      <FileChoice
        label={t('exports.narrow.area')}
        all={t('exports.narrow.allAreas')}
        options={areas.map(({ id }) => [id, names.get(id) ?? id])}
        value={chosen.area}
        onChange={(area) => choose({ ...chosen, area })}
      />
      {beside}
    </FileList>
  )
}
