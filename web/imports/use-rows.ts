/** The rows of a preview by outcome, a page at a time as the reader scrolls; the rows before stay until the new ones are there. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ImportRow, ImportRowKind } from '#contract/import.ts'
import { readRows } from './doors.ts'
import type { Preview } from './use-preview.ts'

const pageRows = 100

export type Rows = {
  rows: readonly ImportRow[]
  total: number
  isFirst: boolean
  problem: Error | null
  more: (() => void) | null
}

export function useRows(seen: NonNullable<Preview['seen']>, kind: ImportRowKind | null): Rows {
  const { preview, wishes, language } = seen
  const asked = useInfiniteQuery({
    queryKey: ['import', preview.id, 'rows', preview.digest, language, kind],
    initialPageParam: 0,
    queryFn: ({ pageParam }) => readRows(preview.id, { wishes, kind, limit: pageRows, offset: pageParam }),
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((count, page) => count + page.items.length, 0)
      return last.items.length > 0 && read < last.total ? read : undefined
    },
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  })
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = asked
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data])
  return {
    rows,
    total: data?.pages[0]?.total ?? 0,
    isFirst: isPending,
    problem: error,
    more: hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : null,
  }
}

const largestPage = 500

/** All rows of an outcome, for a decision about all of them at once. */
export async function readAllRows({ preview, wishes }: NonNullable<Preview['seen']>, kind: ImportRowKind) {
  const rows: ImportRow[] = []
  while (true) {
    const { total, items } = await readRows(preview.id, { wishes, kind, limit: largestPage, offset: rows.length })
    rows.push(...items)
    if (items.length === 0 || rows.length >= total) return rows
  }
}
