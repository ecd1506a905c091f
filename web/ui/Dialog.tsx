/** A dialog whose title is the question and whose primary button is the verb. Escape and the scrim cancel. */
import type { ReactNode } from 'react'
import { Button, ButtonContext, Heading, Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { Icon } from './Icon.tsx'

type DialogProps = {
  title: string
  onClose: () => void
  children: ReactNode
  /** Buttons, the primary one first. */
  actions?: ReactNode
  wide?: boolean
  /** A write is under way: nothing closes the dialog before the answer, which would be lost with it. */
  isPending?: boolean
}

export function Dialog({ title, onClose, children, actions, wide = false, isPending = false }: DialogProps) {
  const t = useT()
  const stays = { isDisabled: isPending }
  return (
    <ModalOverlay className="scrim" isOpen isDismissable onOpenChange={(open) => !open && !isPending && onClose()}>
      <Modal className={wide ? 'dialog dialog-wide' : 'dialog'}>
        <RacDialog className="dialog-body">
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <Button className="icon-button" aria-label={t('shell.close')} onPress={onClose} {...stays}>
              <Icon name="close" />
            </Button>
          </header>
          <div className="dialog-content">{children}</div>
          {actions && (
            <ButtonContext.Provider value={stays}>
              <footer className="dialog-foot">{actions}</footer>
            </ButtonContext.Provider>
          )}
        </RacDialog>
      </Modal>
    </ModalOverlay>
  )
}
