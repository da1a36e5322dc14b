import { RotateCcw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../stores/index.ts'
import { Button } from '../../ui/button.tsx'
import { BareCard } from '../shell/bare-card.tsx'

/** The page is open but the program behind it does not answer (web shell closed, main process ended). */
export function Gone() {
  const { t } = useTranslation()
  return (
    <BareCard tone="attention" title={t('gone.title')}>
      <p className="read muted">{t('gone.sentence')}</p>
      <div className="cardfoot">
        <Button kind="primary" icon={RotateCcw} onPress={() => void useApp.getState().load()} autoFocus>
          {t('gone.retry')}
        </Button>
      </div>
    </BareCard>
  )
}
