import '../../styles/safety.css'
import { Archive } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useSafety } from '../../stores/diagnosis.ts'
import { go } from '../../stores/route.ts'
import { Icon } from '../../ui/icon.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { useFormat, useNow } from '../../ui/use-format.ts'
import { usePractising } from '../practice/use-practice.ts'
import { backupShort, shieldWords } from './safety-words.ts'
import { shields } from './tones.ts'

/** The shield of the status bar (4-1): is my work safe, in one line; it leads to what would be lost. */
export function Shield() {
  const { t } = useTranslation('safety')
  const format = useFormat()
  useNow(60_000)
  const safety = useSafety((state) => state.safety)
  const isPractice = usePractising() !== null
  if (safety === null) return null
  const words = { t, format }
  return (
    <>
      <Tooltip text={t(`tone.${safety.tone}`)}>
        <Button className={`safe is-${safety.tone}`} onPress={() => go('safety')}>
          <Icon of={shields[safety.tone]} />
          <span className="vh">{t(`tone.${safety.tone}`)}. </span>
          <span className="cut">{shieldWords(safety, words)}</span>
        </Button>
      </Tooltip>
      {!isPractice && (
        <span className={`safe only-wide is-${safety.backup.tone}`}>
          <Icon of={Archive} />
          <span className="cut">{backupShort(safety, words)}</span>
        </span>
      )}
    </>
  )
}
