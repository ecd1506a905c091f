/** Roads, rivers and railways as a file, all of them or one kind. */
import { useState } from 'react'
import type { GroundKind } from '#contract/ground.ts'
import { groundFilterWords } from '#contract/ground-filter-words.ts'
import { type Sentence, useLanguage, useT } from '#web/language.ts'
import type { FilesProps } from './ExportMenu.tsx'
import { FileChoice } from './FileChoice.tsx'
import { FileList } from './FileList.tsx'
import { exportUrl } from './file-url.ts'
import { useGroundCounts } from './use-counts.ts'

export function GroundFiles({ view, received, beside, onTaken }: FilesProps) {
  const t = useT()
  const language = useLanguage()
  const [chosen, choose] = useState<GroundKind | undefined>()
  const { adcode } = view
  const counts = useGroundCounts(adcode)
  const selection = { adcode, ...(chosen && { kind: chosen }) }
  const count = counts && (chosen ? (counts.items.find(({ kind }) => kind === chosen)?.count ?? 0) : counts.total)
  const kinds = counts?.items.map(({ kind }) => kind) ?? []
  return (
    <FileList
      what={count === undefined ? t('exports.counting') : t('exports.ground.what', { count })}
      // the words are said by dotted paths the contract puts together
      filter={groundFilterWords((key, params) => t(key as Sentence, params), selection)}
      isEmpty={!count}
      urlOf={(wanted) => exportUrl({ what: 'ground', adcode, selection: { kind: chosen }, wanted, language, received })}
      onTaken={onTaken}
    >
      <FileChoice
        label={t('exports.narrow.kind')}
        all={t('exports.narrow.allKinds')}
        options={kinds.map((kind) => [kind, t(`exports.ground.kinds.${kind}`)])}
        value={chosen}
        onChange={(kind) => choose(kinds.find((each) => each === kind))}
      />
      {beside}
    </FileList>
  )
}
