/** Asks for a reason before something is taken off the lists; nothing happens without one. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { Dialog } from './Dialog.tsx'
import { ProblemNote } from './Note.tsx'
import { ReasonField } from './ReasonField.tsx'

type ReasonDialogProps = {
  title: string
  text: string
  label: string
  /** Of the button that does it. */
  action: string
  isPending: boolean
  problem: Error | null
  onReason: (reason: string) => void
  onClose: () => void
}

export function ReasonDialog({ title, text, label, action, isPending, problem, onReason, onClose }: ReasonDialogProps) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const reason = typed.trim()
  return (
    <Dialog
      title={title}
      isPending={isPending}
      onClose={onClose}
      actions={
        <>
          <Button className="button danger" isDisabled={reason === '' || isPending} onPress={() => onReason(reason)}>
            {action}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('shell.cancel')}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      <ReasonField label={label} value={typed} onChange={setTyped} />
      {problem && <ProblemNote problem={problem} />}
    </Dialog>
  )
}
