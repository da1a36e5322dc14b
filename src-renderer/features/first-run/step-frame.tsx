import { ArrowLeft } from 'lucide-react'
import type { ReactNode, SyntheticEvent } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useSetup } from '../../stores/index.ts'
import type { SetupStep } from '../../stores/setup-store.ts'
import { Button } from '../../ui/button.tsx'

type StepFrameProps = {
  readonly children: ReactNode
  /** The step that Back leads to; null = there is no way back, and `note` says why. */
  readonly back: SetupStep | null
  readonly note?: string
  /** The buttons at the end of the foot. */
  readonly acts: ReactNode
  readonly onSubmit?: () => void
}

/** One step: what is asked, and a foot that never scrolls with Back at its start and the next thing at its end. */
export function StepFrame(props: StepFrameProps) {
  const { t } = useTranslation()
  const { back } = props
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    props.onSubmit?.()
  }
  return (
    <Form className="setup-step" onSubmit={submit}>
      <div className="setup-body">{props.children}</div>
      <footer className="setup-foot">
        {back !== null && (
          <Button icon={ArrowLeft} flip onPress={() => useSetup.getState().goTo(back)}>
            {t('back')}
          </Button>
        )}
        <span className="small faint grow">{props.note}</span>
        {props.acts}
      </footer>
    </Form>
  )
}
