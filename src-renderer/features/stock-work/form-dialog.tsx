import '../../styles/stock-work.css'
import type { KeyboardEvent, ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../src-main/contract/result.ts'
import { refusalSentence } from '../../i18n.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useGivingUp } from '../../ui/use-giving-up.ts'

export type FormDialogProps = {
  readonly title: string
  readonly lead?: ReactNode
  /** What the button does, as the title asks. */
  readonly action: string
  readonly busy: boolean
  readonly canSend: boolean
  readonly refusal: AppError | null
  /** Fields that say themselves what is wrong with them. */
  readonly fields: readonly string[]
  /** Beside a refusal because something changed meanwhile: what was seen before. */
  readonly seen?: string | null
  readonly onSend: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

const formId = 'stock-work'

/** Enter on a list that is shut sends the form, as it does in every other field; Space and the arrows open the list. */
function sendByEnter(event: KeyboardEvent<HTMLElement>): void {
  const isList = event.target instanceof HTMLElement && event.target.closest('button.select') !== null
  if (event.key !== 'Enter' || !isList) return
  event.preventDefault()
  event.stopPropagation()
  event.currentTarget.querySelector('form')?.requestSubmit()
}

/** A form in a window: Enter sends it, Escape leaves it, and a refusal stands at its field or above the foot. */
export function FormDialog(props: FormDialogProps) {
  const { t } = useTranslation('work')
  const { refusal, fields } = props
  const { isAsking, close } = useGivingUp(props.onClose)
  const isAtField = refusal !== null && fields.includes(refusal.field ?? '')
  return (
    <Dialog
      title={props.title}
      lead={props.lead}
      isOpen
      onClose={close}
      foot={
        <>
          <Button onPress={close} keys="cancel">
            {t('common:cancel')}
          </Button>
          <Button
            kind="primary"
            type="submit"
            form={formId}
            autoFocus={fields.length === 0}
            busy={props.busy}
            isDisabled={!props.canSend}
            keys={{ key: 'Enter' }}
          >
            {props.action}
          </Button>
        </>
      }
    >
      <div onKeyDownCapture={sendByEnter}>
        <Form
          id={formId}
          className="workform"
          onSubmit={(event) => {
            event.preventDefault()
            if (!props.busy && props.canSend) props.onSend()
          }}
        >
          {props.children}
          {isAsking && (
            <Banner tone="attention" alert>
              {t('entry:drafts.notSaved')}
            </Banner>
          )}
          {refusal !== null && !isAtField && (
            <Banner tone="attention" alert>
              {refusal.code === 'conflict' && props.seen} {refusalSentence(refusal)}
            </Banner>
          )}
        </Form>
      </div>
    </Dialog>
  )
}
