/** Every sync cycle that is kept, asked for in the largest parts that main gives. */
import type { Client } from '../../../src-main/contract/client.ts'
import type { Result } from '../../../src-main/contract/result.ts'
import { ok } from '../../../src-main/contract/result.ts'
import type { SyncRun } from '../../../src-main/contract/sync.ts'

const partSize = 200

/** The newest first. One that begins meanwhile is newer than the first part and shifts nothing. */
export async function everyRun(client: Pick<Client, 'sync.history'>): Promise<Result<readonly SyncRun[]>> {
  const runs: SyncRun[] = []
  for (let before: string | null = null; ; before = runs.at(-1)?.startedAt ?? null) {
    const answer: Result<readonly SyncRun[]> = await client['sync.history']({ before, limit: partSize })
    if (!answer.ok) return answer
    runs.push(...answer.value)
    if (answer.value.length < partSize) return ok(runs)
  }
}
