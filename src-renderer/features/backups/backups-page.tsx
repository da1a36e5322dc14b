import '../../styles/about.css'
import '../../styles/table.css'
import '../../styles/backups.css'
import { HardDriveDownload } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupEntry, BackupOverview } from '../../../src-main/contract/backups.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { useMay } from '../../stores/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { usePractising } from '../practice/use-practice.ts'
import { BackupList } from './backup-list.tsx'
import { FolderDialog } from './folder-dialog.tsx'
import { PassphraseDialog } from './passphrase-dialog.tsx'
import { PlacesCard } from './places-card.tsx'
import { RestoreDialog } from './restore-dialog.tsx'
import { SecretCard } from './secret-card.tsx'
import { StickDialog } from './stick-dialog.tsx'
import { SummaryCard } from './summary-card.tsx'
import type { Backups } from './use-backups.ts'
import { useBackups } from './use-backups.ts'
import { VerifyDialog } from './verify-dialog.tsx'

export type Asking = 'folder' | 'stick' | 'passphrase' | { readonly verify: BackupEntry } | { readonly restore: BackupEntry }

/** Where backups go, which there are, and whether they are whole (4-6). Whoever may not change that sees it all the same (U-05). */
export function BackupsPage() {
  return usePractising() === null ? <AllBackups /> : <NoBackups />
}

/** Of practice there are none: what cannot become a site's data is not worth a place beside them (U-80). */
function NoBackups() {
  const { t } = useTranslation('backups')
  return (
    <>
      <header className="page-head">
        <h1>{t('title')}</h1>
      </header>
      <div className="pad">
        <Banner>{t('practice:backups')}</Banner>
      </div>
    </>
  )
}

function AllBackups() {
  const { t } = useTranslation('backups')
  const backups = useBackups()
  const { overview, refusal, ask } = backups
  const [asking, setAsking] = useState<Asking | null>(null)
  const may = useMay('serverAdministration')
  const isBusy = overview?.running != null
  const now = () => void ask(api['backups.now']({}))
  useShortcuts({ newDocument: overview === null || isBusy ? undefined : now })
  return (
    <>
      <header className="page-head">
        <h1>{t('title')}</h1>
        <div className="acts">
          <Button kind="primary" icon={HardDriveDownload} keys="newDocument" isDisabled={overview === null} busy={isBusy} onPress={now}>
            {t('now')}
          </Button>
        </div>
      </header>
      {refusal !== null && (
        <div className="pad">
          <Banner tone="attention">{refusalSentence(refusal)}</Banner>
        </div>
      )}
      <Running running={overview?.running ?? null} />
      <div className="about">
        <div className="aboutcol scroll">
          {overview === null ? (
            refusal === null && <Skeleton />
          ) : (
            <>
              <SummaryCard overview={overview} />
              <PlacesCard overview={overview} may={may} ask={ask} onAsk={setAsking} />
              <SecretCard overview={overview} may={may} ask={ask} onAsk={setAsking} />
            </>
          )}
        </div>
        {overview !== null && <BackupList overview={overview} may={may} onAsk={setAsking} />}
      </div>
      {overview !== null && asking !== null && <Asked asking={asking} overview={overview} ask={ask} onClose={() => setAsking(null)} />}
    </>
  )
}

function Running({ running }: { running: BackupOverview['running'] }) {
  const { t } = useTranslation('backups')
  if (running === null) return null
  const label = t({ make: 'making', verify: 'verifying', restore: 'restoring' }[running.what])
  return (
    <div className="backuprun" role="status">
      <span className="muted">{label}</span>
      <ProgressBar label={label} share={running.share} />
    </div>
  )
}

function Asked({ asking, overview, ask, onClose }: { asking: Asking; overview: BackupOverview; ask: Backups['ask']; onClose: () => void }) {
  if (asking === 'folder') return <FolderDialog overview={overview} ask={ask} onClose={onClose} />
  if (asking === 'stick') return <StickDialog ask={ask} onClose={onClose} />
  if (asking === 'passphrase') return <PassphraseDialog ask={ask} onClose={onClose} />
  if ('verify' in asking) return <VerifyDialog entry={asking.verify} onClose={onClose} />
  return <RestoreDialog entry={asking.restore} onClose={onClose} />
}
