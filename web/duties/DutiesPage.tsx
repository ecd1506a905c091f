/** 职责: departments × items as the packs have them, one unit's part alone, and where it has something to do. */
import { useState } from 'react'
import type { Duties } from '#contract/duties.ts'
import { client } from '#web/api.ts'
import { download } from '#web/download.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { Answered } from '#web/ui/Answered.tsx'
import { FileButton } from '#web/ui/FileButton.tsx'
import { Note } from '#web/ui/Note.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import { PrintButton } from '#web/ui/PrintButton.tsx'
import { Matrix } from './Matrix.tsx'
import { UnitList } from './UnitList.tsx'
import { UnitPart } from './UnitPart.tsx'
import { useDuties } from './use-duties.ts'

const everyone = 'everyone'

export function DutiesPage(props: PanelProps) {
  return <Answered query={useDuties(props.view.adcode)}>{(data) => <Shown {...props} data={data} />}</Answered>
}

function Shown({ ledger, view, change, data }: PanelProps & { data: Duties }) {
  const t = useT()
  const [chosen, choose] = useState<string | null>(null)
  const fetchFile = async () =>
    download(await client.api.duties.workbook.$get({ query: { adcode: view.adcode } }), 'units.xlsx')
  const matrix =
    data.matrices.find(({ catalogue }) => catalogue === chosen) ??
    data.matrices.find(({ units }) => units.some(({ unit }) => unit === view.item)) ??
    data.matrices[0]
  if (!matrix) return <Note tone="plain">{t('duties.noDuties')}</Note>
  const unit = matrix.units.find((each) => each.unit === view.item)
  const open = (name: string | null) => change({ item: name })
  const unnamed = matrix.items.filter(({ leads, shares }) => leads.length + shares.length === 0).length
  return (
    <article className="duties" aria-label={t('duties.title')}>
      <header className="works-menu-head">
        <h1>{t('duties.title')}</h1>
        <p className="quiet">{t('duties.posts')}</p>
      </header>
      <div className="works-menu-bar">
        {data.matrices.length > 1 && (
          <Picker
            label={t('menu.catalogue')}
            options={data.matrices.map(({ catalogue, title }) => ({
              value: catalogue,
              label: `${catalogue} ${title}`,
            }))}
            value={matrix.catalogue}
            onChange={choose}
          />
        )}
        <Picker
          label={t('duties.filter')}
          options={[
            { value: everyone, label: t('duties.allUnits') },
            ...matrix.units.map((each) => ({ value: each.unit, label: each.unit })),
          ]}
          value={unit?.unit ?? everyone}
          onChange={(next) => open(next === everyone ? null : next)}
        />
        <FileButton label={t('duties.exportSheet')} fetchFile={fetchFile} />
        <PrintButton />
      </div>
      <p className="quiet duties-reading">
        {t('duties.reading')} {unnamed > 0 && t('duties.noneNamedCount', { count: unnamed })}
      </p>
      {unit ? (
        <UnitPart ledger={ledger} adcode={view.adcode} matrix={matrix} unit={unit} change={change} />
      ) : (
        <>
          <Matrix matrix={matrix} onOpen={open} />
          <UnitList matrix={matrix} onOpen={open} />
        </>
      )}
    </article>
  )
}
