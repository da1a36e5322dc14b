import '../../styles/practice.css'
import { GraduationCap, Unplug, Plug } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { EndDialog } from './end-dialog.tsx'
import { setLine, usePracticeDeed, usePractising } from './use-practice.ts'

/** At the foot of every page while somebody practises: that it is practice, the line to the sample central, and the way out (U-80). */
export function PracticeStrip() {
  const { t } = useTranslation('practice')
  const practising = usePractising()
  const { busy, send } = usePracticeDeed()
  const [isEnding, setEnding] = useState(false)
  if (practising === null) return null
  const { line } = practising
  const isCut = line === 'cut'
  return (
    <aside className="practicestrip" aria-label={t('strip.label')}>
      <Icon of={GraduationCap} />
      <p className="grow cut" role="status">
        <strong>{t('strip.is')}</strong> {t(`strip.${line}`)}
      </p>
      {line !== 'failed' && (
        <Button size="small" icon={isCut ? Plug : Unplug} busy={busy} onPress={() => void send(() => setLine(!isCut))}>
          {t(isCut ? 'strip.backDo' : 'strip.cutDo')}
        </Button>
      )}
      <Button size="small" onPress={() => setEnding(true)}>
        {t('strip.end')}
      </Button>
      {isEnding && <EndDialog onClose={() => setEnding(false)} />}
    </aside>
  )
}
