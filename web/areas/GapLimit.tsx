/** The largest gap two neighbours may have, in metres, and whether the links and barriers are drawn. */
import { Checkbox, Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components'
import { useT } from '#web/language.ts'

/** What the 城区 preset uses; the documents name no distance. */
export const usualGapM = 50

type GapLimitProps = {
  value: number
  onChange: (metres: number) => void
  showsLinks: boolean
  onShowLinks: (shown: boolean) => void
}

export function GapLimit({ value, onChange, showsLinks, onShowLinks }: GapLimitProps) {
  const t = useT()
  return (
    <div className="gap-limit">
      <Slider
        defaultValue={value}
        minValue={0}
        maxValue={500}
        step={10}
        onChangeEnd={(metres) => onChange(Number(metres))}
      >
        <Label className="visually-hidden">{t('areaPanel.gapLimit')}</Label>
        <SliderOutput>{({ state }) => `${state.getThumbValue(0)} m`}</SliderOutput>
        <SliderTrack className="slider-track">
          <SliderThumb className="slider-thumb" />
        </SliderTrack>
      </Slider>
      <Checkbox className="checkbox" isSelected={showsLinks} onChange={onShowLinks}>
        <span className="checkbox-box" aria-hidden="true" />
        {t('areaPanel.showLinks')} · {t('areaPanel.showBarriers')}
      </Checkbox>
    </div>
  )
}
