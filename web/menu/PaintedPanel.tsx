/** The legend of the map while an item of the menu colours it: every state with its count; a press chooses those compounds. */
import { Button } from 'react-aria-components'
import { itemStates } from '#contract/menu-words.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { useStage } from '#web/stage.tsx'
import { CountRow } from '#web/ui/CountRow.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { useIdsByState } from './painted.ts'
import { StateMark } from './StateMark.tsx'
import { useCatalogues } from './use-menu.ts'
import { findItem, itemName } from './words.ts'

/** As many as a view can hold. */
const mostChosen = 200

export function PaintedPanel({ ledger, view, change }: PanelProps) {
  const t = useT()
  const stage = useStage()
  const code = view.painted ?? ''
  const { data: known } = useCatalogues(view.adcode)
  const { idsOf, error, refetch } = useIdsByState(view.adcode, code, ledger.rows)
  const found = known && findItem(known, code)
  const most = Math.max(1, ...[...(idsOf?.values() ?? [])].map((ids) => ids.length))
  return (
    <Section title={found ? itemName(found.item) : code} remark={found?.catalogue.code} className="painted-panel">
      {error && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      <p className="quiet">{t('menu.paintedHint')}</p>
      <ul className="counts" aria-label={t('menu.painted', { item: found?.item.label ?? code })}>
        {itemStates.map((state) => {
          const ids = idsOf?.get(state) ?? []
          return (
            <CountRow
              key={state}
              swatch={<StateMark state={state} theme={view.theme} />}
              name={t(`menu.states.${state}`)}
              count={ids.length}
              share={ids.length / most}
              kept={null}
              onPress={() => change({ selected: ids.slice(0, mostChosen) })}
              onRest={(resting) => stage.light(resting ? state : null)}
            />
          )
        })}
      </ul>
      <div className="painted-foot">
        <Button className="link" onPress={() => change({ page: 'menu', item: code, importing: null })}>
          {t('menu.openMenu')}
        </Button>
        <Button className="link" onPress={() => change({ painted: null })}>
          {t('menu.endPainting')}
        </Button>
      </div>
    </Section>
  )
}
