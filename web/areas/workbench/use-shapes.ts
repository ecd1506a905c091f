/** Shapes of the draft's areas, asked for once for each set of members: an edit asks only for what it touched. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { AreaShape } from '#contract/area.ts'
import { answerOf, client } from '#web/api.ts'

type Members = { compounds: readonly string[] }
const mostKept = 2000

/** By the members, joined by commas. Old shapes stay in sight until the new ones are there. */
export function useShapes(adcode: string, revision: number, areas: readonly Members[]): ReadonlyMap<string, AreaShape> {
  const kept = useRef<{ of: string; shapes: Map<string, AreaShape> }>({ of: '', shapes: new Map() })
  const of = `${adcode} ${revision}`
  if (kept.current.of !== of) kept.current = { of, shapes: new Map() }
  const { shapes } = kept.current
  const keys = areas.map(({ compounds }) => compounds.join())
  const { data = shapes } = useQuery<ReadonlyMap<string, AreaShape>>({
    queryKey: ['shapes', of, keys],
    enabled: areas.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 0,
    queryFn: async () => {
      const missing = areas.filter((_, place) => !shapes.has(keys[place] ?? ''))
      const sets = missing.map(({ compounds }, place) => ({ key: String(place), compounds: [...compounds] }))
      const { items } =
        sets.length > 0 ? await answerOf(client.api.areas.shapes.$post({ json: { adcode, sets } })) : { items: [] }
      for (const item of items as AreaShape[]) shapes.set(missing[Number(item.key)]?.compounds.join() ?? '', item)
      for (const old of [...shapes.keys()].slice(0, -mostKept)) shapes.delete(old)
      return new Map(keys.flatMap((key) => (shapes.has(key) ? [[key, shapes.get(key) as AreaShape]] : [])))
    },
  })
  return data
}
