import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import type { DialogProps } from './dialog.tsx'
import { Dialog } from './dialog.tsx'

type Props = Pick<DialogProps, 'title' | 'lead' | 'wide' | 'onClose'> & {
  readonly no: string
  readonly yes: string
  readonly busy: boolean
  /** Nothing is filled in yet. */
  readonly isEmpty: boolean
  /** Why it was not taken, in a sentence. */
  readonly refusal: string | null
  readonly onSend: () => Promise<void>
  /** The fields. */
  readonly children: ReactNode
}

/** A dialog that is filled in and sent with Enter; what was refused is said below the fields, which keep what was typed. */
export function FormDialog({ title, lead, wide = false, onClose, no, yes, busy, isEmpty, refusal, onSend, children }: Props) {
  const formId = useId()
  const yesButton = useRef<HTMLButtonElement>(null)
  // What had the keyboard may go with the answer that it stood in: beside the dialog neither Escape nor Enter would be heard.
  useEffect(() => {
    if (busy && document.activeElement === document.body) yesButton.current?.focus()
  }, [busy])
  return (
    <Dialog
      title={title}
      lead={lead}
      isOpen
      onClose={onClose}
      wide={wide}
      foot={
        <>
          <Button onPress={onClose} keys={{ key: 'Escape' }}>
            {no}
          </Button>
          <Button kind="primary" type="submit" form={formId} busy={busy} isDisabled={isEmpty} ref={yesButton}>
            {yes}
          </Button>
        </>
      }
    >
      <Form
        id={formId}
        className="stack formgap"
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy && !isEmpty) void onSend()
        }}
      >
        {children}
        {refusal !== null && (
          <Banner tone="attention" alert>
            {refusal}
          </Banner>
        )}
      </Form>
    </Dialog>
  )
}
