import type { ReactNode, Ref } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../src-main/contract/result.ts'
import { refusalSentence } from '../../i18n.ts'
import { useSession } from '../../stores/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { clockWords } from './clock-words.ts'
import { useWait } from './use-wait.ts'

export type PasswordFormProps = {
  readonly password: string
  readonly onPassword: (password: string) => void
  readonly onSubmit: () => void
  /** Who is asked for is known, so the password may be sent. */
  readonly isReady: boolean
  readonly action: string
  /** What is to be known about the line before the password is sent. */
  readonly note: string
  readonly passwordRef: Ref<HTMLInputElement>
  readonly autoFocus?: boolean
  /** What stands above the password. */
  readonly children?: ReactNode
}

/** A password, the button that sends it, why the last one was refused, and how long to wait after wrong ones (U-03). */
export function PasswordForm({ passwordRef, ...props }: PasswordFormProps) {
  const { t } = useTranslation('people')
  const isBusy = useSession((session) => session.isBusy)
  const refusal = useSession((session) => session.refusal)
  const seconds = useWait()
  const mayTry = props.isReady && props.password !== '' && seconds === 0
  const atField = refusal !== null && isOfPassword(refusal)
  return (
    <Form
      className="signform"
      onSubmit={(event) => {
        event.preventDefault()
        if (mayTry && !isBusy) props.onSubmit()
      }}
    >
      {props.children}
      <PasswordField
        ref={passwordRef}
        label={t('signIn.password')}
        size="big"
        value={props.password}
        onChange={(password) => {
          props.onPassword(password)
          useSession.getState().clearRefusal()
        }}
        autoFocus={props.autoFocus === true}
        error={atField ? refusalSentence(refusal) : null}
      />
      {refusal !== null && !atField && !isOfWait(refusal) && (
        <Banner tone="attention" alert>
          {refusalSentence(refusal)}
        </Banner>
      )}
      {seconds > 0 && (
        <Banner tone="waiting">
          <span role="timer">{t('signIn.wait', { time: clockWords(seconds) })}</span>
        </Banner>
      )}
      <Button kind="primary" size="big" type="submit" className="wide" busy={isBusy} isDisabled={!mayTry} keys={{ key: 'Enter' }}>
        {props.action}
      </Button>
      <p className="small muted center" role="status">
        {isBusy ? t('signIn.asking') : props.note}
      </p>
    </Form>
  )
}

const isOfPassword = ({ reason }: AppError): boolean => reason === 'wrong_password'
/** The clock says it better than a sentence that would be old after a second. */
const isOfWait = ({ params }: AppError): boolean => Number(params['seconds'] ?? 0) > 0
