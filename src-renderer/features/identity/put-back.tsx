import { useTranslation } from 'react-i18next'
import type { IdentityState } from '../../../src-main/contract/identity.ts'
import { CopyButton } from '../../ui/copy-button.tsx'

const steps = ['1', '2', '3', '4'] as const

/** The way that needs nothing of central: by hand, step by step, with the place of the file. */
export function PutBack({ state }: { state: IdentityState }) {
  const { t } = useTranslation('identity')
  return (
    <ol className="putback">
      {steps.map((step) => (
        <li key={step}>
          {t(`putBack.steps.${step}`)}
          {step === '2' && (
            <span className="row wrap">
              <span className="code selectable">{state.path}</span>
              <CopyButton kind="text" text={state.path} />
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
