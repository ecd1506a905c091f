/** Attaching files to facts, saying more of them, removing them; each can be taken back. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Evidence, type EvidenceChange, evidenceLimits, type NewEvidence } from '#contract/evidence.ts'
import { answerOf, client, reachFor } from '#web/api.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { useUndo } from '#web/use-undo.ts'

export const evidenceUrl = (id: string): string => `/api/evidence/${id}/file`

const attach = async ({ file, ...named }: Omit<NewEvidence, 'name'> & { file: File }): Promise<Evidence> => {
  const answer = await reachFor(`/api/evidence?${new URLSearchParams({ ...named, name: file.name })}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  })
  return answer.json()
}
const change = (id: string, json: EvidenceChange): Promise<Evidence> =>
  answerOf(client.api.evidence[':id'].$patch({ param: { id }, json }))
const remove = ({ id, version }: Evidence): Promise<Evidence> =>
  answerOf(client.api.evidence[':id'].$delete({ param: { id }, query: { version: String(version) } }))
const restore = ({ id, version }: Evidence): Promise<Evidence> =>
  answerOf(client.api.evidence[':id'].restore.$post({ param: { id }, json: { version } }))

export function useAttach(compoundId: string, code: string) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const renew = useRenew(compoundId)
  return useMutation<Evidence, Error, File>({
    mutationFn: async (file) => {
      // a server that has enough of a file hangs up, and then there is no sentence to read
      if (file.size > evidenceLimits.megabytes * 1024 * 1024)
        throw new Error(t('problems.evidence-too-large', { limitMB: evidenceLimits.megabytes }))
      return attach({ compoundId, code, file })
    },
    onSettled: renew,
    onSuccess: (file) =>
      stage.say({
        text: t('evidence.attached', { name: file.name }),
        undo: () => undo(() => remove(file).finally(renew), t('evidence.removed', { name: file.name })),
      }),
  })
}

export function useRemove(compoundId: string) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const renew = useRenew(compoundId)
  return useMutation<Evidence, Error, Evidence>({
    mutationFn: remove,
    onSettled: renew,
    onSuccess: (file) =>
      stage.say({
        text: t('evidence.removed', { name: file.name }),
        undo: () => undo(() => restore(file).finally(renew), t('evidence.restored', { name: file.name })),
      }),
  })
}

export function useRestore(compoundId: string) {
  const t = useT()
  const stage = useStage()
  return useMutation<Evidence, Error, Evidence>({
    mutationFn: restore,
    onSettled: useRenew(compoundId),
    onSuccess: ({ name }) => stage.say({ text: t('evidence.restored', { name }) }),
  })
}

export function useDescribe(file: Evidence) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const renew = useRenew(file.compoundId)
  const told = t('evidence.saved', { name: file.name })
  const { id, onDay, issuer } = file
  return useMutation<Evidence, Error, Omit<EvidenceChange, 'version'>>({
    mutationFn: (said) => change(id, { ...said, version: file.version }),
    onSettled: renew,
    onSuccess: ({ version }) =>
      stage.say({
        text: told,
        undo: () => undo(() => change(id, { onDay, issuer, version }).finally(renew), told),
      }),
  })
}

function useRenew(compoundId: string) {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['district', compoundId.slice(0, 6)] })
}
