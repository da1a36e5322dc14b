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

/** The run that has ended between two states, if somebody had pressed for it. */
export function endedByHand(before: SyncStatus | null, after: SyncStatus): SyncRun | null {
  const run = after.run
  if (run === null || run.trigger !== 'manual' || run.finishedAt === null) return null
  return before?.run?.id === run.id && before.run.finishedAt !== null ? null : run
}

export function createSyncStore(client: Client) {
  const store = create<SyncStore>((set, get) => {
    const take = (result: Awaited<ReturnType<Client['sync.status']>>): AppError | null => {
      if (result.ok) set({ status: result.value })
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
    const before = store.getState().status
    const ended = before === null ? null : endedByHand(before, status)
    store.setState(ended === null ? { status } : { status, ended })
  })
  return store
}
