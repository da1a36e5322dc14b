import { ArchiveRestore, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cause } from '../../../src-main/contract/causes.ts'
import { useApp, useSync } from '../../stores/index.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { RescueDialog } from '../backups/rescue-dialog.tsx'
import { BareCard } from '../shell/bare-card.tsx'
import { CauseAdvice } from '../sync/cause-advice.tsx'

/** The data folder or the database cannot be used: the reason, and that nothing was overwritten. */
export function Unusable() {
  const { t, i18n } = useTranslation()
  const cause = useApp((app) => app.state?.cause ?? null)
  const reason = reasonKey(cause)
  const [isRescuing, setRescuing] = useState(false)
  /** Main opens its data anew when it is asked; what is said stays where that changes nothing. */
  const tryAgain = async () => {
    await useApp.getState().load()
    if (useApp.getState().state?.phase === 'unusable') showToast(t('unusable.still'), 'attention')
    else await useSync.getState().load()
  }
  return (
    <BareCard tone="stopped" title={t('unusable.title')}>
      <p className="read muted">
        {reason !== null && i18n.exists(reason) ? `${t(reason)} ` : ''}
        {t('unusable.nothingLost')}
      </p>
      {cause !== null && <CauseAdvice cause={cause} withTitle />}
      <div className="cardfoot">
        <Button kind="primary" icon={RotateCcw} onPress={() => void tryAgain()} autoFocus>
          {t('unusable.retry')}
        </Button>
        {cause?.code === 'database_damaged' && (
          <Button icon={ArchiveRestore} onPress={() => setRescuing(true)}>
            {t('backups:rescue.offer')}
          </Button>
        )}
      </div>
      {isRescuing && <RescueDialog isDamaged onClose={() => setRescuing(false)} />}
    </BareCard>
  )
}

/** Main says more exactly than the cause which of the ways of being unusable it is. */
function reasonKey(cause: Cause | null): string | null {
  const reason = cause?.params['reason']
  return reason === undefined ? null : `unusable.reason.${reason}`
}
