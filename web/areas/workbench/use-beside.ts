/** The scheme the draft is compared with on the map, its areas drawn as they were kept. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Scheme } from '#contract/scheme.ts'
import { answerOf, client } from '#web/api.ts'
import type { SceneArea } from '#web/map/scene.ts'
import { useShapes } from './use-shapes.ts'

export type Beside = { name: string; areas: readonly SceneArea[] }
type Found = { beside: Beside | null; problem: Error | null }

/** `id` null compares with nothing; `beside` is null, too, until the scheme is there. */
export function useBeside(adcode: string, revision: number, id: string | null): Found {
  const { data, error: problem } = useScheme(id)
  const division = (id !== null && data?.adcode === adcode && data.division) || none
  const shapes = useShapes(adcode, revision, division)
  const name = data?.name
  const beside = useMemo(() => {
    if (name === undefined || division.length === 0) return null
    const areas = division.map(({ number, hue, name: areaName, compounds }) => {
      const { shape = null, label = null } = shapes.get(compounds.join()) ?? {}
      return { id: `${adcode}-a-beside${number.slice(2)}`, number, hue, name: areaName, compounds, shape, label }
    })
    return { name, areas }
  }, [adcode, name, division, shapes])
  return { beside, problem }
}

const none: readonly never[] = []

/** One scheme with its division; null asks for none. */
export const useScheme = (id: string | null) =>
  useQuery<Scheme>({
    queryKey: ['scheme', id],
    enabled: id !== null,
    queryFn: () => answerOf(client.api.schemes[':id'].$get({ param: { id: id ?? '' }, query: {} })),
  })
