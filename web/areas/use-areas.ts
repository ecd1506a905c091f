/** Questions and changes about areas: preview while drawing, save, change, delete; the flags and history of their record. */
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import type { Area, AreaChange, AreaPreview, NewArea, PreviewRequest, UnifiedFlag } from '#contract/area.ts'
import type { AuditList } from '#contract/audit.ts'
import type { PlanYearChange, PlanYearPreview, PlanYearSaved } from '#contract/plan-year.ts'
import { answerOf, client } from '#web/api.ts'
import { useLanguage } from '#web/language.ts'

/** The preview of a drawn outline or a set of compounds; the last answer stays in sight until the next one is there. */
export function usePreview(request: PreviewRequest | null) {
  const language = useLanguage() // faults are told in sentences
  return useQuery<AreaPreview>({
    queryKey: ['district', request?.adcode ?? '', 'preview', language, request],
    enabled: request !== null,
    placeholderData: keepPreviousData,
    queryFn: () => {
      if (!request) throw new Error('nothing to preview')
      return answerOf(client.api.areas.preview.$post({ json: request }))
    },
  })
}

/** What the documents over a district want done as one in an area; they change only with the program. */
export const useUnifiedFlags = (adcode: string) =>
  useQuery<UnifiedFlag[]>({
    queryKey: ['unified-flags', adcode],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => (await answerOf(client.api['unified-flags'].$get({ query: { adcode } }))).items,
  })

/** What one plan year would mean for an area; `year` null asks for the one proposed. Renewed with the district. */
export const usePlanYear = ({ adcode, id }: Pick<Area, 'adcode' | 'id'>, year: number | null) =>
  useQuery<PlanYearPreview>({
    queryKey: ['district', adcode, 'plan-year', id, year],
    placeholderData: keepPreviousData,
    queryFn: () =>
      answerOf(
        client.api.areas[':id']['plan-year'].$get({
          param: { id },
          query: year === null ? {} : { year: String(year) },
        }),
      ),
  })

export const useSavePlanYear = (id: string) =>
  useMutation<PlanYearSaved, Error, PlanYearChange>({
    mutationFn: (json) => answerOf(client.api.areas[':id']['plan-year'].$put({ param: { id }, json })),
  })

/** How many of an area's changes are shown. */
const changesShown = 20

/** The last changes of an area, newest first, with the total; renewed with the district. */
export const useHistory = ({ adcode, id }: Pick<Area, 'adcode' | 'id'>) =>
  useQuery<AuditList>({
    queryKey: ['district', adcode, 'history', id],
    queryFn: () =>
      answerOf(
        client.api.audit.$get({ query: { adcode, record: id, limit: String(changesShown), offset: '0' } }),
      ) as Promise<AuditList>, // the client types the rows before and after as plain JSON
  })

export const useSaveArea = () =>
  useMutation<Area, Error, NewArea>({ mutationFn: (json) => answerOf(client.api.areas.$post({ json })) })

export const useChangeArea = (id: string) =>
  useMutation<Area, Error, AreaChange>({
    mutationFn: (json) => answerOf(client.api.areas[':id'].$patch({ param: { id }, json })),
  })

export const useDeleteArea = (id: string) =>
  useMutation<unknown, Error, number>({
    mutationFn: (version) =>
      answerOf(client.api.areas[':id'].$delete({ param: { id }, query: { version: String(version) } })),
  })
