import { CircleMinus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { RemoveSiteDialog } from './remove-site-dialog.tsx'

/** The one way to take a site off its computer, last on the page (U-84). */
export function RemoveCard() {
  const { t } = useTranslation('site')
  const [asking, setAsking] = useState(false)
  return (
    <section className="card">
      <h2 className="card-head">{t('remove.title')}</h2>
      <div className="padx synccard">
        <p className="muted">{t('remove.card')}</p>
        <div className="row wrap">
          <Button icon={CircleMinus} onPress={() => setAsking(true)}>
            {t('remove.open')}
          </Button>
        </div>
      </div>
      {asking && <RemoveSiteDialog onClose={() => setAsking(false)} />}
    </section>
  )
}
