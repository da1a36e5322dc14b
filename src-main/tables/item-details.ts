/** What belongs to an item: its category and department, how to take it, what to warn of. */
import type { TableShape } from './types.ts'

/** An item names one of the deepest level; its parent is one of level 2, and that one's parent one of level 1. */
export const itemCategory = {
  columns: {
    name: { key: 'Description', codec: 'text' },
    parent_id: { key: 'parent_ID', codec: 'id', refers: 'item_category_level2' },
    sort_order: { key: 'sort_order', codec: 'int' },
  },
  rest: {},
} as const satisfies TableShape

export const itemCategoryLevel2 = {
  columns: { ...itemCategory.columns, parent_id: { key: 'parent_ID', codec: 'id', refers: 'item_category_level1' } },
  rest: {},
} as const satisfies TableShape

export const itemCategoryLevel1 = {
  columns: { ...itemCategory.columns, parent_id: { key: 'parent_ID', codec: 'id' } },
  rest: {},
} as const satisfies TableShape

export const itemDepartment = {
  columns: { name: { key: 'department', codec: 'text' } },
  rest: {},
} as const satisfies TableShape

export const itemDirection = {
  columns: {
    item_id: { key: 'item_ID', codec: 'id', required: true, parent: 'item' },
    directions: { key: 'directions', codec: 'text' },
    priority: { key: 'priority', codec: 'int' },
  },
  rest: {},
} as const satisfies TableShape

export const warning = {
  columns: { text: { key: 'warning_text', codec: 'text' }, code: { key: 'code', codec: 'text' } },
  rest: {},
} as const satisfies TableShape

export const itemWarningLink = {
  columns: {
    item_id: { key: 'item_ID', codec: 'id', required: true, parent: 'item' },
    warning_id: { key: 'warning_ID', codec: 'id', required: true, parent: 'warning' },
    is_first: { key: 'priority', codec: 'bool' },
  },
  rest: {},
} as const satisfies TableShape
