import { useCallback, useEffect, useState } from 'react'
import type { BackupOverview } from '../../../src-main/contract/backups.ts'
import type { AppError, Result } from '../../../src-main/contract/result.ts'
import { api, onReconnect } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { showToast } from '../../ui/toast.tsx'

export type Backups = {
  readonly overview: BackupOverview | null
  readonly refusal: AppError | null
  /** Asks for a change whose answer is the new overview; a refusal is said. True where it was done. */
  readonly ask: (asked: Promise<Result<BackupOverview>>) => Promise<boolean>
}

/** Places, backups and what goes on; asked for anew when main says that they changed. */
export function useBackups(): Backups {
  const [overview, setOverview] = useState<BackupOverview | null>(null)
  const [refusal, setRefusal] = useState<AppError | null>(null)
  useEffect(() => {
    let newest = 0
    const load = async () => {
      const mine = (newest += 1)
      const answer = await api['backups.overview']({})
      if (mine !== newest) return
      if (answer.ok) setOverview(answer.value)
      setRefusal(answer.ok ? null : answer.error)
    }
    const again = () => void load()
    const stops = [api.on('data.changed', ({ tables }) => tables.includes('backups') && again()), onReconnect(again)]
    again()
    return () => {
      newest += 1
      for (const stop of stops) stop()
    }
  }, [])
  const ask = useCallback(async (asked: Promise<Result<BackupOverview>>) => {
    const answer = await asked
    if (answer.ok) setOverview(answer.value)
    else showToast(refusalSentence(answer.error), 'attention')
    return answer.ok
  }, [])
  return { overview, refusal, ask }
}
