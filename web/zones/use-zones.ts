/** Questions about marked ground and every change to it, each of which can be taken back from a toast. */
import { type Query, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ListedZone, NewZone, PolicyZones, Zone, ZoneChange } from '#contract/zone.ts'
import type { ZoneCheck, ZoneTrial } from '#contract/zone-check.ts'
import { answerOf, client } from '#web/api.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { useUndo } from '#web/use-undo.ts'
import { changeBackTo, zoneAgain } from './zone-draft.ts'

const doors = client.api['policy-zones']
const keyOf = (adcode: string, ...rest: unknown[]) => ['district', adcode, 'policy-zones', ...rest]

export const useZones = (adcode: string, isWanted = true) =>
  useQuery<PolicyZones>({
    queryKey: keyOf(adcode),
    queryFn: () => answerOf(doors.$get({ query: { adcode } })),
    enabled: isWanted,
  })

/** A date is tried once it is typed, not at every key. */
const restMs = 300

/** Who would lie in it and whose verdict would change; asks nothing while there is nothing to try. */
export const useZoneCheck = (adcode: string, trial: ZoneTrial | null) =>
  useQuery<ZoneCheck>({
    queryKey: keyOf(adcode, 'check', trial),
    queryFn: async ({ signal }) => {
      await rest(signal)
      return answerOf(doors.check.$post({ json: trial ?? { adcode, id: null, boundary: null } }))
    },
    enabled: trial !== null,
    placeholderData: (before) => before,
  })

/** Ends early, without an answer, when something else is tried meanwhile. */
const rest = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, restMs)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })

type Act =
  | { kind: 'add'; zone: NewZone }
  | { kind: 'change'; id: string; change: ZoneChange }
  | { kind: 'remove'; id: string; version: number }

const send = (act: Act): Promise<Zone | null> =>
  act.kind === 'add'
    ? answerOf<Zone>(doors.$post({ json: act.zone }))
    : act.kind === 'change'
      ? answerOf<Zone>(doors[':id'].$patch({ param: { id: act.id }, json: act.change }))
      : answerOf(doors[':id'].$delete({ param: { id: act.id }, query: { version: String(act.version) } })).then(
          () => null,
        )

function useAct(adcode: string) {
  const queries = useQueryClient()
  return useMutation<Zone | null, Error, Act>({
    mutationFn: send,
    // the list is waited for, so that nobody is shown what was there before; the rest follows
    onSettled: () => {
      const list = queries.invalidateQueries({ queryKey: keyOf(adcode), exact: true })
      const others = {
        queryKey: ['district', adcode],
        predicate: ({ queryKey }: Query) => queryKey.length > 3 || queryKey[2] !== 'policy-zones',
      }
      void queries.invalidateQueries(others)
      return list
    },
  })
}

/** Adds a zone or changes the one that was seen; the toast takes it back. */
export function useSaveZone(adcode: string) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const acting = useAct(adcode)
  const undoing = useAct(adcode)
  const save = async (act: Extract<Act, { kind: 'add' | 'change' }>, seen: Zone | null): Promise<Zone | null> => {
    const saved = await acting.mutateAsync(act).catch(() => null) // the refusal stands in the panel
    if (!saved) return null
    const { id, version, name } = saved
    const back: Act =
      seen && act.kind === 'change'
        ? { kind: 'change', id, change: changeBackTo(seen, act.change, version) }
        : { kind: 'remove', id, version }
    const text = t(seen ? 'zones.changed' : 'zones.saved', { name })
    stage.say({ text, undo: () => undo(() => undoing.mutateAsync(back), t('zones.undone')) })
    return saved
  }
  return { save, isPending: acting.isPending, error: acting.error, reset: acting.reset }
}

/** Takes a zone away; taken back it returns under an id of its own. */
export function useRemoveZone(adcode: string) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const acting = useAct(adcode)
  const undoing = useAct(adcode)
  const remove = (zone: ListedZone, onDone: () => void) =>
    void acting.mutateAsync({ kind: 'remove', id: zone.id, version: zone.version }).then(
      () => {
        onDone()
        const again: Act = { kind: 'add', zone: zoneAgain(adcode, zone) }
        stage.say({
          text: t('zones.removed', { name: zone.name }),
          undo: () => undo(() => undoing.mutateAsync(again), t('zones.undone')),
        })
      },
      () => undefined, // the refusal stands in the dialog
    )
  return { remove, isPending: acting.isPending, error: acting.error }
}
