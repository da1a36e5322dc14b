import { Ban, Check, Clock, Monitor, Send, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DocumentSync } from '../../src-main/contract/sync.ts'
import { Icon } from './icon.tsx'
import { useFormat } from './use-format.ts'

const icons = { none: Monitor, queued: Clock, held: Ban, sent: Send, accepted: Check, problem: TriangleAlert } as const

/** Where one document is on its way: a shape, a word and the time. In narrow tables the shape alone, the words for readers. */
export function SyncMark({ sync }: { sync: DocumentSync }) {
  const { t } = useTranslation()
  const format = useFormat()
  const word = t(`syncMark.${sync.state}`)
  return (
    <span className={`sync is-${sync.state}`} title={sync.at === null ? word : `${word} ${format.when(sync.at)}`}>
      <Icon of={icons[sync.state]} />
      <span className="t">
        {word} {sync.at !== null && <time dateTime={sync.at}>{format.brief(sync.at)}</time>}
      </span>
    </span>
  )
}
