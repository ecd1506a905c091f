/** Begins a plan: which kind, for which years, under which other, and whether with what the ledger plans for them already. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { type PlanKind, parentKinds, planKinds } from '#contract/plan-rows.ts'
import type { PlanHead } from '#contract/plans.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { useStage } from '#web/stage.tsx'
import { Choice } from '#web/ui/Choice.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useUndo } from '#web/use-undo.ts'
import { openedOf } from './opened.ts'
import { useAddPlan, useDeletePlan } from './use-plans.ts'

const nobody = 'none'
type AddPlanDialogProps = PanelProps & { plans: readonly PlanHead[]; dataDate: string; onClose: () => void }

export function AddPlanDialog({ plans, dataDate, view, ledger, change, onClose }: AddPlanDialogProps) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const [kind, setKind] = useState<PlanKind>('annual')
  const [typedYear, setYear] = useState(String(Number(dataDate.slice(0, 4)) + 1))
  const [typedName, setName] = useState<string | null>(null)
  const [typedParent, setParent] = useState<string | null>(null)
  const [takes, setTakes] = useState(true)
  const adding = useAddPlan(view.adcode)
  const deleting = useDeletePlan(view.adcode)
  const from = /^(19|20)\d\d$/.test(typedYear) ? Number(typedYear) : null
  const to = from === null ? null : kind === 'three-year' ? from + 2 : from
  const fits = (plan: PlanHead) =>
    plan.kind === parentKinds[kind] && from !== null && to !== null && plan.fromYear <= from && plan.toYear >= to
  const parents = plans.filter(fits)
  const parent = parents.some(({ id }) => id === typedParent) ? typedParent : (parents[0]?.id ?? nobody)
  const name = typedName ?? (from === null ? '' : t(`plans.names.${kind}`, { from, to: to ?? from }))
  const planned = ledger.rows.filter(({ planYear, retired }) => !retired && isWithin(planYear, from, to))
  const add = () => {
    if (from === null || to === null) return
    const compounds = takes
      ? planned.map(({ id, planYear }) => ({
          compoundId: id,
          year: planYear,
          workClass: null,
          urgency: null,
          note: null,
        }))
      : []
    const parentId = typedParent === nobody || parent === nobody ? null : parent
    adding.mutate(
      { adcode: view.adcode, kind, name: name.trim(), parentId, fromYear: from, toYear: to, compounds },
      {
        onSuccess: ({ id, version }) => {
          change({ item: id })
          const back = () => {
            // left before it is gone: its own page would ask for it once more
            change((now) => (openedOf(now.item)?.id === id ? { ...now, item: null } : now))
            return deleting.mutateAsync({ id, version })
          }
          stage.say({
            text: t('plans.created', { name: name.trim() }),
            undo: () => undo(back, t('plans.undone')),
          })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title={t('plans.addTitle')}
      isPending={adding.isPending}
      onClose={onClose}
      actions={
        <>
          <Button
            className="button primary"
            isDisabled={from === null || name.trim() === '' || adding.isPending}
            onPress={add}
          >
            {t('plans.create')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('plans.cancel')}
          </Button>
        </>
      }
    >
      <Choice
        label={t('plans.kind')}
        options={planKinds.map((value) => ({ value, label: t(`plans.kinds.${value}`) }))}
        value={kind}
        onChange={setKind}
      />
      <label className="field">
        <span className="field-label">{t(kind === 'three-year' ? 'plans.fromYear' : 'plans.year')}</span>
        <input
          className="input input-short"
          inputMode="numeric"
          maxLength={4}
          value={typedYear}
          onChange={({ target }) => setYear(target.value)}
        />
      </label>
      <TextField label={t('plans.name')} longest={100} value={name} onChange={setName} />
      {parents.length > 0 && (
        <div className="field">
          <span className="field-label">{t('plans.parent')}</span>
          <Picker
            label={t('plans.parent')}
            options={[
              { value: nobody, label: t('plans.noParent') },
              ...parents.map((plan) => ({ value: plan.id, label: plan.name })),
            ]}
            value={typedParent === nobody ? nobody : (parent ?? nobody)}
            onChange={setParent}
          />
        </div>
      )}
      {planned.length > 0 && (
        <label className="plan-check">
          <input type="checkbox" checked={takes} onChange={({ target }) => setTakes(target.checked)} />{' '}
          {kind === 'three-year' ? t('plans.takeLedgerYears') : t('plans.takeLedger', { year: from ?? '' })}
          <span className="quiet"> {t('plans.count', { count: planned.length })}</span>
        </label>
      )}
      {adding.error && <ProblemNote problem={adding.error} />}
    </Dialog>
  )
}

const isWithin = (year: number | null, from: number | null, to: number | null): boolean =>
  year !== null && from !== null && to !== null && year >= from && year <= to
