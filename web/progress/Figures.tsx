/** Five figures across the top of the map, judged at the data date; each opens its rows. Nothing is shown that nobody knows. */
import { type ReactNode, useId } from 'react'
import { Button } from 'react-aria-components'
import type { Progress } from '#contract/district.ts'
import { figure, useLanguage, useT } from '#web/language.ts'
import { Tip } from '#web/ui/Tip.tsx'
import type { View } from '#web/view.ts'

type Open = (figure: View['figure']) => void
type FiguresProps = { progress: Progress; open: View['figure']; onOpen: Open }

export function Figures({ progress, open, onOpen }: FiguresProps) {
  const t = useT()
  const { compounds, started, finished, late } = progress
  const shared = { open, onOpen }
  return (
    <section className="figures" aria-label={t('progress.figures', { day: progress.dataDate })}>
      <FigureCell
        {...shared}
        name="total"
        label={t('progress.compounds')}
        value={compounds.total}
        unit={t('words.unit.compound')}
      >
        <Detail {...shared} name="placed">
          {t('progress.placed', { number: figure(compounds.placed) })}
        </Detail>
        <Detail {...shared} name="unplaced" amber={compounds.unplaced > 0}>
          {t('progress.unplaced', { number: figure(compounds.unplaced) })}
        </Detail>
        {compounds.sketched > 0 && (
          <Detail {...shared} name="sketched" amber>
            {t('progress.sketched', { number: figure(compounds.sketched) })}
          </Detail>
        )}
      </FigureCell>
      <Households progress={progress} {...shared} />
      <FigureCell
        {...shared}
        name="started"
        label={t('progress.started')}
        value={started}
        unit={t('words.unit.compound')}
      >
        <span className="quiet">{t('progress.of', { number: figure(compounds.total) })}</span>
      </FigureCell>
      <FigureCell
        {...shared}
        name="finished"
        label={t('progress.finished')}
        value={finished}
        unit={t('words.unit.compound')}
      >
        <span className="quiet">{t('progress.of', { number: figure(compounds.total) })}</span>
      </FigureCell>
      <FigureCell
        {...shared}
        name="late"
        label={t('progress.late')}
        value={late}
        unit={t('words.unit.compound')}
        late={late > 0}
        rule={t('progress.lateRule', { day: progress.dataDate })}
      >
        <span className="quiet">{t('progress.lateShort')}</span>
      </FigureCell>
    </section>
  )
}

/** Households known from the ledger come first; an invented or estimated sum stands only with its mark. */
function Households({ progress, open, onOpen }: { progress: Progress; open: View['figure']; onOpen: Open }) {
  const t = useT()
  const { recorded, estimated, unknown, declared } = progress.households
  return (
    <FigureCell
      open={open}
      onOpen={onOpen}
      name="households"
      label={t('progress.households')}
      value={recorded ?? estimated}
      unit={t('words.unit.household')}
      flag={recorded === null && estimated !== null ? t('progress.estimatedFlag') : null}
    >
      {recorded !== null && estimated !== null && (
        <span>{t('progress.andEstimated', { number: figure(estimated) })}</span>
      )}
      {declared !== null && <span className="quiet">{t('progress.declared', { number: figure(declared) })}</span>}
      {unknown > 0 && (
        <Detail open={open} onOpen={onOpen} name="households-unknown">
          {t('progress.householdsMissing', { number: figure(unknown) })}
        </Detail>
      )}
    </FigureCell>
  )
}

type FigureCellProps = {
  name: NonNullable<View['figure']>
  label: string
  value: number | null
  unit: string
  open: View['figure']
  onOpen: Open
  children: ReactNode
  flag?: string | null
  late?: boolean
  rule?: string
}

function FigureCell({
  name,
  label,
  value,
  unit,
  open,
  onOpen,
  children,
  flag = null,
  late = false,
  rule,
}: FigureCellProps) {
  const t = useT()
  const id = useId()
  const hasUnit = useLanguage() !== 'en' // in English the label above says it already
  const number = (
    <Button
      className="figure-open"
      aria-labelledby={`${id}-label ${id}-value`}
      onPress={() => onOpen(open === name ? null : name)}
    >
      <span id={`${id}-value`} data-late={late || undefined}>
        {value === null ? t('shell.unknown') : figure(value)}
        {value !== null && hasUnit && <small>{unit}</small>}
        {flag && <em className="tag">{flag}</em>}
        {late && <span className="late">▲</span>}
      </span>
    </Button>
  )
  return (
    <div className="figure" data-open={open === name || undefined}>
      <h2 id={`${id}-label`}>{label}</h2>
      {rule ? <Tip text={rule}>{number}</Tip> : number}
      <p>{children}</p>
    </div>
  )
}

type DetailProps = {
  name: NonNullable<View['figure']>
  open: View['figure']
  onOpen: Open
  amber?: boolean
  children: ReactNode
}

function Detail({ name, open, onOpen, amber = false, children }: DetailProps) {
  return (
    <Button
      className="figure-detail"
      data-open={open === name || undefined}
      data-amber={amber || undefined}
      onPress={() => onOpen(open === name ? null : name)}
    >
      {children}
    </Button>
  )
}
