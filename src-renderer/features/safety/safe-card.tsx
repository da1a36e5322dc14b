import '../../styles/safety.css'
import { useTranslation } from 'react-i18next'
import { useSafety } from '../../stores/diagnosis.ts'
import { Icon } from '../../ui/icon.tsx'
import { SafeFacts } from './safe-facts.tsx'
import { shields } from './tones.ts'

/** The three facts as a card, for the side of other pages; its foot leads to what would be lost. */
export function SafeCard() {
  const { t } = useTranslation('safety')
  const safety = useSafety((state) => state.safety)
  if (safety === null) return null
  return (
    <section className="card safecard" aria-label={t('title')}>
      <h2 className="card-head">
        <span className={`t-${safety.tone}`}>
          <Icon of={shields[safety.tone]} size="l" />
        </span>
        {t(`tone.${safety.tone}`)}
      </h2>
      <SafeFacts safety={safety} />
      <p className="padx small safefoot">
        <a href="#/safety">{t('whatLost')}</a>
      </p>
    </section>
  )
}
