/** JSON documents of a patient, and central's old counters. */
import { keys } from './keys.ts'
import type { TableShape } from './types.ts'

/** A version of a document; a later one names those that it follows (protocol-v5.md 4.12). */
export const patientDocument = {
  columns: {
    name_id: { key: 'owner_name_ID', codec: 'id', refers: 'name' },
    name: { key: 'name', codec: 'text' },
    type: { key: 'type', codec: 'text' },
    status: { key: 'status', codec: 'text' },
    datetime: { key: 'datetime', codec: 'datetime' },
    user_id: { key: 'user_ID', codec: 'id', refers: 'user' },
    context_id: { key: 'context_ID', codec: 'id', refers: 'list_master' },
    data: { key: 'data', codec: 'json' },
  },
  rest: keys({ id: 'form_schema_ID', json: 'parent_IDs' }),
} as const satisfies TableShape

/** `customer_invoice_number_for_store_<id>` and the last number given; only read, as what numbers start from (4.13). */
export const numberSeries = {
  columns: {
    store_id: { key: 'store_ID', codec: 'id', refers: 'store' },
    name: { key: 'name', codec: 'text' },
    value: { key: 'value', codec: 'int' },
  },
  rest: {},
} as const satisfies TableShape
