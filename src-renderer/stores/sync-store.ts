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
  const store = create<SyncStore>((set, get) => {
    const take = (result: Awaited<ReturnType<Client['sync.status']>>): AppError | null => {
      if (result.ok) {
        seen = endedByHand(result.value)?.id ?? seen
        set({ status: result.value })
      }
      return result.ok ? null : result.error
    }
    return {
      status: null,
      ended: null,
      load: async () => void take(await client['sync.status']({})),
      syncNow: async () => take(await client['sync.now']({})),
      pause: async (until) => take(await client['sync.pause']({ until })),
      resume: async () => take(await client['sync.resume']({})),
      forgetEnded: () => get().ended !== null && set({ ended: null }),
    }
  })
  client.on('sync.status', (status) => {
    const isFirst = store.getState().status === null
    const ended = endedByHand(status)
    const isNews = ended !== null && ended.id !== seen && !isFirst
    seen = ended?.id ?? seen
    store.setState(isNews ? { status, ended } : { status })
  })
  return store
}
