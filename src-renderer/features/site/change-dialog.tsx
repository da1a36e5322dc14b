import { Server } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LadderReport } from '../../../src-main/contract/diagnosis.ts'
import type { SiteDetails } from '../../../src-main/contract/site-settings.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { Banner } from '../../ui/banner.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { CheckLadder } from '../first-run/check-ladder.tsx'

type Given = { readonly address: string; readonly siteName: string; readonly password: string; readonly certificate?: string | undefined }

/** Address, name or password: tried on central rung by rung, and saved only where every rung holds (F-234, T6). */
export function ChangeDialog(props: { details: SiteDetails; onClose: () => void; onSaved: (details: SiteDetails) => void }) {
  const { t } = useTranslation('site')
  const { details, onClose, onSaved } = props
  const [given, setGiven] = useState<Given>({ address: '', siteName: '', password: '' })
  const [busy, setBusy] = useState(false)
  const [report, setReport] = useState<LadderReport | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const change = (part: Partial<Given>) => {
    setGiven({ ...given, ...part })
    setReport(null)
  }
  const isEmpty = given.address.trim() === '' && given.siteName.trim() === '' && given.password === ''

  const save = async (tried: Given) => {
    setBusy(true)
    setRefusal(null)
    const answer = await api['siteSettings.change'](tried)
    setBusy(false)
    if (!answer.ok) return setRefusal(refusalSentence(answer.error))
    if (!answer.value.saved) return setReport(answer.value.report)
    onSaved(answer.value.details)
    showToast(t('change.saved'))
    return onClose()
  }
  /** The certificate of the address that is tried, not of the one that is kept: it is tried again with it. */
  const trust = async (certificate: string) => {
    const tried = { ...given, certificate }
    setGiven(tried)
    await save(tried)
    return null
  }
  return (
    <FormDialog
      title={t('change.title')}
      lead={t('change.lead')}
      no={t('change.no')}
      yes={t('change.yes')}
      busy={busy}
      isEmpty={isEmpty}
      refusal={refusal}
      onSend={() => save(given)}
      onClose={onClose}
      wide
    >
      <TextField
        label={t('link.address')}
        icon={Server}
        placeholder={details.address}
        value={given.address}
        onChange={(address) => change({ address, certificate: undefined })}
        autoComplete="off"
        spellCheck="false"
        inputMode="url"
        autoFocus
      />
      <TextField
        label={t('link.login')}
        hint={t('change.nameHint')}
        placeholder={details.siteName}
        value={given.siteName}
        onChange={(siteName) => change({ siteName })}
        autoComplete="off"
      />
      <PasswordField label={t('link.password')} value={given.password} onChange={(password) => change({ password })} />
      {report !== null && (
        <Banner tone="attention" alert>
          {t('change.notSaved')}
        </Banner>
      )}
      {(busy || report !== null) && <CheckLadder report={busy ? null : report} checking={busy} onTrust={trust} />}
    </FormDialog>
  )
}
