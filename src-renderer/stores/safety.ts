/** The shield and what would be lost (4-1): asked for anew whenever something was saved, sent or backed up. */
import { create } from 'zustand'
import type { Client } from '../../src-main/contract/client.ts'
import type { Loss, Safety } from '../../src-main/contract/diagnosis.ts'
import type { AppError } from '../../src-main/contract/result.ts'
import type { SyncStatus } from '../../src-main/contract/sync.ts'

export type SafetyState = {
  readonly safety: Safety | null
  readonly loss: Loss | null
  readonly refusal: AppError | null
  /** Somebody looks at what would be lost: it is kept fresh too. */
  readonly watched: boolean
  readonly load: () => Promise<void>
  /** Begins to look at what would be lost; gives how to stop. */
  readonly watch: () => () => void
  readonly dataChanged: (tables: readonly string[]) => void
  readonly statusChanged: (status: SyncStatus) => void
  /** Another person came: nothing of before may be seen. */
  readonly reset: () => void
}

/** What the facts are made of: as long as it is the same there is nothing new to ask. */
const keyOf = ({ phase, cause, accepted, confirmed, lastCursor, problems, heldBack, lastContactAt }: SyncStatus): string =>
  [phase, cause?.code, accepted, confirmed, lastCursor, problems, heldBack, lastContactAt].join()

const ours: ReadonlySet<string> = new Set(['backups', 'data_check'])

export const createSafetyStore = (client: Pick<Client, 'safety.state' | 'safety.loss'>) =>
  create<SafetyState>()((set, get) => {
    let key = ''
    /** Answers that come late must not stand over newer ones. */
    let asked = 0
    const load = async () => {
      const mine = (asked += 1)
      const [state, loss] = await Promise.all([client['safety.state']({}), get().watched ? client['safety.loss']({}) : null])
      if (mine !== asked) return
      if (!state.ok) return set({ refusal: state.error })
      set({ safety: state.value, refusal: null, ...(loss?.ok === true ? { loss: loss.value } : {}) })
    }
    return {
      safety: null,
      loss: null,
      refusal: null,
      watched: false,
      load,
      watch: () => {
        set({ watched: true })
        void load()
        return () => set({ watched: false, loss: null })
      },
      dataChanged: (tables) => void (tables.some((table) => ours.has(table)) && load()),
      statusChanged: (status) => {
        if (keyOf(status) === key) return
        key = keyOf(status)
        void load()
      },
      reset: () => {
        asked += 1
        key = ''
        set({ safety: null, loss: null, refusal: null })
      },
    }
  })
