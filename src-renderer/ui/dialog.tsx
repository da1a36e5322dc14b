import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { classes } from './classes.ts'

export type DialogProps = {
  readonly title: string
  /** One line below the title. */
  readonly lead?: ReactNode
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Buttons, the primary one last. */
  readonly foot?: ReactNode
  readonly wide?: boolean
  readonly role?: 'dialog' | 'alertdialog'
  readonly children?: ReactNode
}

/** A modal question. Escape and a press outside close it; the focus goes back where it was. */
export function Dialog(props: DialogProps) {
  const { title, lead, isOpen, onClose, foot, wide = false, role = 'dialog', children } = props
  return (
    <ModalOverlay className="scrim" isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable>
      <Modal>
        <AriaDialog className={classes('dialog', wide && 'is-wide')} role={role}>
          <header className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {lead !== undefined && <p>{lead}</p>}
          </header>
          <div className="dialog-body">{children}</div>
          {foot !== undefined && <footer className="dialog-foot">{foot}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
