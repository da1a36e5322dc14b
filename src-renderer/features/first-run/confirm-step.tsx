import { CirclePause, Download, Laptop, ShieldQuestion } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useApp, useSetup } from '../../stores/index.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { hostOf } from '../sync/host.ts'
import { shortId } from './setup-rail.tsx'
import { StepFrame } from './step-frame.tsx'

/** Step 4: what central told of this site, before anything is loaded. */
export function ConfirmStep() {
  const { t } = useTranslation('setup')
  const setup = useSetup((state) => state.state)
  const hardwareId = useApp((app) => app.state?.hardwareId ?? '')
  const site = setup?.site ?? null
  if (setup === null || site === null) return null
  const { number, name, code } = site
  const load = () => void useSetup.getState().startLoading()
  return (
    <StepFrame
      back={null}
      note={t('load.belongs')}
      onSubmit={load}
      acts={
        <Button kind="primary" type="submit" icon={Download} keys={{ key: 'Enter' }} autoFocus>
          {t('confirm.load')}
        </Button>
      }
    >
      <p className="read muted">{t('confirm.about')}</p>
      <h2 className="huge">{t('confirm.title', { number, name })}</h2>
      <dl className="kv become">
        <dt>{t('confirm.number')}</dt>
        <dd className="medium">{number}</dd>
        <dt>{t('confirm.name')}</dt>
        <dd className="medium">{name}</dd>
        {code !== '' && (
          <>
            <dt>{t('confirm.code')}</dt>
            <dd className="code">{code}</dd>
          </>
        )}
        <dt>{t('confirm.central')}</dt>
        <dd className="code">{hostOf(setup.address)}</dd>
        <dt>{t('confirm.computer')}</dt>
        <dd>
          <span className="code">{shortId(hardwareId)}</span> <CopyButton kind="text" text={hardwareId} />
        </dd>
      </dl>
      <ul className="outcomes">
        <li>
          <Icon of={Laptop} />
          <span>
            {t('confirm.only', { number })}
            <br />
            <span className="after">{t('confirm.onlyAfter')}</span>
          </span>
        </li>
        <li>
          <Icon of={CirclePause} />
          <span>{t('confirm.pause')}</span>
        </li>
        <li>
          <Icon of={ShieldQuestion} />
          <span className="after">{t('confirm.wrong', { number })}</span>
        </li>
      </ul>
    </StepFrame>
  )
}
