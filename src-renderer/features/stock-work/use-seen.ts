import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchDetails } from '../../../src-main/contract/stock.ts'
import { useFormat } from '../../ui/use-format.ts'

/** What the batch was when the form was opened, as a sentence: said beside what it is now, should that have changed. */
export function useSeen({ total, available }: BatchDetails): string {
  const { t } = useTranslation('work')
  const format = useFormat()
  const [seen] = useState({ total, available })
  return t('seen', { total: format.quantity(seen.total), free: format.quantity(seen.available) })
}
