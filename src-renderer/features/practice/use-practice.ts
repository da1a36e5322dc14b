/** Practice as main tells it (U-80). */
import { useState } from 'react'
import { api } from '../../api.ts'
import type { Practice } from '../../../src-main/contract/practice.ts'
import type { AppError, Result } from '../../../src-main/contract/result.ts'
import { useApp, useSync } from '../../stores/index.ts'

type Practising = Extract<Practice, { isOn: true }>

/** null where nobody practises. */
export const usePractising = (): Practising | null =>
  useApp(({ state }) => (state !== null && state.practice?.isOn === true ? state.practice : null))

/** Practice can be begun on this computer. */
export const useMayPractise = (): boolean => useApp(({ state }) => state?.phase === 'first_run' && state.practice?.isOn === false)

/** One deed at a time, and why the last one was not done. */
export function usePracticeDeed() {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<AppError | null>(null)
  const send = async (ask: () => Promise<Result<unknown>>): Promise<boolean> => {
    setBusy(true)
    setRefusal(null)
    const answer = await ask()
    setBusy(false)
    if (!answer.ok) setRefusal(answer.error)
    return answer.ok
  }
  return { busy, refusal, send }
}

export const beginPractice = (): Promise<Result<unknown>> => api['practice.begin']({})
export const setLine = (isCut: boolean): Promise<Result<unknown>> => api['practice.setLine']({ isCut })

/** What pages remember of the practice site goes with it: the page begins anew at first run. */
export async function endPractice(): Promise<Result<unknown>> {
  const answer = await api['practice.end']({})
  if (!answer.ok) return answer
  // Otherwise the browser would ask whether to leave what was not sent.
  await useSync.getState().load()
  location.hash = ''
  location.reload()
  return answer
}
