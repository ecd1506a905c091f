/** 职责: departments × items as the packs have them, one unit's part alone, and where it has something to do. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { client } from '#web/api.ts'
import { download } from '#web/download.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { printSheet } from '#web/printing.ts'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Matrix } from './Matrix.tsx'
import { UnitList } from './UnitList.tsx'
import { UnitPart } from './UnitPart.tsx'
import { useDuties } from './use-duties.ts'

const everyone = 'everyone'

export function DutiesPage({ ledger, view, change }: PanelProps) {
  const t = useT()
  const { data, error, refetch } = useDuties(view.adcode)
  const [chosen, choose] = useState<string | null>(null)
  const fetching = useMutation<void, Error>({
    mutationFn: async () =>
      download(await client.api.duties.workbook.$get({ query: { adcode: view.adcode } }), 'units.xlsx'),
  })
  if (error && !data) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton label={t('shell.loading')} />
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
        <Button className="button button-small" isDisabled={fetching.isPending} onPress={() => fetching.mutate()}>
          {t('duties.exportSheet')}
        </Button>
        <Button className="button button-small" onPress={() => void printSheet(async () => undefined)}>
          {t('duties.print')}
        </Button>
      </div>
      {fetching.error && <ProblemNote problem={fetching.error} />}
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
