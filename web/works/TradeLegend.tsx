/** Trades and line states as two independent filters that are also the legend: sign, name, count. */
import { Button } from 'react-aria-components'
import type { WorkRow } from '#contract/work.ts'
import { type LineState, lineStates, type Trade, trades } from '#contract/work-words.ts'
import { figure, useT } from '#web/language.ts'
import { Section } from '#web/ui/Section.tsx'

type TradeLegendProps = {
  works: readonly WorkRow[]
  chosenTrades: readonly Trade[]
  chosenStates: readonly LineState[]
  onTrades: (trades: Trade[]) => void
  onStates: (states: LineState[]) => void
}

export function TradeLegend({ works, chosenTrades, chosenStates, onTrades, onStates }: TradeLegendProps) {
  const t = useT()
  return (
    <>
      <Section title={t('workPanel.trades')} remark={t('workPanel.tradesRemark')}>
        <FilterRows
          codes={trades}
          chosen={chosenTrades}
          onChoose={onTrades}
          count={(trade) => works.filter((work) => work.trade === trade).length}
          name={(trade) => t(`words.trade.${trade}`)}
          sign={(trade) => (
            <span className={`trade-sign trade-${trade}`} aria-hidden="true">
              {t(`words.tradeLetter.${trade}`)}
            </span>
          )}
        />
      </Section>
      <Section title={t('workPanel.lineStates')} remark={t('workPanel.lineStatesRemark')}>
        <FilterRows
          codes={lineStates}
          chosen={chosenStates}
          onChoose={onStates}
          count={(state) => works.filter((work) => work.lineState === state).length}
          name={(state) => t(`words.lineState.${state}`)}
          sign={(state) => <LineSign state={state} />}
        />
      </Section>
    </>
  )
}

type FilterRowsProps<Code extends string> = {
  codes: readonly Code[]
  chosen: readonly Code[]
  onChoose: (codes: Code[]) => void
  count: (code: Code) => number
  name: (code: Code) => string
  sign: (code: Code) => React.ReactNode
}

/** Click: only this, or all again; Ctrl click: this one more or less. None chosen means all. */
function FilterRows<Code extends string>({ codes, chosen, onChoose, count, name, sign }: FilterRowsProps<Code>) {
  const choose = (code: Code, toggles: boolean) => {
    if (!toggles) return onChoose(chosen.length === 1 && chosen[0] === code ? [] : [code])
    const now = chosen.length ? chosen : codes
    const next = now.includes(code) ? now.filter((other) => other !== code) : [...now, code]
    onChoose(next.length === codes.length ? [] : next)
  }
  return (
    <ul className="legend-rows">
      {codes.map((code) => {
        const isOn = chosen.length === 0 || chosen.includes(code)
        const n = count(code)
        return (
          <li key={code}>
            <Button
              className={`legend-row ${isOn ? '' : 'off'} ${n === 0 ? 'none' : ''}`}
              aria-pressed={chosen.includes(code)}
              onPress={(event) => choose(code, event.ctrlKey || event.metaKey)}
            >
              {sign(code)}
              <span className="legend-name">{name(code)}</span>
              <span className="legend-count">{figure(n)}</span>
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

/** The same dash and sign as on the map, 44 × 12. */
function LineSign({ state }: { state: LineState }) {
  const dash = { overhead: undefined, undergrounding: '3 2', 'to-bury': '10 3', buried: undefined, removal: '4 3' }[
    state
  ]
  return (
    <svg className="line-sign" width="44" height="12" viewBox="0 0 44 12" aria-hidden="true">
      <path d="M1 6h42" strokeDasharray={dash} strokeWidth={state === 'overhead' || state === 'removal' ? 1 : 2.4} />
      {state === 'overhead' && <circle cx="22" cy="6" r="3" className="hollow" />}
      {state === 'undergrounding' && <path d="M18 3.5h8L22 9.5z" className="solid" />}
      {state === 'removal' && <path d="M19 3l6 6M25 3l-6 6" strokeWidth="1.6" />}
    </svg>
  )
}
