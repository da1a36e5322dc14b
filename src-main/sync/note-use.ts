/**
 * Before the first push or acknowledgement of a cycle this computer counts one use more, in the file and then outside it
 * (design 7): from then on a copy of the file that was made before is known to be older.
 */
import type { Db } from '../db/open.ts'
import { write } from '../db/write.ts'
import { countUse } from '../repositories/last-use.ts'
import { useMemory } from '../site/use-memory.ts'
import type { Transport } from './ports.ts'

export type UseSettings = { readonly memoryFolders: readonly string[]; readonly computer: string }

/** Counts one use, durably on both sides. */
export function noteUse(db: Db, { memoryFolders, computer }: UseSettings): void {
  const at = new Date().toISOString()
  const use = write(db, { kind: 'sync', at }, (tx) => countUse(tx, computer, at))
  if (use !== null) useMemory(memoryFolders).keep(use)
}

/** The same line, that calls `note` once before anything there can be changed by it. */
export function notingUse(transport: Transport, note: () => void): Transport {
  let isNoted = false
  const first = (): void => {
    if (isNoted) return
    note()
    isNoted = true
  }
  return {
    ...transport,
    push: (records, remaining) => {
      first()
      return transport.push(records, remaining)
    },
    acknowledge: (ids) => {
      first()
      return transport.acknowledge(ids)
    },
  }
}
