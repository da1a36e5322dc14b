/** How things stand between this computer and central: one small whole state, replaced by each event. */
import { create } from 'zustand'
import type { Client } from '../../src-main/contract/client.ts'
import type { AppError } from '../../src-main/contract/result.ts'
import type { SyncRun, SyncStatus } from '../../src-main/contract/sync.ts'

export type SyncStore = {
  readonly status: SyncStatus | null
  /** The cycle that a press has ordered and that has just ended, until `forgetEnded` (F-207: its result is said). */
  readonly ended: SyncRun | null
  readonly load: () => Promise<void>
  readonly syncNow: () => Promise<AppError | null>
  readonly pause: (until: string | null) => Promise<AppError | null>
  readonly resume: () => Promise<AppError | null>
  readonly forgetEnded: () => void
}

/** The run of a state that has ended, if somebody had pressed for it. */
function endedByHand({ run }: SyncStatus): SyncRun | null {
  return run !== null && run.trigger === 'manual' && run.finishedAt !== null ? run : null
}

export function createSyncStore(client: Client) {
  /** The end that was told last. An answer may be older than an event, and must not have it told again. */
  let seen: string | null = null
  let told = 0
  const store = create<SyncStore>((set, get) => {
    /** Events and answers come by different ways: a state that was told by an event since the question is the newer one. */
    const take = async (question: ReturnType<Client['sync.status']>): Promise<AppError | null> => {
      const toldBefore = told
      const result = await question
      if (!result.ok) return result.error
      if (told === toldBefore) {
        seen = endedByHand(result.value)?.id ?? seen
        set({ status: result.value })
      }
      return null
    }
    return {
      status: null,
      ended: null,
      load: async () => void (await take(client['sync.status']({}))),
      syncNow: () => take(client['sync.now']({})),
      pause: (until) => take(client['sync.pause']({ until })),
      resume: () => take(client['sync.resume']({})),
      forgetEnded: () => get().ended !== null && set({ ended: null }),
    }
  })
  client.on('sync.status', (status) => {
    told += 1
    const isFirst = store.getState().status === null
    const ended = endedByHand(status)
    const isNews = ended !== null && ended.id !== seen && !isFirst
    seen = ended?.id ?? seen
    store.setState(isNews ? { status, ended } : { status })
  })
  return store
}
