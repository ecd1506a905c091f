/** The findings of a preview beyond the first of each group: a page at a time, or those about one row. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { ImportFinding, ImportRow } from '#contract/import.ts'
import { readFindings } from './doors.ts'
import type { FindingGroup } from './findings-by-code.ts'
import type { Preview } from './use-preview.ts'

type Seen = NonNullable<Preview['seen']>
export const findingsOfPage = 50
const keptMs = 60_000
const none: readonly never[] = []

export type GroupFindings = {
  findings: readonly ImportFinding[]
  isReading: boolean
  problem: Error | null
  /** Null where all are there. */
  more: (() => void) | null
}

export function useGroupFindings(
  { preview, wishes, language }: Seen,
  { code, weight, count, firsts }: FindingGroup,
): GroupFindings {
  const [wantsMore, setWantsMore] = useState(false)
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['import', preview.id, 'findings', preview.digest, language, code, weight],
    enabled: wantsMore,
    initialPageParam: firsts.length,
    queryFn: ({ pageParam }) =>
      readFindings(preview.id, { wishes, code, weight, limit: findingsOfPage, offset: pageParam }),
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, { items }) => sum + items.length, firsts.length)
      return last.items.length > 0 && read < last.total ? read : undefined
    },
    gcTime: keptMs,
  })
  const later = data?.pages.flatMap(({ items }) => items) ?? none
  const isAll = data ? !hasNextPage : firsts.length >= count
  const ask = () => {
    if (data) void fetchNextPage()
    else if (error) void refetch()
    else setWantsMore(true)
  }
  return { findings: [...firsts, ...later], isReading: isFetching, problem: error, more: isAll ? null : ask }
}

type RowFindings = { findings: readonly ImportFinding[]; problem: Error | null; retry: () => void }

/** What the preview has of it at once; the rest where there is more. */
export function useRowFindings({ preview, wishes, language }: Seen, { at, findings: count }: ImportRow): RowFindings {
  const known = useMemo(() => preview.findings.filter((each) => at !== null && each.at === at), [preview.findings, at])
  const { data, error, refetch } = useQuery({
    queryKey: ['import', preview.id, 'findings', preview.digest, language, 'row', at],
    enabled: at !== null && known.length < count,
    queryFn: () => readFindings(preview.id, { wishes, ...(at !== null && { at }), limit: 200, offset: 0 }),
    gcTime: keptMs,
  })
  return { findings: data?.items ?? known, problem: error, retry: () => void refetch() }
}
