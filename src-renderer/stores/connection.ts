/** The way to central as it was last looked at, and the queue's history; both outlive a change of the tab. */
import { create } from 'zustand'
import type { Client } from '../../src-main/contract/client.ts'
import type { LadderReport, QueueHistory } from '../../src-main/contract/diagnosis.ts'
import type { AppError } from '../../src-main/contract/result.ts'

export type ConnectionState = {
  readonly report: LadderReport | null
  readonly checking: boolean
  readonly refusal: AppError | null
  readonly queue: QueueHistory | null
  readonly check: () => Promise<void>
  readonly loadQueue: () => Promise<void>
  readonly reset: () => void
}

export const createConnectionStore = (client: Pick<Client, 'connection.check' | 'connection.queue'>) =>
  create<ConnectionState>()((set, get) => ({
    report: null,
    checking: false,
    refusal: null,
    queue: null,
    /** A second press while it looks asks nothing more. */
    check: async () => {
      if (get().checking) return
      set({ checking: true, refusal: null })
      const answer = await client['connection.check']({})
      set(answer.ok ? { checking: false, report: answer.value } : { checking: false, refusal: answer.error })
    },
    loadQueue: async () => {
      const answer = await client['connection.queue']({})
      if (answer.ok) set({ queue: answer.value })
    },
    reset: () => set({ report: null, refusal: null, queue: null }),
  }))
