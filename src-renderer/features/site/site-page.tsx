import '../../styles/site.css'
import { ClipboardCheck, Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalSentence } from '../../i18n.ts'
import { useMay } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ContactCard } from '../help/contact-card.tsx'
import { usePractising } from '../practice/use-practice.ts'
import { SafeCard } from '../safety/safe-card.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import { DiskCard } from './disk-card.tsx'
import { RemoveCard } from './remove-card.tsx'
import { IdentityCard, LinkCard, StoresCard } from './site-cards.tsx'
import { SitesCard } from './sites-card.tsx'
import { SyncCard } from './sync-card.tsx'
import { useSite } from './use-site.ts'

/** What this site is and how it is tied to central; administrators change it, everybody may look (F-233, F-234). */
export function SitePage() {
  const { t } = useTranslation('site')
  const { details, refusal, take } = useSite()
  const may = useMay('serverAdministration')
  const isPractice = usePractising() !== null
  const [changing, setChanging] = useState(false)
  const ready = details !== null
  return (
    <>
      <header className="page-head">
        <h1>{t('title')}</h1>
        <span className="sub">{ready && details.site !== null ? t('common:site.thisComputer', details.site) : ''}</span>
        <div className="acts">
          <Button icon={ClipboardCheck} onPress={() => go('checklist')}>
            {t('checklist.open')}
          </Button>
          {may && (
            <Button kind="primary" icon={Pencil} isDisabled={!ready} onPress={() => setChanging(true)}>
              {t('change.open')}
            </Button>
          )}
        </div>
      </header>
      <div className="sitepage scroll">
        {refusal !== null && <Banner tone="attention">{refusalSentence(refusal)}</Banner>}
        {!ready && refusal === null && <Skeleton />}
        {ready && (
          <>
            {!may && <Banner>{t(isPractice ? 'practice:site' : 'viewOnly')}</Banner>}
            <div className="sitegrid">
              <IdentityCard details={details} />
              <LinkCard details={details} />
              <SyncCard details={details} may={may} take={take} />
              <StoresCard details={details} />
              <SitesCard sites={details.sites} />
              <DiskCard />
              <SafeCard />
              <ContactCard may={may} />
              {may && <RemoveCard />}
            </div>
          </>
        )}
      </div>
      {changing && ready && (
        <ChangeDialog details={details} onClose={() => setChanging(false)} onSaved={(saved) => take({ ok: true, value: saved })} />
      )}
    </>
  )
}
