/** What a store that is to be moved still has to send, and its certificate: asked again as the sync goes on (F-236). */
import { useEffect, useState } from 'react'
import type { AppError, Result } from '../../../src-main/contract/result.ts'
import type { StoreMove } from '../../../src-main/contract/store-move.ts'
import { api, onReconnect } from '../../api.ts'
import { useSession } from '../../stores/index.ts'

type Asked = { readonly move: StoreMove | null; readonly refusal: AppError | null }
export type MoveOfStore = Asked & {
  /** Freezes it, or lets work go on; false where that was refused. */
  readonly change: (how: 'freeze' | 'thaw') => Promise<boolean>
}

/** A change is often the first of many, and main counts the whole store for the answer. */
const restMs = 1000

export function useStoreMove(storeId: string): MoveOfStore {
  const [asked, setAsked] = useState<Asked & { readonly of: string }>({ of: storeId, move: null, refusal: null })
  const take = (answer: Result<StoreMove>): boolean => {
    setAsked((old) => {
      if (answer.ok) return { of: storeId, move: answer.value, refusal: null }
      return { of: storeId, move: old.of === storeId ? old.move : null, refusal: answer.error }
    })
    return answer.ok
  }
  useEffect(() => {
    let isOver = false
    let due: ReturnType<typeof setTimeout> | undefined
    const load = async () => {
      const answer = await api['stores.move']({ storeId })
      if (!isOver) take(answer)
    }
    const again = () => {
      if (useSession.getState().state?.locked === true) return
      due ??= setTimeout(() => {
        due = undefined
        void load()
      }, restMs)
    }
    const stops = [api.on('data.changed', again), api.on('sync.status', again), onReconnect(again)]
    void load()
    return () => {
      isOver = true
      clearTimeout(due)
      for (const stop of stops) stop()
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `take` is another function each time and does the same
  }, [storeId])
  const shown = asked.of === storeId ? asked : { move: null, refusal: null }
  return {
    move: shown.move,
    refusal: shown.refusal,
    change: async (how) => take(await api[how === 'freeze' ? 'stores.freeze' : 'stores.thaw']({ storeId })),
  }
}
