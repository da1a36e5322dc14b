import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scanned } from '../../../src-main/contract/barcodes.ts'
import type { AppError } from '../../../src-main/contract/result.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { Picker } from '../../ui/picker.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { PickerFoot } from '../invoice/picker-foot.tsx'

export type UnknownCodeProps = {
  readonly code: string
  /** As scanned: its batch and its expiry go on with it. */
  readonly text: string
  readonly onLearnt: (scanned: Scanned) => void
  readonly onClose: () => void
}

const search = (text: string) => api['items.search']({ search: text, limit: 50 })

/** A code that nobody knows yet: whose is it? Chosen once, it is known here and, with the next sync, everywhere (U-60, DT-71). */
export function UnknownCode({ code, text, onLearnt, onClose }: UnknownCodeProps) {
  const { t } = useTranslation('entry')
  const format = useFormat()
  const [id] = useState(() => crypto.randomUUID())
  const [error, setError] = useState<AppError | null>(null)
  const learn = async (itemId: string) => {
    const answer = await api['barcodes.learn']({ id, text, itemId })
    if (answer.ok) onLearnt(answer.value)
    else setError(answer.error)
  }
  return (
    <Picker
      isOpen
      onClose={onClose}
      label={t('scan.unknown', { code })}
      placeholder={t('scan.whose', { code })}
      search={search}
      canChoose={() => true}
      onChoose={(item) => void learn(item.id)}
      keyOf={(item) => item.id}
      renderRow={(item) => (
        <>
          <span className="what grow">
            {item.name} <span className="code small faint">{item.code}</span>
          </span>
          <span className="small muted end nowrap">{t('work:new.here', { quantity: format.quantity(item.total), unit: item.unit })}</span>
        </>
      )}
      nothing={(typed) => (typed === '' ? t('trade:items.nothingAtAll') : t('trade:items.nothing', { text: typed }))}
      error={error && refusalSentence(error)}
      foot={<PickerFoot words="tie" />}
    />
  )
}
