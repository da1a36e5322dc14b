import { useState } from 'react'
import type { BackupReport } from '../../../src-main/contract/backups.ts'
import type { AppError, Result } from '../../../src-main/contract/result.ts'

/** A job that ends with a report; an encrypted backup asks for its passphrase and is tried once more. */
export function useJob(run: (passphrase: string | null) => Promise<Result<BackupReport>>) {
  const [busy, setBusy] = useState(false)
  const [report, setReport] = useState<BackupReport | null>(null)
  const [refusal, setRefusal] = useState<AppError | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const start = async (): Promise<BackupReport | null> => {
    setBusy(true)
    const answer = await run(passphrase === '' ? null : passphrase)
    setBusy(false)
    setReport(answer.ok ? answer.value : null)
    setRefusal(answer.ok ? null : answer.error)
    return answer.ok ? answer.value : null
  }
  const problem = report?.problem ?? null
  return {
    busy,
    report,
    refusal,
    start,
    passphrase,
    setPassphrase: (text: string) => {
      setPassphrase(text)
      if (problem === 'wrong_passphrase') setReport(null)
    },
    needsPassphrase: problem === 'passphrase_needed' || problem === 'wrong_passphrase' || passphrase !== '',
    isWrong: problem === 'wrong_passphrase',
  }
}
export type Job = ReturnType<typeof useJob>
