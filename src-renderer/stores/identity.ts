/** What is known of data that this computer did not use last, and whether the way out of it lies over the work (4-5). */
import { create } from 'zustand'
import type { Client } from '../../src-main/contract/client.ts'
import type { IdentityState } from '../../src-main/contract/identity.ts'
import type { ExportFile } from '../../src-main/contract/output.ts'
import type { AppError } from '../../src-main/contract/result.ts'

export type IdentityStore = {
  readonly state: IdentityState | null
  readonly error: AppError | null
  /** Before anybody has signed in: the explanation has been read. */
  readonly isRead: boolean
  readonly isOpen: boolean
  readonly busy: boolean
  readonly load: () => Promise<void>
  readonly read: () => void
  readonly open: () => void
  readonly close: () => void
  /** Gives the file to keep, or null where it was refused. */
  readonly save: () => Promise<ExportFile | null>
  /** Each gives whether it was done; the data are opened anew then and nobody is signed in. */
  readonly takeOver: () => Promise<boolean>
  readonly startAnew: (siteName: string) => Promise<boolean>
  readonly removeSite: (siteName: string) => Promise<boolean>
}

/** `settled` is told after the data were opened anew. */
export function createIdentityStore(client: Client, settled: () => Promise<void>) {
  return create<IdentityStore>((set, get) => {
    const asked = async <T>(ask: () => Promise<{ ok: true; value: T } | { ok: false; error: AppError }>): Promise<T | null> => {
      if (get().busy) return null
      set({ busy: true, error: null })
      const result = await ask()
      set({ busy: false, error: result.ok ? null : result.error })
      return result.ok ? result.value : null
    }
    const settles = async (done: unknown): Promise<boolean> => {
      if (done === null) return false
      set({ isRead: false, isOpen: false, state: null })
      await settled()
      return true
    }
    return {
      state: null,
      error: null,
      isRead: false,
      isOpen: true,
      busy: false,
      load: async () => {
        const result = await client['identity.state']({})
        set(result.ok ? { state: result.value } : { error: result.error })
      },
      read: () => set({ isRead: true, isOpen: true }),
      open: () => set({ isOpen: true, error: null }),
      close: () => set({ isOpen: false, error: null }),
      save: async () => {
        const file = await asked(() => client['unsent.save']({}))
        await get().load()
        return file
      },
      takeOver: async () => settles(await asked(() => client['identity.takeOver']({}))),
      startAnew: async (siteName) => settles(await asked(() => client['identity.startAnew']({ siteName }))),
      removeSite: async (siteName) => settles(await asked(() => client['identity.removeSite']({ siteName }))),
    }
  })
}
