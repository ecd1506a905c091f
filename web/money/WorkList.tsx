/** Works beside compounds as a table: all of them, or those somebody has to look at. */
import { type ReactNode, useState } from 'react'
import type { BoundaryWork } from '#contract/money-works.ts'
import { useT } from '#web/language.ts'
import { Choice } from '#web/ui/Choice.tsx'
import { type Column, Table } from './Table.tsx'

/** More rows than anybody reads at once. */
const mostListed = 300

type WorkListProps = {
  works: readonly BoundaryWork[]
  isTold: (work: BoundaryWork) => boolean
  words: {
    label: string
    none: string
    all: (count: number) => string
    told: (count: number) => string
    nothingTold: string
  }
  columns: readonly Column[]
  row: (work: BoundaryWork) => ReactNode
}

export function WorkList({ works, isTold, words, columns, row }: WorkListProps) {
  const t = useT()
  const [shown, setShown] = useState<'all' | 'told'>('all')
  if (works.length === 0) return <p className="quiet">{words.none}</p>
  const told = works.filter(isTold)
  const listed = shown === 'all' ? works : told
  return (
    <>
      <div className="money-filter">
        <Choice
          label={words.label}
          value={shown}
          options={[
            { value: 'all', label: words.all(works.length) },
            { value: 'told', label: words.told(told.length) },
          ]}
          onChange={setShown}
        />
      </div>
      {listed.length > mostListed && (
        <p className="quiet">{t('money.shownOf', { count: listed.length, shown: mostListed })}</p>
      )}
      <Table isTall columns={columns} none={words.nothingTold} rows={listed.slice(0, mostListed).map(row)} />
    </>
  )
}
