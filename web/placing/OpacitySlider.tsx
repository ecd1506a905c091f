/** How far pictures cover the map below them: all alike, and part of the view. */
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components'
import { useT } from '#web/language.ts'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'

export function OpacitySlider({ view, change }: { view: View; change: ChangeView }) {
  const t = useT()
  return (
    <Slider
      className="opacity"
      minValue={10}
      maxValue={100}
      step={5}
      value={view.pictureOpacity}
      onChange={(value) => change({ pictureOpacity: Number(value) }, { replace: true })} // one thumb, one number
    >
      <Label>{t('placing.opacity')}</Label>
      <SliderOutput>{t('placing.opacityNow', { percent: view.pictureOpacity })}</SliderOutput>
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
    </Slider>
  )
}
