/** A target of the district's own: added, or changed as a whole. */
import { type InputHTMLAttributes, useState } from 'react'
import { Button } from 'react-aria-components'
import {
  type NewTarget,
  type Target,
  type TargetList,
  targetMeasures,
  targetStrengths,
  targetUnits,
} from '#contract/targets.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { useStage } from '#web/stage.tsx'
import { Choice } from '#web/ui/Choice.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import { useUndo } from '#web/use-undo.ts'
import { useDeleteTarget, useSaveTarget } from './use-targets.ts'

const anyone = 'any'
type TargetDialogProps = PanelProps & { list: TargetList; target: Target | null; onClose: () => void }

export function TargetDialog({ list, target, view, ledger, change, onClose }: TargetDialogProps) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const [begun] = useState(target) // its version goes with the text: a colleague's later one would hide the conflict
  const [draft, setDraft] = useState(() => draftOf(target, list))
  const saving = useSaveTarget(view.adcode)
  const removing = useDeleteTarget(view.adcode)
  const put = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const stated = statedOf(draft)
  const funds = [...new Set(list.ledger.flatMap((year) => year.funds.flatMap(({ key }) => key ?? [])))]
  const save = () => {
    if (!stated) return
    const asked = begun
      ? ({ kind: 'change', id: begun.id, target: { version: begun.version, ...stated } } as const)
      : ({ kind: 'add', target: { adcode: view.adcode, ...stated } } as const)
    saving.mutate(asked, {
      onSuccess: ({ target: { id, version } }) => {
        change({ item: id }, { replace: true })
        const before = begun && statedOf(draftOf(begun, list))
        const back = () =>
          before
            ? saving.mutateAsync({ kind: 'change', id, target: { version, ...before } })
            : removing.mutateAsync({ id, version })
        stage.say({
          text: t(begun ? 'targets.changed' : 'targets.added'),
          undo: () => undo(back, t('targets.undone')),
        })
        onClose()
      },
    })
  }
  return (
    <Dialog
      title={t(begun ? 'targets.editTitle' : 'targets.addTitle')}
      onClose={onClose}
      actions={
        <>
          <Button className="button primary" isDisabled={!stated || saving.isPending} onPress={save}>
            {t('targets.save')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('targets.cancel')}
          </Button>
        </>
      }
    >
      <Line
        label={t('targets.words')}
        value={draft.words}
        maxLength={500}
        placeholder={t('targets.wordsHint')}
        onText={(words) => put({ words })}
      />
      <Line label={t('targets.setBy')} value={draft.by} maxLength={200} onText={(by) => put({ by })} />
      <div className="target-choices">
        <Choice
          label={t('targets.measure')}
          options={targetMeasures.map((value) => ({ value, label: t(`targets.measures.${value}`) }))}
          value={draft.measure}
          onChange={(measure) => put({ measure })}
        />
        <Choice
          label={t('targets.strength')}
          options={targetStrengths.map((value) => ({ value, label: t(`targets.strengthNames.${value}`) }))}
          value={draft.strength}
          onChange={(strength) => put({ strength })}
        />
        <Choice
          label={t('targets.unit')}
          options={targetUnits.map((value) => ({ value, label: t(`targets.units.${value}`) }))}
          value={draft.unit}
          onChange={(unit) => put({ unit })}
        />
      </div>
      <Line
        label={t('targets.year')}
        className="input input-short"
        inputMode="numeric"
        maxLength={4}
        value={draft.year}
        onText={(year) => put({ year })}
      />
      <Line
        label={t('targets.amount')}
        className="input input-short"
        inputMode="numeric"
        value={draft.amount}
        onText={(amount) => put({ amount })}
      />
      <Line
        label={t('targets.onDay')}
        className="input input-short"
        type="date"
        value={draft.onDay}
        onText={(onDay) => put({ onDay })}
      />
      <div className="field">
        <span className="field-label">{t('targets.street')}</span>
        <Picker
          label={t('targets.street')}
          options={[
            { value: anyone, label: t('targets.allStreets') },
            ...ledger.streets.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={draft.street}
          onChange={(street) => put({ street })}
        />
      </div>
      <div className="field">
        <span className="field-label">{t('targets.fund')}</span>
        <Picker
          label={t('targets.fund')}
          options={[
            { value: anyone, label: t('targets.allFunds') },
            ...funds.map((value) => ({ value, label: value })),
          ]}
          value={draft.fund}
          onChange={(fund) => put({ fund })}
        />
      </div>
      {saving.error && <ProblemNote problem={saving.error} />}
    </Dialog>
  )
}

type LineProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> & {
  label: string
  onText: (text: string) => void
}

const Line = ({ label, onText, className = 'input', ...rest }: LineProps) => (
  <label className="field">
    <span className="field-label">{label}</span>
    <input className={className} onChange={({ target }) => onText(target.value)} {...rest} />
  </label>
)

type Draft = Pick<Target, 'measure' | 'strength' | 'unit'> &
  Record<'year' | 'amount' | 'onDay' | 'street' | 'fund' | 'words' | 'by', string>

function draftOf(target: Target | null, { dataDate }: TargetList): Draft {
  if (!target)
    return {
      ...{ measure: 'finish', strength: 'stated', unit: 'compound', year: dataDate.slice(0, 4), amount: '' },
      ...{ onDay: '', street: anyone, fund: anyone, words: '', by: '' },
    }
  const { measure, strength, unit, year, amount, onDay, streetOffice, fundingLabel, printed, source } = target
  return {
    ...{ measure, strength, unit, year: String(year), amount: amount === null ? '' : String(amount) },
    ...{ onDay: onDay ?? '', street: streetOffice?.id ?? anyone, fund: fundingLabel ?? anyone },
    ...{ words: printed ?? '', by: source },
  }
}

/** Null while something is missing or wrong. */
function statedOf({ year, amount, onDay, street, fund, words, by, ...kinds }: Draft): Omit<NewTarget, 'adcode'> | null {
  const isGood = /^(19|20)\d\d$/.test(year) && /^([1-9]\d{0,5})?$/.test(amount)
  if (!isGood || words.trim() === '' || by.trim() === '') return null
  return {
    ...kinds,
    year: Number(year),
    amount: amount === '' ? null : Number(amount),
    onDay: onDay === '' ? null : onDay,
    builtBefore: null,
    streetOfficeId: street === anyone ? null : street,
    fundingLabel: fund === anyone ? null : fund,
    words: words.trim(),
    by: by.trim(),
  }
}
