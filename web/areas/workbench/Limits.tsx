/** The limits an area must keep, as sliders; a gesture is one step to take back, and the search follows once it rests. */
import { useEffect, useState } from 'react'
import { Checkbox, Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components'
import { type BundleGoal, type BundlePreset, bundleGoals, bundlePresets } from '#contract/bundling.ts'
import { figure, useT } from '#web/language.ts'
import { Choice } from '#web/ui/Choice.tsx'
import { Section } from '#web/ui/Section.tsx'
import { type Limits as LimitValues, limitsOf, type Wishes } from './wishes.ts'

const presets = Object.keys(bundlePresets) as BundlePreset[] // its keys are the presets
const mostYears = 6

type LimitsProps = { wishes: Wishes; onWish: (next: Wishes, step: 'preset' | 'limits') => void }

export function Limits({ wishes, onWish }: LimitsProps) {
  const t = useT()
  const { limits } = wishes
  const change = (part: Partial<LimitValues>) => onWish({ ...wishes, limits: { ...limits, ...part } }, 'limits')
  return (
    <Section title={t('bench.limits')}>
      <Choice
        label={t('bench.preset')}
        options={presets.map((value) => ({ value, label: t(`bench.presets.${value}`) }))}
        value={wishes.preset}
        onChange={(preset) => onWish({ ...wishes, preset, limits: limitsOf(preset) }, 'preset')}
      />
      <Amounts
        label={t('bench.gap')}
        values={[limits.maxGapM]}
        range={[0, 200]}
        step={5}
        told={([gap = 0]) => `${figure(gap)} m`}
        onChange={([maxGapM = 0]) => change({ maxGapM })}
      />
      <Amounts
        label={t('bench.households')}
        names={[t('bench.householdsMin'), t('bench.householdsMax')]}
        values={[limits.households.min, limits.households.max]}
        range={[0, 4000]}
        step={50}
        told={([min = 0, max = 0]) => `${figure(min)}–${figure(max)}`}
        onChange={([min = 0, max = 0]) => change({ households: { min, max: Math.max(max, 50) } })}
      />
      <Amounts
        label={t('bench.diameter')}
        values={[limits.maxDiameterM]}
        range={[200, 2000]}
        step={50}
        told={([metres = 0]) => `${figure(metres)} m`}
        onChange={([maxDiameterM = 0]) => change({ maxDiameterM })}
      />
      <Amounts
        label={t('bench.yearSpread')}
        values={[limits.maxYearSpread ?? mostYears]}
        range={[0, mostYears]}
        step={1}
        told={([years = 0]) =>
          years === mostYears ? t('bench.noLimit') : t('bench.yearSpreadValue', { count: years })
        }
        onChange={([years = 0]) => change({ maxYearSpread: years === mostYears ? null : years })}
      />
      <div className="bench-choice">
        <span className="field-label">{t('bench.goal')}</span>
        <Choice<BundleGoal>
          label={t('bench.goal')}
          options={bundleGoals.map((value) => ({ value, label: t(`bench.goals.${value}`) }))}
          value={limits.goal}
          onChange={(goal) => change({ goal })}
        />
      </div>
      <Checkbox className="checkbox" isSelected={limits.sameStreet} onChange={(sameStreet) => change({ sameStreet })}>
        <span className="checkbox-box" aria-hidden="true" />
        {t('bench.sameStreet')}
      </Checkbox>
    </Section>
  )
}

type AmountsProps = {
  label: string
  /** Of the thumbs, where there are two. */
  names?: readonly string[]
  values: number[]
  range: [number, number]
  step: number
  told: (values: readonly number[]) => string
  onChange: (values: readonly number[]) => void
}

/** Follows the hand at once, and tells when it lets go; what comes from elsewhere (undo, preset) moves it too. */
function Amounts({ label, names, values, range: [minValue, maxValue], step, told, onChange }: AmountsProps) {
  const [held, setHeld] = useState(values)
  const key = values.join()
  useEffect(() => setHeld(key.split(',').map(Number)), [key])
  return (
    <Slider
      className="bench-slider"
      value={held}
      minValue={minValue}
      maxValue={Math.max(maxValue, ...values)}
      step={step}
      onChange={(next) => setHeld([next].flat())}
      onChangeEnd={(next) => onChange([next].flat())}
    >
      <Label className="field-label">{label}</Label>
      <SliderOutput>{told(held)}</SliderOutput>
      <SliderTrack className="slider-track">
        {held.map((_, index) => (
          <SliderThumb
            // biome-ignore lint/suspicious/noArrayIndexKey: a thumb is its place
            key={index}
            index={index}
            className="slider-thumb"
            {...(names?.[index] && { 'aria-label': names[index] })}
          />
        ))}
      </SliderTrack>
    </Slider>
  )
}
