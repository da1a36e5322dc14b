/** Which tables are sent and taken here, and how the defaults of this version differ (F-259, F-260). */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Client } from '../../src-main/contract/client.ts'
import type { AppError, Result } from '../../src-main/contract/result.ts'
import type { RuleRow, RulesState as Rules, SyncRule } from '../../src-main/contract/rules.ts'

export type RulesState = {
  /** null until the first answer. */
  readonly rules: Rules | null
  readonly selected: string | null
  readonly isBusy: boolean
  readonly refusal: AppError | null
  readonly load: () => Promise<void>
  readonly select: (table: string) => void
  readonly set: (table: string, rule: SyncRule) => Promise<void>
  /** Applies the difference that is shown; false where it was refused. */
  readonly applyDefaults: () => Promise<boolean>
  readonly dataChanged: (tables: readonly string[]) => void
}
export type RulesStore = StoreApi<RulesState>
type Questions = Pick<Client, 'rules.state' | 'rules.set' | 'rules.applyDefaults'>

const keptHere = (row: RuleRow): number => row.heldBack + row.heldAside
export const isAsUsual = (row: RuleRow): boolean => row.send && row.receive && keptHere(row) === 0

/** Tables with a rule of their own: first those that keep something here, then those that are not as usual, then by name. */
export function rowsInOrder(rows: readonly RuleRow[], nameOf: (row: RuleRow) => string): readonly RuleRow[] {
  const rank = (row: RuleRow) => (keptHere(row) > 0 ? 0 : isAsUsual(row) || row.locked === 'local' ? 2 : 1)
  return rows.filter(({ follows }) => follows === null).toSorted((a, b) => rank(a) - rank(b) || nameOf(a).localeCompare(nameOf(b)))
}

/** The tables that go by the rule of another. */
export const followersOf = (rows: readonly RuleRow[], table: string): readonly RuleRow[] => rows.filter(({ follows }) => follows === table)

/** What a rule keeps here, the tables included that follow it. */
export function keptBy(rows: readonly RuleRow[], table: string): { readonly heldBack: number; readonly heldAside: number } {
  const family = rows.filter((row) => row.table === table || row.follows === table)
  return {
    heldBack: family.reduce((sum, row) => sum + row.heldBack, 0),
    heldAside: family.reduce((sum, row) => sum + row.heldAside, 0),
  }
}

/** Tables whose changes may change what a rule keeps here. */
const moving: ReadonlySet<string> = new Set(['table_rules', 'change_log', 'held_arrival'])

export function createRulesStore(client: Questions): RulesStore {
  return createStore<RulesState>()((set, get) => {
    let latest = 0
    async function take(question: Promise<Result<Rules>>): Promise<boolean> {
      const mine = (latest += 1)
      const answer = await question
      if (mine !== latest) return answer.ok
      set(answer.ok ? { rules: answer.value, refusal: null } : { refusal: answer.error })
      return answer.ok
    }
    async function changing(question: Promise<Result<Rules>>): Promise<boolean> {
      set({ isBusy: true })
      const done = await take(question)
      set({ isBusy: false })
      return done
    }
    return {
      rules: null,
      selected: null,
      isBusy: false,
      refusal: null,
      load: async () => void (await take(client['rules.state']({}))),
      select: (selected) => set({ selected, refusal: null }),
      set: async (table, { send, receive }) => void (await changing(client['rules.set']({ table, send, receive }))),
      applyDefaults: () => changing(client['rules.applyDefaults']({ version: get().rules?.newest ?? 0 })),
      dataChanged: (tables) => {
        if (get().rules !== null && tables.some((table) => moving.has(table))) void get().load()
      },
    }
  })
}
