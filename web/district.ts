/** What the server knows of a district, loaded once and kept fresh by its revisions. */
import { keepPreviousData, type QueryClient, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Area } from '#contract/area.ts'
import type { CompoundDetail, CompoundRow } from '#contract/compound.ts'
import type { Community, District, Progress, StreetOffice } from '#contract/district.ts'
import type { Standings, StandingsQuery } from '#contract/district-eligibility.ts'
import type { WorkRow } from '#contract/work.ts'
import {
  readAreas,
  readBasemap,
  readCommunities,
  readCompound,
  readCompounds,
  readDistrict,
  readDistricts,
  readLacking,
  readNotices,
  readProgress,
  readStandings,
  readStreetOffices,
  readWorks,
  watchRevisions,
} from './api.ts'
import { useLanguage } from './language.ts'

/** Everything of one district lies below ['district', adcode], so that one revision renews it all. */
const keyOf = (adcode: string, ...rest: string[]) => ['district', adcode, ...rest]

export const useDistricts = () => useQuery<District[]>({ queryKey: ['districts'], queryFn: readDistricts })

export const useDistrict = (adcode: string) =>
  useQuery<District>({ queryKey: keyOf(adcode, 'itself'), queryFn: () => readDistrict(adcode) })

export const useCompounds = (adcode: string) =>
  useQuery<CompoundRow[]>({ queryKey: keyOf(adcode, 'compounds'), queryFn: () => readCompounds(adcode) })

export const useCompound = (id: string) =>
  useQuery<CompoundDetail>({ queryKey: keyOf(id.slice(0, 6), 'compound', id), queryFn: () => readCompound(id) })

/** Several compounds with every field; null until all have arrived. */
export function useCompoundsById(ids: readonly string[]) {
  const all = useQueries({
    queries: ids.map((id) => ({
      queryKey: keyOf(id.slice(0, 6), 'compound', id),
      queryFn: () => readCompound(id),
    })),
  })
  const members = all.flatMap(({ data }) => data ?? [])
  return {
    members: members.length === ids.length ? members : null,
    problem: all.find(({ error }) => error)?.error ?? null,
    retry: () => {
      for (const query of all) if (query.error) void query.refetch()
    },
  }
}

/** Ids of the compounds whose record lacks a fact, or is stale; asks nothing while no gap is wanted. */
export const useLacking = (adcode: string, gap: string | null) =>
  useQuery<ReadonlySet<string>>({
    queryKey: keyOf(adcode, 'lacking', gap ?? ''),
    enabled: gap !== null,
    queryFn: () => readLacking(adcode, gap ?? ''),
  })

/** How every compound stands under the policy asked for; asks nothing while the map is coloured otherwise. */
export const useStandings = (adcode: string, asked: Omit<StandingsQuery, 'adcode'> | null) =>
  useQuery<Standings>({
    queryKey: keyOf(adcode, 'standings', asked?.pack ?? '', asked?.workClass ?? '', asked?.test ?? ''),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    queryFn: () => readStandings(adcode, asked ?? {}),
  })

export const useStreetOffices = (adcode: string) =>
  useQuery<StreetOffice[]>({ queryKey: keyOf(adcode, 'streets'), queryFn: () => readStreetOffices(adcode) })

export const useCommunities = (adcode: string) =>
  useQuery<Community[]>({ queryKey: keyOf(adcode, 'communities'), queryFn: () => readCommunities(adcode) })

export const useAreas = (adcode: string) => {
  const language = useLanguage() // faults are told in sentences
  return useQuery<Area[]>({ queryKey: keyOf(adcode, 'areas', language), queryFn: () => readAreas(adcode) })
}

export const useWorks = (adcode: string) =>
  useQuery<WorkRow[]>({ queryKey: keyOf(adcode, 'works'), queryFn: () => readWorks(adcode) })

export const useProgress = (adcode: string) =>
  useQuery<Progress>({ queryKey: keyOf(adcode, 'progress'), queryFn: () => readProgress(adcode) })

export const useNotices = (adcode: string) =>
  useQuery<string[]>({ queryKey: keyOf(adcode, 'notices'), queryFn: () => readNotices(adcode) })

export const useBasemap = () => useQuery({ queryKey: ['basemap'], queryFn: readBasemap })

/** Renews a district when its revision moves, whoever moved it; all of it after a lost connection came back. */
export function useFreshness(): void {
  const queries = useQueryClient()
  useEffect(
    () =>
      watchRevisions((revision) => {
        if (revision === null) return void queries.invalidateQueries()
        queries.setQueryData<District>(keyOf(revision.adcode, 'itself'), (known) =>
          known ? { ...known, revision: Math.max(known.revision, revision.number) } : known,
        )
        void queries.invalidateQueries({ queryKey: keyOf(revision.adcode) })
        void queries.invalidateQueries({ queryKey: ['districts'] })
      }),
    [queries],
  )
}

/** Puts a community that was just named among the others. */
export function keepCommunity(queries: QueryClient, added: Community): void {
  queries.setQueryData<Community[]>(keyOf(added.adcode, 'communities'), (known) => [...(known ?? []), added])
}

/** Puts a compound as the server just answered it into everything on the page, before the revision comes round. */
export function keepCompound(queries: QueryClient, saved: CompoundDetail): void {
  queries.setQueryData(keyOf(saved.adcode, 'compound', saved.id), saved)
  queries.setQueryData<CompoundRow[]>(keyOf(saved.adcode, 'compounds'), (rows) => {
    if (!rows) return rows
    if (saved.retired) return rows.filter((row) => row.id !== saved.id)
    return rows.some((row) => row.id === saved.id)
      ? rows.map((row) => (row.id === saved.id ? saved : row))
      : [...rows, saved]
  })
}
