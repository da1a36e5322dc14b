import '../../styles/other-computer.css'
import type { KeyboardEvent, ReactNode } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { ContactLine } from '../help/contact-card.tsx'
import { Contours } from './contours.tsx'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'

type Props = {
  /** Escape: a step back, or the end. */
  readonly onUp: () => void
  /** A figure was pressed, from 1: the answers are counted. */
  readonly onFigure: (figure: number) => void
  readonly children: ReactNode
}

/** Fills the window with one card and lets nothing else be done; the work stays open behind it, with what was being typed. */
export function HaltWindow({ onUp, onFigure, children }: Props) {
  const hear = ({ key }: KeyboardEvent) => /^[1-9]$/.test(key) && onFigure(Number(key))
  return (
    <ModalOverlay className="othercomputer" isOpen onOpenChange={onUp}>
      <Modal>
        <Dialog role="alertdialog" className="window is-bare">
          <TopBar />
          {/* Keys bubble up here from the answers; the element itself takes none. */}
          <div className="stage" role="presentation" onKeyDown={hear}>
            <Contours />
            <div className="halt">
              <div className="card haltcard">
                {children}
                <ContactLine />
              </div>
            </div>
          </div>
          <StatusBar />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
