/** Questions about deadlines and back-schedules, and what is recorded of them. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  BackSchedule,
  DeadlineEntry,
  DeadlineMark,
  Deadlines,
  NewBackSchedule,
  NewDeadlineMark,
  Schedules,
} from '#contract/deadlines.ts'
import { answerOf, client } from '#web/api.ts'

/** Renewed with the district, like everything below its key. */
const keyOf = (adcode: string, ...rest: (string | number)[]) => ['district', adcode, 'deadlines', ...rest]

/** @param year null: that of the data date */
export const useDeadlines = (adcode: string, year: number | null) =>
  useQuery<Deadlines>({
    queryKey: keyOf(adcode, year ?? 'now'),
    placeholderData: keepPreviousData,
    queryFn: () =>
      answerOf(client.api.deadlines.$get({ query: { adcode, ...(year !== null && { year: String(year) }) } })),
  })

export const useSchedules = (adcode: string) =>
  useQuery<Schedules>({
    queryKey: keyOf(adcode, 'schedules'),
    queryFn: () => answerOf(client.api.schedules.$get({ query: { adcode } })),
  })

/** Which occurrence of which deadline. */
const occasionOf = (adcode: string, { pack, deadline, period }: DeadlineEntry) => ({ adcode, pack, deadline, period })

export type MarkFacts = Pick<NewDeadlineMark, 'state' | 'onDay' | 'by' | 'note'>

export function useMark(adcode: string) {
  const renew = useRenew(adcode)
  return useMutation<DeadlineMark, Error, { entry: DeadlineEntry; facts: MarkFacts }>({
    mutationFn: ({ entry, facts }) =>
      answerOf(
        client.api.deadlines.mark.$put({
          json: { ...occasionOf(adcode, entry), ...facts, version: entry.mark?.version ?? null },
        }),
      ),
    onSettled: renew, // after a refusal too: somebody else may have recorded it
  })
}

export function useReopen(adcode: string) {
  const renew = useRenew(adcode)
  return useMutation<{ done: true }, Error, { entry: DeadlineEntry; version: number }>({
    mutationFn: ({ entry, version }) =>
      answerOf(client.api.deadlines.reopen.$post({ json: { ...occasionOf(adcode, entry), version } })),
    onSettled: renew,
  })
}

type Schedule = Omit<NewBackSchedule, 'adcode'>

/** Adds a schedule, or changes the one given. */
export function useSaveSchedule(adcode: string) {
  const queries = useQueryClient()
  const renew = useRenew(adcode)
  return useMutation<BackSchedule, Error, { schedule: Schedule; seen: BackSchedule | null }>({
    mutationFn: ({ schedule, seen }) =>
      seen
        ? answerOf(
            client.api.schedules[':id'].$patch({
              param: { id: seen.id },
              json: { ...schedule, version: seen.version },
            }),
          )
        : answerOf(client.api.schedules.$post({ json: { adcode, ...schedule } })),
    onSuccess: (saved) =>
      queries.setQueryData<Schedules>(keyOf(adcode, 'schedules'), (now) => now && withSchedule(now, saved)),
    onSettled: () => void renew(),
  })
}

/** In the place of what stood there; what is asked for anew brings the order. */
const withSchedule = (now: Schedules, saved: BackSchedule): Schedules => ({
  ...now,
  items: [...now.items.filter(({ id }) => id !== saved.id), saved],
})

export function useRemoveSchedule(adcode: string) {
  const renew = useRenew(adcode)
  return useMutation<{ done: true }, Error, BackSchedule>({
    mutationFn: ({ id, version }) =>
      answerOf(client.api.schedules[':id'].remove.$post({ param: { id }, json: { version } })),
    onSettled: renew,
  })
}

function useRenew(adcode: string) {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: keyOf(adcode) })
}
