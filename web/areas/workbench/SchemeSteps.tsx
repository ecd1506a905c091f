/** A draft is adopted, or put away. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import type { Scheme } from '#contract/scheme.ts'
import { answerOf, client } from '#web/api.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import type { Workbench } from './workbench.tsx'

/** What the page knows of schemes is old now: one that was a draft is none any more. */
function useForget(): () => void {
  const queries = useQueryClient()
  return () => queries.removeQueries({ queryKey: ['scheme'] })
}

type AdoptDialogProps = { bench: Workbench; before: number; onClose: () => void }

/** What is on the page is saved first, so that nothing else than what is seen is adopted. */
export function AdoptDialog({ bench, before, onClose }: AdoptDialogProps) {
  const t = useT()
  const stage = useStage()
  const forget = useForget()
  const [reason, setReason] = useState('')
  const adoption = useMutation<Scheme, Error>({
    mutationFn: async () => {
      const saved = await bench.saving.now()
      if (!saved) throw bench.saving.problem ?? new Error(t('bench.saving.failed'))
      const json = { version: saved.version, ...(reason.trim() && { reason: reason.trim() }) }
      return answerOf(client.api.schemes[':id'].adopt.$post({ param: { id: saved.id }, json }))
    },
    onSuccess: ({ name }) => {
      stage.say({ text: t('bench.adopted', { name }) })
      forget()
      bench.close()
    },
  })
  const name = bench.scheme?.name ?? t('bench.title')
  const compounds = bench.areas.reduce((sum, area) => sum + area.compounds.length, 0)
  return (
    <Dialog
      title={t('bench.adoptTitle', { name })}
      isPending={adoption.isPending}
      onClose={onClose}
      actions={
        <>
          <Button className="button primary" isDisabled={adoption.isPending} onPress={() => adoption.mutate()}>
            {t('bench.adopt')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('bench.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('bench.adoptText', { areas: bench.areas.length, compounds, before })}</p>
      <TextField className="field field-tall" value={reason} onChange={setReason} maxLength={500}>
        <Label>{t('bench.adoptReason')}</Label>
        <Input />
      </TextField>
      {adoption.error && <ProblemNote problem={adoption.error} />}
    </Dialog>
  )
}

/** The draft as it is becomes another one, and work goes on with that; the first stays as it was saved. */
export function CopyButton({ bench, onCopied }: { bench: Workbench; onCopied: (id: string) => void }) {
  const t = useT()
  const copying = useMutation<Scheme | null, Error>({
    mutationFn: async () => {
      const saved = await bench.saving.now()
      if (!saved?.draft) return null
      const { adcode, name, draft } = saved
      return answerOf(client.api.schemes.$post({ json: { adcode, name: t('bench.copyName', { name }), draft } }))
    },
    onSuccess: (copy) => copy && onCopied(copy.id),
  })
  return (
    <Button className="button" isDisabled={copying.isPending} onPress={() => copying.mutate()}>
      {t('bench.copy')}
    </Button>
  )
}

export function ArchiveButton({ bench }: { bench: Workbench }) {
  const t = useT()
  const stage = useStage()
  const forget = useForget()
  const archiving = useMutation<Scheme, Error, Scheme>({
    mutationFn: ({ id, version }) =>
      answerOf(client.api.schemes[':id'].archive.$post({ param: { id }, json: { version } })),
    onSuccess: ({ name }) => {
      stage.say({ text: t('bench.archived', { name }) })
      forget()
      bench.close()
    },
  })
  const { scheme } = bench
  if (!scheme) return null
  return (
    <>
      <Button className="button" isDisabled={archiving.isPending} onPress={() => archiving.mutate(scheme)}>
        {t('bench.archive')}
      </Button>
      {archiving.error && <ProblemNote problem={archiving.error} />}
    </>
  )
}
