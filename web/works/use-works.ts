/** Questions and changes about works and undergrounding zones. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { FeatureCollection, MultiPolygon } from 'geojson'
import type { NewWork, UndergroundingZone, WorkChange, WorkDetail } from '#contract/work.ts'
import { answerOf, client } from '#web/api.ts'

const keyOf = (adcode: string, ...rest: (string | number)[]) => ['district', adcode, ...rest]

export const useWork = (id: string) =>
  useQuery<WorkDetail>({
    queryKey: keyOf(id.slice(0, 6), 'work', id),
    queryFn: () => answerOf(client.api.works[':id'].$get({ param: { id }, query: {} })),
  })

export const useOperators = (adcode: string) =>
  useQuery({
    queryKey: keyOf(adcode, 'operators'),
    queryFn: async () => (await answerOf(client.api.operators.$get({ query: { adcode } }))).items,
  })

type ZoneQuestion = { adcode: string; year: number; widthM: number }
const zoneQuery = ({ adcode, year, widthM }: ZoneQuestion) => ({ adcode, year: String(year), widthM: String(widthM) })

export const useZones = (question: ZoneQuestion) =>
  useQuery<UndergroundingZone[]>({
    queryKey: keyOf(question.adcode, 'zones', question.year, question.widthM),
    placeholderData: keepPreviousData,
    queryFn: async () =>
      (await answerOf(client.api['undergrounding-zones'].$get({ query: zoneQuery(question) }))).items,
  })

export const useZoneShapes = (question: ZoneQuestion) =>
  useQuery<FeatureCollection<MultiPolygon>>({
    queryKey: keyOf(question.adcode, 'zone-shapes', question.year, question.widthM),
    placeholderData: keepPreviousData,
    // the route answers GeoJSON of dissolved polygons, which the client types as plain JSON
    queryFn: async () =>
      (await answerOf(
        client.api['undergrounding-zones.geojson'].$get({ query: zoneQuery(question) }),
      )) as unknown as FeatureCollection<MultiPolygon>,
  })

/** Where the same zones can be had as a file. */
export const zoneFile = (question: ZoneQuestion): string =>
  `/api/undergrounding-zones.geojson?${new URLSearchParams(zoneQuery(question))}`

/** Puts a work as the server just answered it into the page before the revision comes round. */
function useKeepWork() {
  const queries = useQueryClient()
  return (saved: WorkDetail) => queries.setQueryData(keyOf(saved.adcode, 'work', saved.id), saved)
}

export function useSaveWork() {
  const keep = useKeepWork()
  return useMutation<WorkDetail, Error, NewWork>({
    mutationFn: (json) => answerOf(client.api.works.$post({ json })),
    onSuccess: keep,
  })
}

export function useChangeWork(id: string) {
  const keep = useKeepWork()
  return useMutation<WorkDetail, Error, WorkChange>({
    mutationFn: (json) => answerOf(client.api.works[':id'].$patch({ param: { id }, json })),
    onSuccess: keep,
  })
}

export const useDeleteWork = (id: string) =>
  useMutation<unknown, Error, number>({
    mutationFn: (version) =>
      answerOf(client.api.works[':id'].$delete({ param: { id }, query: { version: String(version) } })),
  })
