import { useTranslation } from 'react-i18next'
import { useSetup } from '../../stores/index.ts'
import type { SetupStore } from '../../stores/setup-store.ts'
import type { StatusTone } from '../../ui/status-sentence.tsx'
import { StatusSentence } from '../../ui/status-sentence.tsx'
import { StatusBar } from '../shell/status-bar.tsx'

/** The status bar before a site exists: whether central can be reached; afterwards the ordinary one. */
export function SetupBar() {
  const { t } = useTranslation()
  const setup = useSetup()
  if (setup.step === 'confirm' || setup.step === 'load') return <StatusBar />
  const [tone, key] = sentenceOf(setup)
  return (
    <footer className="statusbar">
      <span role="status">
        <StatusSentence tone={tone} text={t(`setup:bar.${key}`)} also={[]} share={null} />
      </span>
      <span className="end">{t('site.none')}</span>
    </footer>
  )
}

function sentenceOf({ checking, report }: SetupStore): readonly [StatusTone, string] {
  if (checking) return ['busy', 'checking']
  if (report === null) return ['offline', 'none']
  return report.usable ? ['ok', 'ready'] : ['attention', 'blocked']
}
