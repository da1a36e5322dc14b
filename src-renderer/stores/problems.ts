/** What central refused of ours and what of theirs has no place yet, as the Problems tab shows it (F-124, F-256). */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Client } from '../../src-main/contract/client.ts'
import type { Problem, ProblemKey } from '../../src-main/contract/problems.ts'
import type { AppError } from '../../src-main/contract/result.ts'

export type ProblemsState = {
  /** null until the first answer; the longest known first. */
  readonly problems: readonly Problem[] | null
  readonly total: number
  /** Records of tables that this version does not know (F-261). */
  readonly forNewerVersion: number
  readonly selected: string | null
  readonly busy: 'one' | 'all' | null
  readonly refusal: AppError | null
  readonly load: () => Promise<void>
  readonly more: () => Promise<void>
  readonly select: (id: string) => void
  /** Each gives how many are tried again, or null where main refused. */
  readonly retry: (key: ProblemKey) => Promise<number | null>
  readonly retryAll: () => Promise<number | null>
  readonly dataChanged: (tables: readonly string[]) => void
}
export type ProblemsStore = StoreApi<ProblemsState>
type Questions = Pick<Client, 'problems.list' | 'problems.retry' | 'problems.retryAll'>

const page = 100
const longestPage = 200

/** A problem's name in a list. */
export const problemId = ({ wire, recordId, kind }: ProblemKey): string => JSON.stringify([wire, recordId, kind])

/** The one that is looked at: the chosen one, or the first. */
export const shownProblem = ({ problems, selected }: Pick<ProblemsState, 'problems' | 'selected'>): Problem | null =>
  problems?.find(({ key }) => problemId(key) === selected) ?? problems?.[0] ?? null

/** Where the chosen one is gone the one that took its place is chosen. */
export function nextSelected(before: readonly Problem[], after: readonly Problem[], selected: string | null): string | null {
  if (selected === null || after.some(({ key }) => problemId(key) === selected)) return selected
  const at = before.findIndex(({ key }) => problemId(key) === selected)
  const next = after[Math.min(at, after.length - 1)]
  return next === undefined ? null : problemId(next.key)
}

export function createProblemsStore(client: Questions): ProblemsStore {
  return createStore<ProblemsState>()((set, get) => {
    let latest = 0

    async function read(wanted: number): Promise<void> {
      const mine = (latest += 1)
      const problems: Problem[] = []
      for (;;) {
        const limit = Math.min(longestPage, wanted - problems.length)
        const answer = await client['problems.list']({ offset: problems.length, limit })
        if (mine !== latest) return
        if (!answer.ok) return set({ refusal: answer.error })
        const { problems: more, total, forNewerVersion } = answer.value
        problems.push(...more)
        if (more.length === limit && problems.length < wanted) continue
        const selected = nextSelected(get().problems ?? [], problems, get().selected)
        return set({ problems, total, forNewerVersion, selected, refusal: null })
      }
    }

    async function trying(busy: 'one' | 'all', ask: () => ReturnType<Questions['problems.retry']>): Promise<number | null> {
      set({ busy })
      const answer = await ask()
      set({ busy: null, refusal: answer.ok ? null : answer.error })
      if (!answer.ok) return null
      await get().load()
      return answer.value.retried
    }

    return {
      problems: null,
      total: 0,
      forNewerVersion: 0,
      selected: null,
      busy: null,
      refusal: null,
      load: () => read(Math.max(page, get().problems?.length ?? 0)),
      more: () => read((get().problems?.length ?? 0) + page),
      select: (selected) => set({ selected }),
      retry: (key) => trying('one', () => client['problems.retry'](key)),
      retryAll: () => trying('all', () => client['problems.retryAll']({})),
      dataChanged: (tables) => {
        if (get().problems !== null && tables.includes('inbox')) void get().load()
      },
    }
  })
}
