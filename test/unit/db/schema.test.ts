import type { Insertable, Selectable } from 'kysely'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { all, k } from '../../../src-main/db/query.ts'
import type { Schema } from '../../../src-main/db/schema.ts'
import type { LocalName } from '../../../src-main/tables/registry.ts'
import { syncedTables } from '../../../src-main/tables/registry.ts'
import { makeDb } from '../../support/make-db.ts'

type Invoice = Selectable<Schema['invoice']>

type Columns<T extends keyof Schema> = readonly (keyof Schema[T])[]

/** Every table that is not synced, and some that are (test/unit/tables/registry.test.ts has all): a missing or a wrong one does not compile. */
const columns: { [T in Exclude<keyof Schema, LocalName>]: Columns<T> } & { [T in LocalName]?: Columns<T> } = {
  setting: ['key', 'value'],
  sync_cursor: ['name', 'value'],
  change_log: ['cursor', 'transaction_id', 'table_name', 'record_id', 'action', 'document_id', 'store_id', 'user_id', 'changed_at'],
  inbox: [
    'table_name',
    'record_id',
    'kind',
    'reason',
    'field',
    'detail',
    'parent_table',
    'parent_id',
    'data',
    'received_at',
    'attempts',
    'next_try_at',
  ],
  held_arrival: ['table_name', 'record_id', 'kind', 'data', 'received_at', 'journal_cursor'],
  store_stay: ['store_id', 'state', 'since', 'has_returned', 'total', 'remaining'],
  store_freeze: ['store_id', 'frozen_at', 'frozen_by'],
  store_seen: ['table_name', 'record_id', 'store_id'],
  alias: ['table_name', 'id', 'kept_id'],
  sync_run: [
    'id',
    'trigger',
    'started_at',
    'finished_at',
    'outcome',
    'cause',
    'sent',
    'received',
    'bytes_out',
    'bytes_in',
    'requests',
    'steps',
  ],
  record: ['table_name', 'id', 'data'],
  invoice_count: ['store_id', 'kind', 'state', 'documents'],
  item_day: ['store_id', 'item_id', 'day', 'units_in', 'units_out', 'units_issued'],
  journal_mark: ['name', 'cursor', 'at'],
  queue_day: ['day', 'documents', 'records'],
  stock_count: ['store_id', 'is_here', 'expiry_date', 'location_id', 'on_hold', 'none_available', 'batches'],
  number_counter: ['store_id', 'series', 'value'],
  sign_in: ['user_id', 'username', 'username_folded', 'hash', 'hash_format', 'checked_at', 'checked_by'],
  sign_in_failure: ['username_folded', 'failures', 'wait_until', 'last_at'],
  user_store: ['user_id', 'store_id', 'is_default'],
  preference: ['user_id', 'name', 'value'],
  draft: ['user_id', 'store_id', 'form', 'field', 'text', 'kept_at'],
  user_right: ['user_id', 'store_id', 'right_number'],
  user: ['name', 'is_active', 'language', 'status', 'rest'],
  activity_log: ['store_id', 'type', 'user_id', 'record_id', 'datetime'],
  unit: ['name', 'description', 'sort_order', 'rest'],
  item: ['code', 'status', 'search_text', 'doses'],
  name: ['code', 'is_customer', 'status', 'search_text'],
  store: ['name_id', 'site_number'],
  name_store_join: ['store_id', 'name_id', 'is_inactive'],
  item_store_join: ['item_id', 'store_id', 'margin'],
  store_preference: ['store_id', 'item', 'data'],
  master_list: ['name', 'is_program', 'status'],
  master_list_line: ['master_list_id', 'item_id', 'price'],
  master_list_name_join: ['name_id', 'master_list_id'],
  location: ['store_id', 'on_hold', 'volume'],
  stock_line: ['store_id', 'item_id', 'available', 'total'],
  invoice: ['kind', 'state', 'created_at', 'number', 'oms_fields'],
  invoice_line: ['invoice_id', 'packs', 'kind', 'option_id'],
}

describe('the types of the schema', () => {
  test('name the tables of the database, no more and no less', () => {
    const names = makeDb()
      .sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all() as string[]
    const declared = syncedTables.map((table) => table.local)
    expect([...new Set([...Object.keys(columns), ...declared])].toSorted()).toEqual(names.toSorted())
  })

  test.each(Object.entries(columns))('%s has these columns', (table, names) => {
    const query = k.selectFrom(table as 'setting').select(names as readonly 'key'[])
    expect(all(makeDb(), query)).toEqual([])
  })

  test('come from the declarations: codec, required, derived', () => {
    expectTypeOf<Invoice['store_id']>().toEqualTypeOf<string>()
    expectTypeOf<Invoice['number']>().toEqualTypeOf<number | null>()
    expectTypeOf<Invoice['on_hold']>().toEqualTypeOf<number | null>()
    expectTypeOf<Invoice['entry_date']>().toEqualTypeOf<string | null>()
    expectTypeOf<Invoice['entry_time']>().toEqualTypeOf<number | null>()
    expectTypeOf<Invoice['kind']>().toEqualTypeOf<string>()
    expectTypeOf<Invoice['rest']>().toEqualTypeOf<string>()
    expectTypeOf<{ id: string; invoice_id: string; item_id: string }>().toExtend<
      Pick<Insertable<Schema['invoice_line']>, 'id' | 'invoice_id' | 'item_id'>
    >()
  })
})
