/** Lends the map the marked ground while it is coloured by policy, or while one of them is in the hand. Shows nothing itself. */
import type { FeatureCollection, MultiPolygon } from 'geojson'
import { useMemo } from 'react'
import { historicQuarter, type PolicyZones } from '#contract/zone.ts'
import { type Say, useT } from '#web/language.ts'
import { useLent, useStageState } from '#web/stage.tsx'
import type { View } from '#web/view.ts'
import { useZones } from './use-zones.ts'
import { meaningName } from './words.ts'

export const showsZones = ({ zones, colourBy, name }: View): boolean =>
  zones && colourBy === 'eligibility' && name !== 'utilities'

export function ZonesOnMap({ view }: { view: View }) {
  const t = useT()
  const { inHand } = useStageState()
  const isChosen = view.selected.some((id) => id.includes('-z-'))
  const isShown = showsZones(view) || isChosen || inHand.tool === 'zone'
  const { data } = useZones(view.adcode, isShown)
  const drawn = inHand.tool === 'zone' ? inHand.target : null
  useLent(
    useMemo(
      () => (isShown && data && data.items.length > 0 ? { policyZones: featuresOf(t, data, drawn) } : null),
      [t, isShown, data, drawn],
    ),
  )
  return null
}

/** Without the one in the hand: the draft shows it. */
function featuresOf(t: Say, { items, meanings }: PolicyZones, drawn: string | null): FeatureCollection<MultiPolygon> {
  const features = items
    .filter(({ id }) => id !== drawn)
    .map(({ id, name, code, happens, document, boundary }) => ({
      type: 'Feature' as const,
      properties: {
        ...{ id, name, document: document ?? '', happens: happens ?? '' },
        ...{ isHistoric: code === historicQuarter, meaning: meaningName(t, code, meanings) },
      },
      geometry: boundary,
    }))
  return { type: 'FeatureCollection', features }
}
