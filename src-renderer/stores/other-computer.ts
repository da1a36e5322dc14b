/** Whether the explanation that this site is registered to another computer lies over the work (F-131). */
import type { StoreApi } from 'zustand'
import { create } from 'zustand'
import type { CauseCode } from '../../src-main/contract/causes.ts'
import type { SyncStatus } from '../../src-main/contract/sync.ts'
import type { SyncStore } from './sync-store.ts'

export type OtherComputer = {
  readonly isOpen: boolean
  /** Shows it again, from the page that names the cause. */
  readonly open: () => void
  /** Back to the work, without syncing: what stands at the foot of the window stays. */
  readonly close: () => void
}

/** Central knows this site by another computer, or by another database than the one here. */
export const isAnother = (code: CauseCode | undefined): boolean =>
  code === 'site_incorrect_hardware_id' || code === 'site_incorrect_database'

const isRefused = (status: SyncStatus | null): boolean => status !== null && status.initialised && isAnother(status.cause?.code)

/** Opens by itself when central refuses this computer, and closes when it does no longer; in between as a person wants it. */
export function createOtherComputer(sync: Pick<StoreApi<SyncStore>, 'getState' | 'subscribe'>) {
  const store = create<OtherComputer>((set) => ({
    isOpen: isRefused(sync.getState().status),
    open: () => set({ isOpen: isRefused(sync.getState().status) }),
    close: () => set({ isOpen: false }),
  }))
  sync.subscribe((now, before) => {
    const isNow = isRefused(now.status)
    if (isNow !== isRefused(before.status)) store.setState({ isOpen: isNow })
  })
  return store
}
