import '../../styles/identity.css'
import { ShieldCheck } from 'lucide-react'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cause, CauseCode } from '../../../src-main/contract/causes.ts'
import type { AppError } from '../../../src-main/contract/result.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { useApp, useSetup } from '../../stores/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { showToast } from '../../ui/toast.tsx'

const comparable: ReadonlySet<CauseCode> = new Set<CauseCode>(['tls_untrusted', 'tls_name', 'certificate_changed'])

/** The fingerprint that a person may compare for this cause, or null: one that has run out is not taken by comparing it. */
export function fingerprintOf({ code, params }: Cause): string | null {
  const { fingerprint } = params
  return comparable.has(code) && typeof fingerprint === 'string' ? fingerprint : null
}

/** In first run nothing is kept yet: the address is checked again with it. Later main looks at the server itself. */
async function trust(fingerprint: string): Promise<AppError | null> {
  if (useApp.getState().state?.phase !== 'ready') {
    await useSetup.getState().trust(fingerprint)
    return null
  }
  const result = await api['certificate.trust']({ fingerprint })
  return result.ok ? null : result.error
}

type Trust = (fingerprint: string) => Promise<AppError | null>

/** Offered only where a certificate was seen that nobody trusted has signed, or another one than before (F-102). */
export function CertificateButton({ cause, onTrust = trust }: { cause: Cause; onTrust?: Trust }) {
  const { t } = useTranslation('identity')
  const [isOpen, setOpen] = useState(false)
  if (fingerprintOf(cause) === null) return null
  return (
    <>
      <Button size="small" icon={ShieldCheck} onPress={() => setOpen(true)}>
        {t('certificate.compare')}
      </Button>
      {isOpen && <CertificateDialog cause={cause} onTrust={onTrust} onClose={() => setOpen(false)} />}
    </>
  )
}

/** A line ends between two bytes, never within one. */
const inBytes = (fingerprint: string) =>
  fingerprint.split(':').map((byte, at, all) => (
    // The same byte may stand at several places.
    <Fragment key={`${at}`}>
      {byte}
      {at < all.length - 1 && ':'}
      <wbr />
    </Fragment>
  ))

/** Nothing is trusted before somebody says that the fingerprint was compared with the administrator's. */
function CertificateDialog({ cause, onTrust, onClose }: { cause: Cause; onTrust: Trust; onClose: () => void }) {
  const { t } = useTranslation('identity')
  const [isSame, setSame] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const fingerprint = fingerprintOf(cause) ?? ''
  const before = cause.params['expected']
  const isChanged = cause.code === 'certificate_changed'
  const send = async () => {
    setBusy(true)
    const error = await onTrust(fingerprint)
    setBusy(false)
    if (error !== null) return setRefusal(refusalSentence(error))
    // What is only tried says by itself what came of it.
    if (onTrust === trust) showToast(t('certificate.done'))
    return onClose()
  }
  return (
    <Dialog
      title={t('certificate.title')}
      lead={t(isChanged ? 'certificate.changedLead' : 'certificate.lead')}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose} keys={{ key: 'Escape' }}>
            {t('common:cancel')}
          </Button>
          <Button kind="primary" busy={busy} isDisabled={!isSame} onPress={() => void send()}>
            {t('certificate.do')}
          </Button>
        </>
      }
    >
      <dl className="kv">
        <dt>{t('certificate.shown')}</dt>
        <dd className="code selectable fingerprint">{inBytes(fingerprint)}</dd>
        {isChanged && typeof before === 'string' && (
          <>
            <dt>{t('certificate.before')}</dt>
            <dd className="code selectable fingerprint muted">{inBytes(before)}</dd>
          </>
        )}
      </dl>
      <Checkbox isSelected={isSame} onChange={setSame}>
        {t('certificate.same')}
      </Checkbox>
      {refusal !== null && (
        <Banner tone="attention" alert>
          {refusal}
        </Banner>
      )}
    </Dialog>
  )
}
