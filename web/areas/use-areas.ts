/** Questions and changes about areas: preview while drawing, save, change, delete. */
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import type { Area, AreaChange, AreaPreview, NewArea, PreviewRequest } from '#contract/area.ts'
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
