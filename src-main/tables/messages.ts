/** What sites tell each other through central (protocol-v5.md 4.12, F-036): made anywhere, changed nowhere. */
import { keys } from './keys.ts'
import type { TableShape } from './types.ts'

/** Either store may be missing (DT-34). */
export const message = {
  columns: {
    from_store_id: { key: 'fromStoreID', codec: 'id', refers: 'store' },
    to_store_id: { key: 'toStoreID', codec: 'id', refers: 'store' },
    type: { key: 'type', codec: 'text' },
    status: { key: 'status', codec: 'text' },
    created_date: { key: 'createdDate', codec: 'plainDate' },
    created_time: { key: 'createdTime', codec: 'time' },
    body: { key: 'body', codec: 'json' },
  },
  rest: keys({ text: 'error_message' }),
} as const satisfies TableShape
