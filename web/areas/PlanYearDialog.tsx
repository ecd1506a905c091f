/** One plan year for an area: who moves from which year, who keeps theirs and why; then all of them, and one undo. */
import { useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import type { Area } from '#contract/area.ts'
import type { PlanYearPreview } from '#contract/plan-year.ts'
import { useDistrict } from '#web/district.ts'
import { figure, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { shiftInWords } from './plan-year-words.ts'
import { usePlanYear, useSavePlanYear } from './use-areas.ts'

export function PlanYearDialog({ area, onClose }: { area: Area; onClose: () => void }) {
  const t = useT()
  const proposed = usePlanYear(area, null).data?.proposed ?? null
  const [typed, setTyped] = useState<string | null>(null)
  const wanted = typed ?? String(area.planYear ?? proposed ?? '')
  const year = /^(19|20)\d\d$/.test(wanted) ? Number(wanted) : null
  const seen = usePlanYear(area, year)
  const { save, saving } = useHarmonising(area, onClose)
  // the last answer stays in sight while the next one is asked for, but nobody acts on it
  const isAsked = seen.data !== undefined && !seen.isPlaceholderData && year !== null
  const count = seen.data?.moves.length ?? 0
  const isNothing = count === 0 && area.planYear === year
  return (
    <Dialog
      title={t('areaPanel.oneYear.dialog', { number: area.number })}
      isPending={saving.isPending}
      onClose={onClose}
      actions={
        <>
          <Button
            className="button primary"
            isDisabled={!isAsked || isNothing || saving.isPending}
            onPress={() => seen.data && year !== null && save(seen.data, year)}
          >
            {count === 0
              ? t('areaPanel.oneYear.applyNone', { year: wanted })
              : t('areaPanel.oneYear.apply', { year: wanted, count })}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('areaPanel.cancel')}
          </Button>
        </>
      }
    >
      <div className="plan-year-choice">
        <TextField className="field field-short" value={wanted} onChange={setTyped} inputMode="numeric" maxLength={4}>
          <Label>{t('areaPanel.oneYear.year')}</Label>
          <Input />
        </TextField>
        {proposed !== null && <p className="quiet">{t('areaPanel.oneYear.proposal', { year: proposed })}</p>}
      </div>
      {year === null ? (
        <p className="field-fault">{t('areaPanel.oneYear.badYear')}</p>
      ) : (
        <>
          {seen.error && <ProblemNote problem={seen.error} onRetry={() => seen.refetch()} />}
          {seen.data && isAsked && <p>{shiftInWords(t, seen.data)}</p>}
          {count > 0 && <Past adcode={area.adcode} year={year} />}
          {seen.data && <Moves seen={seen.data} />}
          {seen.data && <Fixed seen={seen.data} />}
        </>
      )}
      {saving.error && <ProblemNote problem={saving.error} />}
    </Dialog>
  )
}

/** Saves for all members at once; the toast takes all of it back, every compound to the year it had. */
function useHarmonising(area: Area, onDone: () => void) {
  const t = useT()
  const stage = useStage()
  const saving = useSavePlanYear(area.id)
  const { number } = area
  const save = async ({ moves, stays }: PlanYearPreview, year: number) => {
    const compounds = [...moves, ...stays].map(({ id, version }) => ({ id, version, planYear: year }))
    const reason = t('areaPanel.oneYear.reason', { year })
    const saved = await saving
      .mutateAsync({ version: area.version, planYear: year, compounds, reason })
      .catch(() => null)
    if (!saved) return // the mutation keeps the refusal, and the dialog shows it
    const back = {
      version: saved.area.version,
      planYear: area.planYear,
      compounds: saved.moved.map(({ id, version, from }) => ({ id, version, planYear: from })),
      reason: t('areaPanel.oneYear.undoReason'),
    }
    stage.say({
      text:
        saved.moved.length === 0
          ? t('areaPanel.oneYear.doneNone', { number, year })
          : t('areaPanel.oneYear.done', { number, year, count: saved.moved.length }),
      undo: () =>
        saving.mutateAsync(back).then(
          () => stage.say({ text: t('areaPanel.oneYear.undone', { number }) }),
          (problem: Error) => stage.say({ text: problem.message }),
        ),
    })
    onDone()
  }
  return { save, saving }
}

/** A year that is over makes whoever has not started late at once. */
function Past({ adcode, year }: { adcode: string; year: number }) {
  const t = useT()
  const day = useDistrict(adcode).data?.dataDate
  if (!day || year >= Number(day.slice(0, 4))) return null
  return <Note tone="warning">{t('areaPanel.oneYear.over', { year, day })}</Note>
}

function Moves({ seen: { moves, year } }: { seen: PlanYearPreview }) {
  const t = useT()
  if (moves.length === 0) return null
  return (
    <table className="plan-year-table">
      <thead>
        <tr>
          <th>{t('areaPanel.oneYear.movesHead')}</th>
          <th>{t('areaPanel.planYear')}</th>
          <th className="number">{t('areaPanel.oneYear.households')}</th>
        </tr>
      </thead>
      <tbody>
        {moves.map(({ id, name, from, households, estimated }) => (
          <tr key={id}>
            <td>{name}</td>
            <td>
              {from ?? t('areaPanel.noYear')} → <strong>{year}</strong>
            </td>
            <td className="number">
              {households === null ? '—' : figure(households)}
              {estimated && <em className="tag">{t('areaPanel.estimated')}</em>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Fixed({ seen: { fixed } }: { seen: PlanYearPreview }) {
  const t = useT()
  if (fixed.length === 0) return null
  return (
    <table className="plan-year-table">
      <thead>
        <tr>
          <th>{t('areaPanel.oneYear.fixedHead')}</th>
          <th>{t('areaPanel.planYear')}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {fixed.map(({ id, name, planYear, status, because, document }) => (
          <tr key={id}>
            <td>{name}</td>
            <td>{planYear ?? t('areaPanel.noYear')}</td>
            <td className="quiet">
              {t(`areaPanel.oneYear.because.${because}`, {
                status: t(`words.status.${status}`),
                document: document ?? '',
              })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
