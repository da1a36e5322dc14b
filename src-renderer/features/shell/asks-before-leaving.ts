import type { SyncStatus } from '../../../src-main/contract/sync.ts'

const ready: ReadonlySet<SyncStatus['phase']> = new Set(['idle', 'running', 'waiting'])

/** Documents wait and a sync could help: it is neither paused, switched off nor stopped, and there is a line (U-85). */
export const asksBeforeLeaving = (status: Pick<SyncStatus, 'phase' | 'waitingDocuments'> | null, isOnline: boolean): boolean =>
  status !== null && status.waitingDocuments > 0 && ready.has(status.phase) && isOnline
