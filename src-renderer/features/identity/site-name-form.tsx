import { useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { IdentityState } from '../../../src-main/contract/identity.ts'
import { refusalSentence } from '../../i18n.ts'
import { Banner } from '../../ui/banner.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SaveUnsent } from './save-unsent.tsx'
import { useIdentity } from './use-identity.ts'

type Props = {
  /** For the button that sends it, wherever it stands. */
  readonly id: string
  readonly label: string
  readonly state: IdentityState
  readonly onSend: (siteName: string) => Promise<void>
  readonly onTyped?: (siteName: string) => void
}

/** All that central lacks is in a file, or it lacks nothing. */
export const isSaved = ({ unsentRecords, saved }: IdentityState): boolean => unsentRecords === 0 || saved !== null

/** Before the data of the site are set aside: what central lacks is saved first, and its name typed by a person (U-84). */
export function SiteNameForm({ id, label, state, onSend, onTyped }: Props) {
  const { t } = useTranslation('identity')
  const [name, setName] = useState('')
  const error = useIdentity((identity) => identity.error)
  const type = (typed: string) => {
    setName(typed)
    onTyped?.(typed)
  }
  return (
    <>
      <SaveUnsent state={state} />
      <Form
        id={id}
        onSubmit={(event) => {
          event.preventDefault()
          void onSend(name)
        }}
      >
        <TextField
          label={label}
          hint={t('startAnew.typeHint', { name: state.site?.name ?? '' })}
          value={name}
          onChange={type}
          isDisabled={!isSaved(state)}
          error={error?.field === 'siteName' ? refusalSentence(error) : null}
          autoComplete="off"
          spellCheck="false"
          maxLength={200}
        />
      </Form>
      <IdentityRefusal />
    </>
  )
}

/** What is wrong with the field is said there. */
export function IdentityRefusal() {
  const error = useIdentity((identity) => identity.error)
  if (error === null || error.field === 'siteName') return null
  return (
    <Banner tone="attention" alert>
      {refusalSentence(error)}
    </Banner>
  )
}
