/** Before the program ends: what central does not have yet, and how long sending it would take (U-85). */
import type { Sync } from './app-sync.ts'
import type { SyncStatus } from './contract/sync.ts'
import type { Db } from './db/open.ts'
import { readSyncCounts } from './repositories/sync-counts.ts'
import { queueHistory } from './services/queue-history.ts'

export type Leaving = {
  /** Documents that wait for the line; what is refused or held back does not. */
  readonly documents: number
  /** Of a sync now, by what the line has carried before; null where too little is known. */
  readonly seconds: number | null
  /** A sync can begin: it is neither paused, switched off nor stopped. */
  readonly canSend: boolean
}

export type Departure = {
  readonly leaving: () => Leaving
  /** Sends now, and gives whether nothing waits any more once that has ended. */
  readonly sendAll: () => Promise<boolean>
  /** A new status has come. */
  readonly heard: (status: SyncStatus) => void
}

/** Asking the site, waiting for central and fetching what is there: on top of what the line has to carry. */
const aroundSeconds = 5
const ready: ReadonlySet<SyncStatus['phase']> = new Set(['idle', 'running', 'waiting'])

/** `db` is null where the data cannot be used, and for those of practice: then nothing is known to wait. */
export function createDeparture(db: Db | null, sync: () => Sync, clock: () => Date): Departure {
  const watching = new Set<(status: SyncStatus) => void>()

  function leaving(): Leaving {
    const { phase } = sync().status()
    if (db === null) return { documents: 0, seconds: null, canSend: false }
    const counts = readSyncCounts(db)
    const { bytesPerSecond, waitingBytes } = queueHistory(db, clock(), counts)
    const seconds = bytesPerSecond === null ? null : aroundSeconds + Math.ceil(waitingBytes / bytesPerSecond)
    return { documents: counts.waitingDocuments, seconds, canSend: ready.has(phase) }
  }

  const sendAll = (): Promise<boolean> =>
    new Promise((resolve) => {
      const before = sync().status().run?.id
      const look = ({ run, phase }: SyncStatus): void => {
        const isOver = run !== null && run.id !== before && run.finishedAt !== null && phase !== 'running'
        if (!isOver && ready.has(phase)) return
        watching.delete(look)
        resolve(leaving().documents === 0)
      }
      watching.add(look)
      sync().now()
    })

  return {
    leaving,
    sendAll,
    heard: (status) => {
      for (const look of Array.from(watching)) look(status)
    },
  }
}
