/** U-64: the file of the syncs has every one that is kept, not only those that are shown. */
import { expect, test } from 'vitest'
import { ok, refuse } from '../../../src-main/contract/result.ts'
import type { SyncRun } from '../../../src-main/contract/sync.ts'
import { everyRun } from '../../../src-renderer/features/sync/every-run.ts'

/** So many syncs, one a minute, told the newest first as main does. */
function historyOf(count: number) {
  const runs = Array.from(
    { length: count },
    (_, at) => ({ id: String(at), startedAt: new Date(at * 60_000).toISOString() }) as SyncRun,
  ).toReversed()
  const asked: (string | null)[] = []
  const history = async ({ before, limit }: { before: string | null; limit: number }) => {
    asked.push(before)
    return ok(runs.filter(({ startedAt }) => before === null || startedAt < before).slice(0, limit))
  }
  return { runs, asked, client: { 'sync.history': history } }
}

test.each([0, 1, 199, 200, 201, 650])('U-64: of %i syncs every one is there, the newest first', async (count) => {
  const { runs, client } = historyOf(count)
  expect(await everyRun(client)).toEqual(ok(runs))
})

test('U-64: a full part is followed by the question for older ones', async () => {
  const { runs, asked, client } = historyOf(201)
  await everyRun(client)
  expect(asked).toEqual([null, runs[199]?.startedAt])
})

test('U-64: a refusal is handed on', async () => {
  const answer = await everyRun({ 'sync.history': async () => refuse('forbidden', 'right_missing') })
  expect(answer).toMatchObject({ ok: false, error: { reason: 'right_missing' } })
})
