/** How an item stands, as a sample of the map's own fill and hatch; and how many compounds stand in each way, as one bar. */
import { type ItemState, itemStates } from '#contract/menu-words.ts'
import { useT } from '#web/language.ts'
import { itemHatches, itemTones, type Theme } from '#web/map/style/palette.ts'
import { Swatch } from '#web/ui/Swatch.tsx'

export function StateMark({ state, theme }: { state: ItemState; theme: Theme }) {
  return <Swatch fill={itemTones[state][theme]} hatch={itemHatches[state]} width={14} height={14} />
}

type StateBarProps = { counts: Readonly<Record<ItemState, number>>; of: number; theme: Theme }

export function StateBar({ counts, of, theme }: StateBarProps) {
  const t = useT()
  const shown = itemStates.filter((state) => state !== 'unsaid' && counts[state] > 0)
  const told = shown.map((state) => t('menu.shareTold', { state: t(`menu.states.${state}`), count: counts[state] }))
  return (
    <span className="state-bar" role="img" aria-label={told.join(t('shell.comma')) || t('menu.states.unsaid')}>
      {shown.map((state) => (
        <span
          key={state}
          title={t('menu.shareTold', { state: t(`menu.states.${state}`), count: counts[state] })}
          style={{ width: `${(counts[state] / Math.max(1, of)) * 100}%`, background: itemTones[state][theme] }}
        />
      ))}
    </span>
  )
}
