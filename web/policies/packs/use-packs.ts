/** The packs over a district as they are written, what a change would do, and saving it. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { NewPackVersion, PackCheck, PackRelease, SavedPack } from '#contract/pack-editing.ts'
import type { PolicyPack } from '#contract/policy.ts'
import { answerOf, client } from '#web/api.ts'

export const usePacks = (adcode: string) =>
  useQuery<{ total: number; items: PolicyPack[] }>({
    queryKey: ['district', adcode, 'packs'],
    queryFn: () => answerOf(client.api.policies.$get({ query: { adcode } })),
  })

export const useReleases = (adcode: string) =>
  useQuery<{ total: number; items: PackRelease[] }>({
    queryKey: ['district', adcode, 'pack-releases'],
    queryFn: () => answerOf(client.api.policies.releases.$get({ query: { adcode } })),
  })

/** Faults and changes of a text, asked once the hand rests. */
export function usePackCheck(adcode: string, text: string) {
  const settled = useSettled(text, 400)
  const query = useQuery<PackCheck>({
    queryKey: ['district', adcode, 'pack-check', settled],
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
    queryFn: () => answerOf(client.api.policies.check.$post({ json: { adcode, text: settled } })),
  })
  return { ...query, isBehind: settled !== text || query.isPlaceholderData || query.isFetching }
}

function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}

export function useSavePack(adcode: string) {
  const renew = useRenew(adcode)
  return useMutation<SavedPack, Error, Omit<NewPackVersion, 'adcode'>>({
    mutationFn: (asked) => answerOf(client.api.policies.$post({ json: { adcode, ...asked } })),
    onSettled: () => void renew(),
  })
}

export function useTakeBack(adcode: string) {
  const renew = useRenew(adcode)
  return useMutation<{ changed: number }, Error, { id: string; version: number; reason: string }>({
    mutationFn: ({ id, ...asked }) =>
      answerOf(client.api.policies[':id']['take-back'].$post({ param: { id }, json: { adcode, ...asked } })),
    onSettled: () => void renew(),
  })
}

function useRenew(adcode: string) {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['district', adcode] })
}
