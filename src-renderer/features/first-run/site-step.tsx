import { Building2, Laptop, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../src-main/contract/result.ts'
import type { Cause } from '../../../src-main/contract/causes.ts'
import { CauseCode } from '../../../src-main/contract/causes.ts'
import { refusalSentence } from '../../i18n.ts'
import { useApp, useSetup } from '../../stores/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { isAnother } from '../../stores/other-computer.ts'
import { ResetRequest } from '../identity/request.tsx'
import { CauseAdvice } from '../sync/cause-advice.tsx'
import { StepFrame } from './step-frame.tsx'

/** Step 3: name and password of the site, and the sentence that Continue registers this computer (F-130, F-136). */
export function SiteStep() {
  const { t } = useTranslation('setup')
  const { siteName, setSiteName, registering, error, register } = useSetup()
  const [password, setPassword] = useState('')
  const problem = useApp((app) => app.state?.hardwareProblem ?? null)
  const inFile = useApp((app) => app.state?.secretStore === 'file')
  const complete = siteName.trim() !== '' && password !== '' && problem === null
  return (
    <StepFrame
      back="address"
      note={registering ? t('site.registering') : ''}
      onSubmit={() => complete && void register(password)}
      acts={
        <Button kind="primary" type="submit" keys={{ key: 'Enter' }} busy={registering} isDisabled={!complete}>
          {t('next')}
        </Button>
      }
    >
      <h2 className="big">{t('site.title')}</h2>
      <p className="read muted">{t('site.lead')}</p>
      <div className="setup-fields">
        <TextField
          label={t('site.name')}
          value={siteName}
          onChange={setSiteName}
          icon={Building2}
          autoFocus={siteName === ''}
          autoComplete="off"
          spellCheck="false"
          error={fieldError(error, 'siteName')}
        />
        <PasswordField
          label={t('site.password')}
          value={password}
          onChange={setPassword}
          autoFocus={siteName !== ''}
          hint={t('site.passwordHint')}
          error={fieldError(error, 'password')}
        />
      </div>
      {error !== null && fieldOf(error) === null && <RegisterRefusal key={error.reason} error={error} />}
      <ThisComputer problem={problem} />
      {inFile && (
        <p className="small muted keptwhere">
          <Icon of={TriangleAlert} size="s" /> {t('site.keptInFile')}
        </p>
      )}
    </StepFrame>
  )
}

/** What central says of the name or the password is said at that field. */
function fieldOf(error: AppError): 'siteName' | 'password' | null {
  if (error.field === 'siteName' || error.reason === 'site_name_not_found') return 'siteName'
  return error.field === 'password' || error.reason === 'site_incorrect_password' ? 'password' : null
}

const fieldError = (error: AppError | null, field: 'siteName' | 'password'): string | null =>
  error !== null && fieldOf(error) === field ? refusalSentence(error) : null

/** Central's own words have a cause with who can mend it; everything else is one sentence. */
function RegisterRefusal({ error }: { error: AppError }) {
  const siteName = useSetup((setup) => setup.siteName)
  const [at] = useState(() => new Date().toISOString())
  const code = CauseCode.safeParse(error.reason)
  if (!code.success) {
    return (
      <Banner tone="attention" alert>
        {refusalSentence(error)}
      </Banner>
    )
  }
  const cause: Cause = { code: code.data, detail: String(error.params['detail'] ?? ''), params: error.params, at }
  return (
    <div role="alert" className="stack">
      <CauseAdvice cause={cause} withTitle withoutMessage={isAnother(cause.code)} />
      {isAnother(cause.code) && <ResetRequest site={siteName.trim()} why="setup" />}
    </div>
  )
}

function ThisComputer({ problem }: { problem: string | null }) {
  const { t } = useTranslation('setup')
  const hardwareId = useApp((app) => app.state?.hardwareId ?? '')
  if (problem !== null) {
    return (
      <Banner tone="stopped" alert>
        <span className="medium">{t('site.hardwareTitle')}. </span>
        {t(`hardware.${problem}`)} {t('causes:hardware_id_unusable.next')}
      </Banner>
    )
  }
  return (
    <div className="thispc">
      <Icon of={Laptop} size="l" />
      <div className="grow">
        <div className="row">
          <span className="label">{t('site.computerId')}</span>
          <CopyButton kind="text" text={hardwareId} />
        </div>
        <div className="code selectable longid small muted">{hardwareId}</div>
        <p className="registers">{t('site.registers')}</p>
      </div>
    </div>
  )
}
