/** The rest of a tick: how much, at what cost, who pays, when, by which work, in which words. */
import { type ReactNode, useId } from 'react'
import { Button } from 'react-aria-components'
import type { CompoundMenu, LinkedWork, MenuCatalogue, Tick } from '#contract/menu.ts'
import { needs } from '#contract/menu-words.ts'
import { payers } from '#contract/payer.ts'
import { type Say, useT } from '#web/language.ts'
import { useTyped } from '#web/use-typed.ts'
import { numberTyped } from './ticks.ts'
import { type Item, payerWords } from './words.ts'

type TickFormProps = {
  catalogue: MenuCatalogue
  menu: CompoundMenu
  item: Item
  tick: Tick
  /** Of the entry the tick is from; null where nothing stands. */
  version: number | null
  isPending: boolean
  /** `seen`: the version the typing goes on. */
  onSave: (tick: Tick, seen: number | null) => void
}

const textsOf = (tick: Tick) => ({
  need: tick.need as string, // a text like the others while it is typed
  quantity: tick.quantity === null ? '' : String(tick.quantity),
  unit: tick.unit ?? '',
  costWan: tick.costWan === null ? '' : String(tick.costWan),
  payer: (tick.payer ?? '') as string, // the same
  year: tick.year === null ? '' : String(tick.year),
  workId: tick.workId ?? '',
  note: tick.note ?? '',
})

export function TickForm({ catalogue, menu, item, tick, version, isPending, onSave }: TickFormProps) {
  const t = useT()
  const { typed, seen, put: putText } = useTyped(textsOf(tick), version)
  const put = (field: keyof typeof typed) => (value: string) => putText(field, value)
  const [quantity, costWan, year] = [numberTyped(typed.quantity), numberTyped(typed.costWan), numberTyped(typed.year)]
  const isYear = year === null || (year !== undefined && Number.isInteger(year) && year >= 1900 && year <= 2100)
  const need = needs.find((each) => each === typed.need) ?? 'needed'
  const lacksNote = item.isOpenEnded && (need === 'needed' || need === 'done') && typed.note.trim() === ''
  const isReady = quantity !== undefined && costWan !== undefined && year !== undefined && isYear && !lacksNote
  const save = () => {
    if (quantity === undefined || costWan === undefined || year === undefined || !isReady) return
    const written = (text: string) => (text.trim() === '' ? null : text.trim())
    const payer = payers.find((each) => each === typed.payer) ?? null
    const texts = { unit: written(typed.unit), workId: written(typed.workId), note: written(typed.note) }
    onSave({ need, quantity, costWan, payer, year, ...texts }, seen)
  }
  const money = !item.isOrganisational
  return (
    <form
      className="tick-form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Labelled label={t('menu.state')}>
        {(id) => (
          <select id={id} className="input" value={typed.need} onChange={({ target }) => put('need')(target.value)}>
            {needs.map((each) => (
              <option key={each} value={each}>
                {t(`menu.needs.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      {money && (
        <>
          <Typed
            label={t('menu.quantity')}
            value={typed.quantity}
            fault={quantity === undefined}
            onChange={put('quantity')}
          />
          <Typed label={t('menu.unit')} value={typed.unit} longest={20} onChange={put('unit')} />
          <Typed
            label={t('menu.costWan')}
            value={typed.costWan}
            fault={costWan === undefined}
            onChange={put('costWan')}
          />
          <Labelled label={t('menu.payer')}>
            {(id) => (
              <select
                id={id}
                className="input"
                value={typed.payer}
                onChange={({ target }) => put('payer')(target.value)}
              >
                <option value="">{payerWords(t, catalogue, item)}</option>
                {payers.map((each) => (
                  <option key={each} value={each}>
                    {t(`menu.payers.${each}`)}
                  </option>
                ))}
              </select>
            )}
          </Labelled>
        </>
      )}
      <Typed
        label={t('menu.year')}
        value={typed.year}
        hint={menu.planYear === null ? undefined : t('menu.yearDefault', { year: menu.planYear })}
        fault={year === undefined || !isYear}
        onChange={put('year')}
      />
      {money && (
        <Labelled label={t('menu.work')}>
          {(id) => (
            <select
              id={id}
              className="input"
              value={typed.workId}
              onChange={({ target }) => put('workId')(target.value)}
            >
              <option value="">{t('menu.noWork')}</option>
              {menu.works.map((work) => (
                <option key={work.id} value={work.id}>
                  {workName(t, work)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      )}
      <Typed label={t('menu.note')} value={typed.note} longest={1000} fault={lacksNote} wide onChange={put('note')} />
      {lacksNote && <p className="field-fault">{t('menu.noteWanted')}</p>}
      <Button type="submit" className="button primary" isDisabled={!isReady || isPending}>
        {t('menu.save')}
      </Button>
    </form>
  )
}

function workName(t: Say, { id, name, trade, roadName, fromMonth, toMonth }: LinkedWork): string {
  const window = [fromMonth, toMonth].filter(Boolean).join('–')
  return [t(`words.trade.${trade}`), name ?? roadName ?? id, window].filter(Boolean).join(' · ')
}

type LabelledProps = { label: string; wide?: boolean; children: (id: string) => ReactNode }

function Labelled({ label, wide = false, children }: LabelledProps) {
  const id = useId()
  return (
    <div className="tick-field" data-wide={wide || undefined}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

type TypedProps = {
  label: string
  value: string
  hint?: string | undefined
  fault?: boolean
  wide?: boolean
  longest?: number
  onChange: (value: string) => void
}

const Typed = ({ label, value, hint, fault = false, wide = false, longest = 20, onChange }: TypedProps) => (
  <Labelled label={label} wide={wide}>
    {(id) => (
      <input
        id={id}
        className="input"
        value={value}
        placeholder={hint}
        maxLength={longest}
        aria-invalid={fault || undefined}
        onChange={({ target }) => onChange(target.value)}
      />
    )}
  </Labelled>
)
