/** What waits for an answer of the server: a skeleton until it is there, the refusal with a way to ask again, then the thing itself. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useT } from '#web/language.ts'
import { ProblemNote } from './Note.tsx'
import { Skeleton } from './Skeleton.tsx'

type AnsweredProps<T> = { query: UseQueryResult<T>; children: (told: T) => ReactNode }

/** An older answer stays while a newer one fails. */
export function Answered<T>({ query: { data, error, refetch }, children }: AnsweredProps<T>) {
  const t = useT()
  if (data !== undefined) return children(data)
  if (error) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  return <Skeleton label={t('shell.loading')} />
}
