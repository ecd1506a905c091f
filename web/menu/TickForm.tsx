/** The rest of a tick: how much, at what cost, who pays, when, by which work, whether it digs, in which words. */
import { Button } from 'react-aria-components'
import type { CompoundMenu, LinkedWork, MenuCatalogue, Tick } from '#contract/menu.ts'
import { needs } from '#contract/menu-words.ts'
import { payers } from '#contract/payer.ts'
import { type Say, type Sentence, useT } from '#web/language.ts'
import { Contested } from '#web/ui/Contested.tsx'
import { useTyped } from '#web/use-typed.ts'
import { Chosen, Typed } from './TickFields.tsx'
import { type TickField, textsOf, tickTyped } from './ticks.ts'
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

const labels = {
  ...{ need: 'menu.state', quantity: 'menu.quantity', unit: 'menu.unit', costWan: 'menu.costWan', payer: 'menu.payer' },
  ...{ year: 'menu.year', workId: 'menu.work', excavates: 'menu.digsHere', note: 'menu.note' },
} as const satisfies Record<TickField, Sentence>

export function TickForm({ catalogue, menu, item, tick, version, isPending, onSave }: TickFormProps) {
  const t = useT()
  const stored = textsOf(tick)
  const { typed, seen, contested, settle, put } = useTyped(stored, version)
  const { tick: asked, faults } = tickTyped(typed, item)
  const options = optionsOf(t, { catalogue, menu, item })
  const field = (name: TickField) => ({
    ...{ label: t(labels[name]), value: typed[name], isFaulty: faults.includes(name) },
    onChange: (text: string) => put(name, text),
  })
  const chosen = (name: keyof typeof options) => <Chosen {...field(name)} options={options[name]} />
  const told = (name: TickField) =>
    name in options ? labelIn(options[name as keyof typeof options], stored[name]) : stored[name] // as just asked
  const hasCost = !item.isOrganisational
  const yearHint = menu.planYear === null ? undefined : t('menu.yearDefault', { year: menu.planYear })
  return (
    <form
      className="tick-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (faults.length === 0) onSave(asked, seen)
      }}
    >
      {chosen('need')}
      {hasCost && (
        <>
          <Typed {...field('quantity')} />
          <Typed {...field('unit')} />
          <Typed {...field('costWan')} />
          {chosen('payer')}
        </>
      )}
      <Typed {...field('year')} hint={yearHint} />
      {hasCost && chosen('workId')}
      {item.excavates === 'ask' && chosen('excavates')}
      <Typed {...field('note')} longest={1000} wide />
      {faults.includes('note') && <p className="field-fault">{t('menu.noteWanted')}</p>}
      <Contested texts={contested.map((name) => ({ name: t(labels[name]), theirs: told(name) }))} onSettle={settle} />
      <Button type="submit" className="button primary" isDisabled={faults.length > 0 || isPending}>
        {t('menu.save')}
      </Button>
    </form>
  )
}

type Option = { value: string; label: string }
const labelIn = (options: readonly Option[], value: string) =>
  options.find((option) => option.value === value)?.label ?? value

function optionsOf(t: Say, { catalogue, menu, item }: Pick<TickFormProps, 'catalogue' | 'menu' | 'item'>) {
  return {
    need: needs.map((value): Option => ({ value, label: t(`menu.needs.${value}`) })),
    payer: [
      { value: '', label: payerWords(t, catalogue, item) },
      ...payers.map((value) => ({ value, label: t(`menu.payers.${value}`) })),
    ],
    workId: [
      { value: '', label: t('menu.noWork') },
      ...menu.works.map((work) => ({ value: work.id, label: workName(t, work) })),
    ],
    excavates: [
      { value: '', label: t('menu.digsUnsaid') },
      ...(['yes', 'no'] as const).map((value) => ({ value, label: t(`menu.excavates.${value}`) })),
    ],
  }
}

function workName(t: Say, { id, name, trade, roadName, fromMonth, toMonth }: LinkedWork): string {
  const window = [fromMonth, toMonth].filter(Boolean).join('–')
  return [t(`words.trade.${trade}`), name ?? roadName ?? id, window].filter(Boolean).join(' · ')
}
