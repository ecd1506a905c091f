/** Asks before something goes. The refusal stands in the dialog; while the answer is awaited nothing closes it. */
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { Dialog } from './Dialog.tsx'
import { ProblemNote } from './Note.tsx'

type ConfirmDialogProps = {
  title: string
  text: string
  /** Of the button that does it. */
  action: string
  isPending: boolean
  /** What has to be known first is still on its way. */
  isDisabled?: boolean
  problem: Error | null
  onDo: () => void
  onClose: () => void
  /** What goes with it. */
  children?: ReactNode
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useT()
  const { isPending, isDisabled = false, problem, onDo, onClose } = props
  return (
    <Dialog
      title={props.title}
      isPending={isPending}
      onClose={onClose}
      actions={
        <>
          <Button className="button danger" isDisabled={isPending || isDisabled} onPress={onDo}>
            {props.action}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('shell.cancel')}
          </Button>
        </>
      }
    >
      <p>{props.text}</p>
      {props.children}
      {problem && <ProblemNote problem={problem} />}
    </Dialog>
  )
}
