/** Lines of income and cost, of one item or of none: a name, an amount in 万元, and a way to take each back. */
import { Button } from 'react-aria-components'
import { balanceSides } from '#contract/balance.ts'
import { figure, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { AttestationInput, AttestationText } from './Attestation.tsx'
import { wanDigits } from './Result.tsx'
import { revenueNames } from './Revenues.tsx'
import {
  amountOf,
  type LineDraft,
  type Step,
  unattested,
  withLine,
  withLineChanged,
  withoutLine,
} from './unit-draft.ts'

type LinesProps = {
  /** Null: lines of no single item. */
  itemKey: number | null
  /** Whose lines they are, for those who listen. */
  of: string
  lines: readonly LineDraft[]
  readOnly: boolean
  onEdit: (step: Step) => void
}

export function Lines({ itemKey, of, lines, readOnly, onEdit }: LinesProps) {
  const t = useT()
  if (readOnly) return <ToldLines lines={lines} />
  return (
    <>
      <ul className="balance-lines">
        {lines.map((line, at) => (
          <LineRow key={line.key} {...{ itemKey, of, line, at, onEdit }} />
        ))}
      </ul>
      <div className="balance-add">
        {balanceSides.map((side) => (
          <Button
            key={side}
            className="link"
            aria-label={t(`balance.addLineTo.${side}`, { name: of })}
            onPress={() => onEdit(withLine(itemKey, { ...unattested, side, name: '', amount: '' }))}
          >
            {t(`balance.addLine.${side}`)}
          </Button>
        ))}
      </div>
    </>
  )
}

type LineRowProps = {
  itemKey: number | null
  of: string
  line: LineDraft
  at: number
  onEdit: (step: Step) => void
}

function LineRow({ itemKey, of, line, at, onEdit }: LineRowProps) {
  const t = useT()
  const stage = useStage()
  const { key, ...typed } = line
  const { side, name, amount } = typed
  const called = name.trim() || t('balance.unnamedLine')
  const change = (changed: Partial<LineDraft>) => onEdit(withLineChanged(itemKey, key, changed))
  const remove = () => {
    onEdit(withoutLine(itemKey, key))
    stage.say({
      text: t('balance.removedLine', { name: called }),
      undo: () => onEdit(withLine(itemKey, typed, at)),
    })
  }
  return (
    <li data-side={side}>
      <span className="balance-side">{t(`balance.${side}`)}</span>
      <input
        className="input"
        aria-label={t(`balance.lineName.${side}`, { name: of })}
        placeholder={t(`balance.linePlaceholder.${side}`)}
        value={name}
        maxLength={100}
        autoComplete="off"
        list={side === 'income' ? revenueNames : undefined}
        aria-invalid={name.trim() === '' && amount.trim() !== ''}
        onChange={({ target }) => change({ name: target.value })}
      />
      <input
        className="input balance-amount"
        aria-label={t(`balance.lineAmount.${side}`, { name: of })}
        placeholder={t('balance.amountPlaceholder')}
        value={amount}
        maxLength={20}
        inputMode="decimal"
        autoComplete="off"
        aria-invalid={amountOf(amount) === null && (amount.trim() !== '' || name.trim() !== '')}
        onChange={({ target }) => change({ amount: target.value })}
      />
      <Button className="icon-button" aria-label={t('balance.removeLine', { name: called })} onPress={remove}>
        <Icon name="close" size={14} />
      </Button>
      <AttestationInput of={called} attested={line} onChange={change} />
    </li>
  )
}

function ToldLines({ lines }: { lines: readonly LineDraft[] }) {
  const t = useT()
  return (
    <ul className="balance-lines balance-told">
      {lines.map(({ key, side, name, amount, ...attested }) => (
        <li key={key} data-side={side}>
          <span className="balance-side">{t(`balance.${side}`)}</span>
          <span>{name}</span>
          <span className="balance-amount">{figure(Number(amount), wanDigits)}</span>
          <AttestationText attested={attested} />
        </li>
      ))}
    </ul>
  )
}
