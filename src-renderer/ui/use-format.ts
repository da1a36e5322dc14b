import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Formats } from './format.ts'
import { formatsFor } from './format.ts'

/** The formats of the language in use. */
export function useFormat(): Formats {
  const { t, i18n } = useTranslation()
  return formatsFor(i18n.language, { today: t('time.today'), yesterday: t('time.yesterday'), tomorrow: t('time.tomorrow') })
}

/** The present time, newly every `ms`: for sentences like "next try in 3 min". */
export function useNow(ms: number): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), ms)
    return () => clearInterval(timer)
  }, [ms])
  return now
}
