import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchDetails } from '../../../src-main/contract/stock.ts'

/** What the batch was when the form was opened, as a sentence: said beside what it is now, should that have changed. */
export function useSeen({ total, available }: BatchDetails): string {
  const { t } = useTranslation('work')
  const [seen] = useState({ total, available })
  return t('seen', { total: seen.total, free: seen.available })
}
