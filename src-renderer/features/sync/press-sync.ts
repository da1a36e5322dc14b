/** Sync now, from wherever it is pressed. */
import { create } from 'zustand'
import { refusalSentence } from '../../i18n.ts'
import { useSync } from '../../stores/index.ts'
import { showToast } from '../../ui/toast.tsx'

/** Whether it is being asked if a paused sync shall run once. */
export const useSyncOnce = create<{ readonly asking: boolean }>(() => ({ asking: false }))

/** Asks first while syncing is paused (F-208). */
export function pressSync(): void {
  if (useSync.getState().status?.phase === 'paused') useSyncOnce.setState({ asking: true })
  else void syncNow()
}

export async function syncNow(): Promise<void> {
  const error = await useSync.getState().syncNow()
  if (error !== null) showToast(refusalSentence(error), 'attention')
}
