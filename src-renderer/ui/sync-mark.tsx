import { Ban, Check, CheckCheck, Clock, Monitor, Send, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DocumentSync } from '../../src-main/contract/sync.ts'
import { Icon } from './icon.tsx'
import { useFormat } from './use-format.ts'

const icons = { none: Monitor, queued: Clock, held: Ban, sent: Send, accepted: Check, seen: CheckCheck, problem: TriangleAlert } as const

/**
 * Where one document is on its way: a shape, a word and the time. In narrow tables the shape alone, the words for readers.
 * `by`: the store that has seen it, where there is room for its name. `problemsAt`: where a problem is explained, as a link.
 */
export function SyncMark({ sync, by = '', problemsAt }: { sync: DocumentSync; by?: string; problemsAt?: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const word = sync.state === 'seen' && by !== '' ? t('syncMarkSeenBy', { name: by }) : t(`syncMark.${sync.state}`)
  const leads = sync.state === 'problem' && problemsAt !== undefined
  const Mark = leads ? 'a' : 'span'
  return (
    <Mark
      {...(leads && { href: problemsAt })}
      className={`sync is-${sync.state}`}
      title={sync.at === null ? word : `${word} ${format.when(sync.at)}`}
    >
      <Icon of={icons[sync.state]} />
      <span className="t">
        {word} {sync.at !== null && <time dateTime={sync.at}>{format.brief(sync.at)}</time>}
      </span>
    </Mark>
  )
}
