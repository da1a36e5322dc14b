import '../../styles/safety.css'
import { ArchiveRestore, RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { safety as store, useSafety } from '../../stores/diagnosis.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { usePractising } from '../practice/use-practice.ts'
import { pressSync } from '../sync/press-sync.ts'
import { CheckResult } from './check-result.tsx'
import { LossCard } from './loss-card.tsx'
import { SafeFacts } from './safe-facts.tsx'
import { shields } from './tones.ts'

/** Is my work safe: the three facts, and what would be lost if this computer were stolen now (4-1). */
export function SafetyPage() {
  const { t } = useTranslation('safety')
  const safety = useSafety((state) => state.safety)
  const loss = useSafety((state) => state.loss)
  const refusal = useSafety((state) => state.refusal)
  useEffect(() => store.getState().watch(), [])
  return (
    <>
      <header className="page-head">
        <h1>{t('title')}</h1>
        <div className="acts">
          <BackUpNow />
          <Button kind="primary" icon={RefreshCw} keys="syncNow" onPress={pressSync}>
            {t('common:syncNow.do')}
          </Button>
        </div>
      </header>
      <div className="safetypage scroll">
        {refusal !== null && <Banner tone="attention">{refusalSentence(refusal)}</Banner>}
        {safety === null && refusal === null && <Skeleton />}
        {safety !== null && (
          <div className="safetygrid">
            <section className="card" aria-label={t('title')}>
              <h2 className="card-head">
                <span className={`t-${safety.tone}`}>
                  <Icon of={shields[safety.tone]} size="l" />
                </span>
                {t(`tone.${safety.tone}`)}
              </h2>
              <SafeFacts safety={safety} />
            </section>
            <LossCard loss={loss} backup={safety.backup.state} />
          </div>
        )}
        <CheckResult />
      </div>
    </>
  )
}

/** Practice data are not backed up. */
function BackUpNow() {
  const { t } = useTranslation('safety')
  const isPractice = usePractising() !== null
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    const result = await api['backups.now']({})
    setBusy(false)
    if (result.ok) showToast(t('backup.begun'))
    else showToast(refusalSentence(result.error), 'attention')
  }
  if (isPractice) return null
  return (
    <Button icon={ArchiveRestore} busy={busy} onPress={() => void run()}>
      {t('backup.now')}
    </Button>
  )
}
