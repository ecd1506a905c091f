/** A dialog whose title is the question and whose primary button is the verb. Escape and the scrim cancel. */
import type { ReactNode } from 'react'
import { Button, Heading, Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { Icon } from './Icon.tsx'

type DialogProps = {
  title: string
  onClose: () => void
  children: ReactNode
  /** Buttons, the primary one first. */
  actions?: ReactNode
  wide?: boolean
}

export function Dialog({ title, onClose, children, actions, wide = false }: DialogProps) {
  const t = useT()
  return (
    <ModalOverlay className="scrim" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={wide ? 'dialog dialog-wide' : 'dialog'}>
        <RacDialog className="dialog-body">
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <Button className="icon-button" aria-label={t('shell.close')} onPress={onClose}>
              <Icon name="close" />
            </Button>
          </header>
          <div className="dialog-content">{children}</div>
          {actions && <footer className="dialog-foot">{actions}</footer>}
        </RacDialog>
      </Modal>
    </ModalOverlay>
  )
}
