import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { useApp } from '../../stores/index.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { useFormat } from '../../ui/use-format.ts'
import type { MessageKind } from './message.ts'
import { administratorMessage } from './message.ts'

/** A message for the administrator as it is sent, with a button that copies it. */
export function Letter({ kind, status }: { kind: MessageKind; status: SyncStatus }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const app = useApp((store) => store.state)
  if (app === null) return null
  return <LetterText text={administratorMessage(kind, { app, status }, t, format)} />
}

export function LetterText({ text }: { text: string }) {
  const { t } = useTranslation('sync')
  return (
    <section className="letter" aria-label={t('other.letter')}>
      <div className="row">
        <span className="small muted grow">{t('other.letter')}</span>
        <CopyButton text={text} label={t('other.copy')} />
      </div>
      <p className="selectable">{text}</p>
    </section>
  )
}
