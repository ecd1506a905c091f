/** Lends the map the colours of one item of the menu, says over it what they mean, and ends it. */
import { useMemo } from 'react'
import { Button } from 'react-aria-components'
import type { CompoundRow } from '#contract/compound.ts'
import { itemStates } from '#contract/menu-words.ts'
import { figure, useT } from '#web/language.ts'
import { itemHatches, itemTones } from '#web/map/style/palette.ts'
import { useLent } from '#web/stage.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'
import { useIdsByState } from './painted.ts'
import { StateMark } from './StateMark.tsx'
import { useCatalogues } from './use-menu.ts'
import { findItem, itemName } from './words.ts'

type PaintedBarProps = { rows: readonly CompoundRow[]; view: View; change: ChangeView }

export function PaintedBar({ rows, view, change }: PaintedBarProps) {
  const t = useT()
  const code = view.painted ?? ''
  const { data: known } = useCatalogues(view.adcode)
  const { idsOf } = useIdsByState(view.adcode, code, rows)
  const lent = useMemo(
    () =>
      idsOf && {
        painted: itemStates.map((state) => ({
          key: state,
          label: t(`menu.states.${state}`),
          fill: itemTones[state],
          hatch: itemHatches[state],
          ids: idsOf.get(state) ?? [],
        })),
      },
    [idsOf, t],
  )
  useLent(lent)
  const found = known && findItem(known, code)
  const shown = itemStates.filter((state) => (idsOf?.get(state)?.length ?? 0) > 0)
  return (
    <div className="painted-bar" role="status">
      <strong>{found ? itemName(found.item) : code}</strong>
      <ul>
        {shown.map((state) => (
          <li key={state}>
            <StateMark state={state} theme={view.theme} />
            {t(`menu.states.${state}`)} {figure(idsOf?.get(state)?.length ?? 0)}
          </li>
        ))}
      </ul>
      <Button className="icon-button" aria-label={t('menu.endPainting')} onPress={() => change({ painted: null })}>
        <Icon name="close" size={14} />
      </Button>
    </div>
  )
}
