/** Adding a compound no ledger has, by hand. It begins without a boundary; the next step is to draw one. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { NewCompound } from '#contract/compound.ts'
import type { StreetOffice } from '#contract/district.ts'
import { addCompound } from '#web/api.ts'
import { keepCompound } from '#web/district.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { type Edits, readField } from './edits.ts'
import { FieldInput } from './FieldInput.tsx'
import { type FieldKey, fields } from './fields.ts'

const askedFor: readonly FieldKey[] = ['name', 'streetOfficeId', 'address', 'builtYear', 'planYear', 'households']

type AddDialogProps = {
  adcode: string
  streets: readonly StreetOffice[]
  onClose: () => void
  onAdded: (id: string) => void
}

export function AddDialog({ adcode, streets, onClose, onAdded }: AddDialogProps) {
  const t = useT()
  const stage = useStage()
  const queries = useQueryClient()
  const [typed, setTyped] = useState<Partial<Record<FieldKey, string>>>({ name: '' })
  const [asked, setAsked] = useState(false)
  const read = askedFor.map((key) => ({ key, result: readField(key, typed[key] ?? '') }))
  const faulty = read.some(({ result }) => 'fault' in result)

  const adding = useMutation({
    mutationFn: () => {
      const known = read.flatMap(({ key, result }) =>
        'value' in result && result.value !== null ? [[key, result.value]] : [],
      )
      const edits = Object.fromEntries(known) as Edits & { name: string } // the name was read, so it is there
      return addCompound({ adcode, ...edits } satisfies NewCompound)
    },
    onSuccess: (saved) => {
      keepCompound(queries, saved)
      stage.say({ text: t('compounds.added', { name: saved.name }) })
      onAdded(saved.id)
    },
  })
  const add = () => {
    setAsked(true)
    if (!faulty) adding.mutate()
  }
  return (
    <Dialog
      title={t('compounds.addTitle')}
      isPending={adding.isPending}
      onClose={onClose}
      actions={
        <>
          <Button className="button primary" isDisabled={adding.isPending} onPress={add}>
            {t('compounds.add')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('shell.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('compounds.addText')}</p>
      {fields
        .filter(({ key }) => askedFor.includes(key))
        .map((field) => {
          const result = read.find(({ key }) => key === field.key)?.result
          return (
            <FieldInput
              key={field.key}
              field={field}
              streets={streets}
              typed={typed[field.key] ?? ''}
              fault={asked && result && 'fault' in result ? result : undefined}
              onType={(text) => setTyped((before) => ({ ...before, [field.key]: text }))}
            />
          )
        })}
      {adding.error && <ProblemNote problem={adding.error} />}
    </Dialog>
  )
}
