/** The compounds of a district with how one item stands in each; those chosen are filled in together. */
import { useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import type { ItemStandings, MenuCatalogue } from '#contract/menu.ts'
import { type ItemState, itemStates, type Need, needs } from '#contract/menu-words.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { Choice } from '#web/ui/Choice.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import { Section } from '#web/ui/Section.tsx'
import { StateMark } from './StateMark.tsx'
import { blankTick } from './ticks.ts'
import { useTicks } from './use-menu.ts'
import { type Item, itemName } from './words.ts'

type FillManyProps = PanelProps & {
  catalogue: MenuCatalogue
  opened: Item
  standings: ItemStandings['items']
}
/** Longer lists are narrowed by name or state. */
const mostListed = 300

export function FillMany({ ledger, view, change, readOnly, opened, standings }: FillManyProps) {
  const t = useT()
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const [words, setWords] = useState('')
  const [only, setOnly] = useState<ItemState | 'all'>('all')
  const states = useMemo(() => new Map(standings.map(({ id, state }) => [id, state])), [standings])
  const stateOf = (id: string): ItemState => states.get(id) ?? 'unsaid'
  const listed = ledger.rows.filter(
    (row) => row.name.includes(words.trim()) && (only === 'all' || stateOf(row.id) === only),
  )
  const onMap = view.selected.filter((id) => ledger.rows.some((row) => row.id === id))
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    choose(next)
  }
  return (
    <Section title={t('menu.compound')} remark={t('menu.chosen', { count: chosen.size })} className="fill-many">
      <div className="fill-many-narrow">
        <input
          className="input"
          type="search"
          aria-label={t('menu.search')}
          placeholder={t('menu.search')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <Picker
          label={t('menu.stateFilter')}
          options={[
            { value: 'all', label: t('menu.allStates') },
            ...itemStates.map((state) => ({ value: state, label: t(`menu.states.${state}`) })),
          ]}
          value={only}
          onChange={(next) => setOnly(itemStates.find((state) => state === next) ?? 'all')}
        />
        {!readOnly && (
          <>
            <Button className="link" onPress={() => choose(new Set(listed.map(({ id }) => id)))}>
              {t('menu.chooseAll')}
            </Button>
            {chosen.size > 0 && (
              <Button className="link" onPress={() => choose(new Set())}>
                {t('menu.chooseNone')}
              </Button>
            )}
            {onMap.length > 0 && (
              <Button className="link" onPress={() => choose(new Set(onMap))}>
                {t('menu.fromMap', { count: onMap.length })}
              </Button>
            )}
          </>
        )}
      </div>
      {listed.length === 0 && <p className="quiet">{t('menu.noCompounds')}</p>}
      <ul className="fill-many-list">
        {listed.slice(0, mostListed).map(({ id, name }) => (
          <li key={id}>
            <label htmlFor={`fill ${id}`}>
              <input
                id={`fill ${id}`}
                type="checkbox"
                disabled={readOnly}
                checked={chosen.has(id)}
                onChange={() => toggle(id)}
              />
              <StateMark state={stateOf(id)} theme={view.theme} />
              <span className="fill-many-name">{name}</span>
              <span className="quiet">{t(`menu.states.${stateOf(id)}`)}</span>
            </label>
            <Button className="link" aria-label={t('menu.openMenuOf', { name })} onPress={() => change({ item: id })}>
              {t('menu.openMenu')}
            </Button>
          </li>
        ))}
      </ul>
      {listed.length > mostListed && (
        <p className="quiet">
          {t('menu.notListed', { count: listed.length - mostListed })} {!readOnly && t('menu.chooseAllTakes')}
        </p>
      )}
      {!readOnly && chosen.size > 0 && (
        <FillFoot adcode={view.adcode} opened={opened} chosen={chosen} onDone={() => choose(new Set())} />
      )}
    </Section>
  )
}

type FillFootProps = { adcode: string; opened: Item; chosen: ReadonlySet<string>; onDone: () => void }

function FillFoot({ adcode, opened, chosen, onDone }: FillFootProps) {
  const t = useT()
  const { many } = useTicks(adcode)
  const [need, setNeed] = useState<Need>('needed')
  const [keep, setKeep] = useState(true)
  const [note, setNote] = useState('')
  const lacksNote = opened.isOpenEnded && (need === 'needed' || need === 'done') && note.trim() === ''
  const apply = () => {
    const words = note.trim() === '' ? null : note.trim()
    const entry = { ...blankTick, need, note: words }
    many.mutate(
      {
        asked: { itemCode: opened.code, compounds: [...chosen], entry, keep },
        told: ({ entries, kept }) => {
          const filled = { item: itemName(opened), count: entries.length, need: t(`menu.needs.${need}`) }
          return t('menu.filled', filled) + (kept > 0 ? t('menu.filledKept', { kept }) : '')
        },
      },
      { onSuccess: onDone },
    )
  }
  return (
    <div className="fill-foot">
      <Choice
        label={t('menu.fillAs')}
        options={needs.map((value) => ({ value, label: t(`menu.needs.${value}`) }))}
        value={need}
        onChange={setNeed}
      />
      {opened.isOpenEnded && (
        <input
          className="input"
          aria-label={t('menu.note')}
          placeholder={t('menu.noteWanted')}
          maxLength={1000}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      )}
      <label className="checkbox">
        <input type="checkbox" checked={keep} onChange={({ target }) => setKeep(target.checked)} />
        {t('menu.keep')}
      </label>
      <Button className="button primary" isDisabled={lacksNote || many.isPending} onPress={apply}>
        {t('menu.fill')} · {t('menu.chosen', { count: chosen.size })}
      </Button>
    </div>
  )
}
