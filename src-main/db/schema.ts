/** The types of every table, for Kysely: local ones written out, synced ones from their declarations. */
import type { Generated } from 'kysely'
import type { declared } from '../tables/registry.ts'
import type { Codec, Column, SyncedTable } from '../tables/types.ts'

type Value<C extends Codec> = C extends 'int' | 'real' | 'bool' | 'time' ? number : string
type ColumnType<C extends Column> = C extends { readonly required: true } ? Value<C['codec']> : Value<C['codec']> | null
type DerivedType<T extends SyncedTable> = T extends { readonly derived: readonly (infer N extends string)[] }
  ? Record<N, Generated<string>>
  : unknown

/** The row of a declared table under its local column names. */
export type SyncedRow<T extends SyncedTable> = { id: string } & {
  -readonly [K in keyof T['columns']]: ColumnType<T['columns'][K]>
} & DerivedType<T> & {
    rest: Generated<string>
  }

type Synced = { [K in keyof typeof declared]: SyncedRow<(typeof declared)[K]> }

export type ChangeLogTable = {
  cursor: Generated<number>
  transaction_id: string
  table_name: string
  record_id: string
  action: 'upsert' | 'delete'
  document_id: string
  store_id: string | null
  user_id: string | null
  changed_at: string
}

export type InboxTable = {
  table_name: string
  record_id: string
  kind: 'upsert' | 'delete' | 'merge' | 'push'
  reason: 'missing_parent' | 'unreadable' | 'own_unconfirmed' | 'refused_here' | 'refused_at_central'
  field: string | null
  detail: string | null
  parent_table: string | null
  parent_id: string | null
  data: string
  received_at: string
  attempts: Generated<number>
  next_try_at: string | null
  first_seen_at: Generated<string>
  is_envelope: Generated<number>
}

export type HeldArrivalTable = {
  table_name: string
  record_id: string
  kind: 'upsert' | 'delete' | 'merge'
  data: string
  received_at: string
  journal_cursor: number
}

export type StoreStayTable = {
  store_id: string
  state: 'active' | 'preparing' | 'left'
  since: string
  has_returned: Generated<number>
  left_after: Generated<number>
  total: number | null
  remaining: number | null
}

export type SyncRunTable = {
  id: string
  trigger: string
  started_at: string
  finished_at: string | null
  outcome: 'done' | 'partly' | 'failed' | 'stopped' | null
  cause: string | null
  sent: Generated<number>
  received: Generated<number>
  bytes_out: Generated<number>
  bytes_in: Generated<number>
  requests: Generated<number>
  steps: Generated<string>
}

export type SignInTable = {
  user_id: string
  username: string
  username_folded: string
  hash: string | null
  hash_format: number
  checked_at: string
  checked_by: 'central' | 'here'
}

export type Schema = Synced & {
  setting: { key: string; value: string }
  sync_cursor: { name: string; value: number }
  change_log: ChangeLogTable
  inbox: InboxTable
  held_arrival: HeldArrivalTable
  store_stay: StoreStayTable
  store_freeze: { store_id: string; frozen_at: string; frozen_by: string }
  store_seen: { table_name: string; record_id: string; store_id: string }
  alias: { table_name: string; id: string; kept_id: string }
  sync_run: SyncRunTable
  record: { table_name: string; id: string; data: string }
  invoice_count: { store_id: string; kind: string; state: string; documents: number }
  journal_mark: { name: 'accepted' | 'confirmed'; cursor: number; at: string }
  queue_day: { day: string; documents: number; records: number }
  stock_count: {
    store_id: string
    is_here: number
    expiry_date: string
    location_id: string
    on_hold: number
    none_available: number
    batches: number
  }
  item_day: { store_id: string; item_id: string; day: string; units_in: number; units_out: number; units_issued: number }
  number_counter: { store_id: string; series: string; value: number }
  sign_in: SignInTable
  sign_in_failure: { username_folded: string; failures: number; wait_until: number; last_at: number }
  user_store: { user_id: string; store_id: string; is_default: number }
  preference: { user_id: string; name: string; value: string }
  draft: { user_id: string; store_id: string; form: string; field: string; text: string; kept_at: string }
  user_right: { user_id: string; store_id: string; right_number: number }
}
