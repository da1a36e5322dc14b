import { useTranslation } from 'react-i18next'
import type { Safety, SafetyTone } from '../../../src-main/contract/diagnosis.ts'
import { Icon } from '../../ui/icon.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { usePractising } from '../practice/use-practice.ts'
import type { Fact } from './safety-words.ts'
import { backupWords, centralWords, savedWords } from './safety-words.ts'
import { factIcons } from './tones.ts'

/** The three facts with their times, each in its own shape; practice has no backups, and two (U-80). */
export function SafeFacts({ safety }: { safety: Safety }) {
  const { t } = useTranslation('safety')
  const format = useFormat()
  const isPractice = usePractising() !== null
  const words = { t, format }
  return (
    <ul className="shield-facts padx">
      <FactRow tone={safety.saved.tone} fact={savedWords(safety, words)} />
      <FactRow tone={safety.central.tone} fact={centralWords(safety, words)} />
      {!isPractice && <FactRow tone={safety.backup.tone} fact={backupWords(safety, words)} />}
    </ul>
  )
}

function FactRow({ tone, fact }: { tone: SafetyTone; fact: Fact }) {
  const { t } = useTranslation('safety')
  return (
    <li>
      <span className={`t-${tone}`}>
        <Icon of={factIcons[tone]} />
        <span className="vh">{t(`shape.${tone}`)}</span>
      </span>
      <span>
        {fact.text}
        {fact.details.map((detail) => (
          <span key={detail} className="d">
            {detail}
          </span>
        ))}
      </span>
    </li>
  )
}
