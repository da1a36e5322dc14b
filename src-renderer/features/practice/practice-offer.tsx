import '../../styles/practice.css'
import { GraduationCap } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { refusalSentence } from '../../i18n.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { beginPractice, useMayPractise, usePracticeDeed } from './use-practice.ts'

/** In the first step of first run: the way to try the program before anything is bound (U-80). */
export function PracticeOffer() {
  const { t } = useTranslation('practice')
  const { busy, refusal, send } = usePracticeDeed()
  if (!useMayPractise()) return null
  return (
    <section className="practiceoffer">
      <Icon of={GraduationCap} size="l" />
      <div className="grow">
        <h3 className="medium">{t('offerTitle')}</h3>
        <p className="muted">{t('offerLead')}</p>
        {refusal !== null && (
          <Banner tone="attention" alert>
            {refusalSentence(refusal)}
          </Banner>
        )}
        <Button busy={busy} onPress={() => void send(beginPractice)}>
          {t('offer')}
        </Button>
        <span className="small muted" role="status">
          {busy && t('making')}
        </span>
      </div>
    </section>
  )
}
