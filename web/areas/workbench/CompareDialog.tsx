/** The draft beside another scheme: figures, and area by area what differs. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { CompoundRow } from '#contract/compound.ts'
import type { SchemeArea } from '#contract/scheme.ts'
import { figure, useT } from '#web/language.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import { differenceOf } from './difference.ts'
import { useScheme } from './use-beside.ts'
import { useSchemes } from './use-schemes.ts'
import type { Workbench } from './workbench.tsx'

type CompareDialogProps = { bench: Workbench; rows: readonly CompoundRow[]; onClose: () => void }

export function CompareDialog({ bench, rows, onClose }: CompareDialogProps) {
  const t = useT()
  const adcode = rows[0]?.adcode ?? ''
  const schemes = useSchemes(adcode)
  const others = (schemes.data ?? []).filter(({ id }) => id !== bench.scheme?.id)
  const [chosen, setChosen] = useState<string | null>(null)
  const id = chosen ?? others[0]?.id ?? null
  const other = useScheme(id)
  return (
    <Dialog title={t('bench.compareTitle')} onClose={onClose} wide>
      {schemes.error && <ProblemNote problem={schemes.error} />}
      {others.length === 0 && !schemes.isPending && <p className="quiet">{t('bench.compareNone')}</p>}
      {others.length > 0 && (
        <div className="compare-head">
          <span>{t('bench.compareWith')}</span>
          <Picker
            label={t('bench.compareWith')}
            options={others.map(({ id: value, name, state }) => ({
              value,
              label: name,
              detail: t(`bench.states.${state}`),
            }))}
            value={id ?? ''}
            onChange={setChosen}
          />
        </div>
      )}
      {other.error && <ProblemNote problem={other.error} />}
      {other.data && other.data.division.length > 0 && (
        <Button
          className="button compare-swipe"
          onPress={() => {
            bench.lookBeside(id)
            onClose()
          }}
        >
          {t('bench.swipe')}
        </Button>
      )}
      {other.data && (
        <DifferenceTable here={bench.areas} there={other.data.division} rows={rows} name={other.data.name} />
      )}
    </Dialog>
  )
}

type Division = readonly Pick<SchemeArea, 'number' | 'name' | 'compounds'>[]
type DifferenceTableProps = { here: Division; there: Division; rows: readonly CompoundRow[]; name: string }

function DifferenceTable({ here, there, rows, name }: DifferenceTableProps) {
  const t = useT()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const namesOf = (ids: readonly string[]) => ids.map((id) => byId.get(id)?.name ?? id).join('、') || '—'
  const householdsOf = (division: Division) =>
    division.flatMap(({ compounds }) => compounds).reduce((sum, id) => sum + (byId.get(id)?.households ?? 0), 0)
  const countOf = (division: Division) => division.reduce((sum, { compounds }) => sum + compounds.length, 0)
  const difference = differenceOf(there, here)
  const isSame = difference.onlyFirst.length + difference.onlySecond.length === 0
  const figures = [
    { key: 'areas', here: here.length, there: there.length },
    { key: 'compounds', here: countOf(here), there: countOf(there) },
    { key: 'households', here: householdsOf(here), there: householdsOf(there) },
  ] as const
  return (
    <>
      <table className="compare">
        <thead>
          <tr>
            <th scope="col" aria-label={t('bench.compareTitle')} />
            <th scope="col" className="number">
              {t('bench.here')}
            </th>
            <th scope="col" className="number">
              {name}
            </th>
            <th scope="col" className="number">
              ±
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ key, here: own, there: others }) => (
            <tr key={key}>
              <th scope="row">{t(`bench.difference.${key}`)}</th>
              <td className="number">{figure(own)}</td>
              <td className="number">{figure(others)}</td>
              <td className="number">
                {own === others ? '0' : `${own > others ? '+' : '−'}${figure(Math.abs(own - others))}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isSame ? (
        <Note tone="good">{t('bench.compareSame')}</Note>
      ) : (
        <dl className="facts compare-facts">
          <dt>{t('bench.difference.same')}</dt>
          <dd>{figure(difference.same)}</dd>
          <dt>{t('bench.difference.only')}</dt>
          <dd>
            {t('bench.here')} {difference.onlySecond.join('、') || '—'}
            <br />
            {name} {difference.onlyFirst.join('、') || '—'}
          </dd>
          <dt>{t('bench.difference.gained')}</dt>
          <dd>{namesOf(difference.gained)}</dd>
          <dt>{t('bench.difference.lost')}</dt>
          <dd>{namesOf(difference.lost)}</dd>
        </dl>
      )}
    </>
  )
}
