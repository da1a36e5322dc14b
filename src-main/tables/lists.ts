/** Short lists of central's that documents and forms choose from. */
import { keys } from './keys.ts'
import type { TableShape } from './types.ts'

export const abbreviation = {
  columns: { code: { key: 'abbreviation', codec: 'text' }, expansion: { key: 'expansion', codec: 'text' } },
  rest: {},
} as const satisfies TableShape

export const currency = {
  columns: {
    code: { key: 'currency', codec: 'text' },
    rate: { key: 'rate', codec: 'real' },
    is_home: { key: 'is_home_currency', codec: 'bool' },
    updated_date: { key: 'date_updated', codec: 'date' },
  },
  rest: {},
} as const satisfies TableShape

export const diagnosis = {
  columns: {
    code: { key: 'ICD_CODE', codec: 'text' },
    description: { key: 'ICD_DESCRIPTION', codec: 'text' },
    valid_until: { key: 'VALID_TILL', codec: 'date' },
  },
  rest: keys({ text: 'NOTES' }),
} as const satisfies TableShape

export const insuranceProvider = {
  columns: { name: { key: 'providerName', codec: 'text' }, is_active: { key: 'isActive', codec: 'bool' } },
  rest: keys({ text: 'comment', int: 'prescriptionValidityDays' }),
} as const satisfies TableShape

export const locationType = {
  columns: {
    name: { key: 'Description', codec: 'text' },
    minimum_temperature: { key: 'Temperature_min', codec: 'real' },
    maximum_temperature: { key: 'Temperature_max', codec: 'real' },
  },
  rest: {},
} as const satisfies TableShape

/** Why stock is adjusted, wasted, sent back, or a customer asks for another quantity. */
export const reason = {
  columns: {
    type: { key: 'type', codec: 'text' },
    title: { key: 'title', codec: 'text' },
    is_active: { key: 'isActive', codec: 'bool' },
  },
  rest: {},
} as const satisfies TableShape

export const shipMethod = {
  columns: { name: { key: 'method', codec: 'text' }, is_active: { key: 'isActive', codec: 'bool' } },
  rest: {},
} as const satisfies TableShape

export const vvmStatus = {
  columns: {
    code: { key: 'code', codec: 'text' },
    description: { key: 'description', codec: 'text' },
    level: { key: 'level', codec: 'int' },
    is_active: { key: 'is_active', codec: 'bool' },
    is_unusable: { key: 'unusable', codec: 'bool' },
    reason_id: { key: 'option_id', codec: 'option', refers: 'options' },
  },
  rest: {},
} as const satisfies TableShape

export const transactionCategory = {
  columns: {
    code: { key: 'code', codec: 'text' },
    name: { key: 'category', codec: 'text' },
    type: { key: 'type', codec: 'text' },
  },
  rest: {},
} as const satisfies TableShape

export const paymentType = {
  columns: { code: { key: 'code', codec: 'text' }, description: { key: 'description', codec: 'text' } },
  rest: {},
} as const satisfies TableShape

export const dashboardReport = {
  columns: { title: { key: 'title', codec: 'text' }, type: { key: 'type', codec: 'text' } },
  rest: keys({ json: 'json' }),
} as const satisfies TableShape

export const formSchema = {
  columns: { type: { key: 'type', codec: 'text' } },
  rest: keys({ text: 'version', json: 'json_schema, ui_schema' }),
} as const satisfies TableShape

export const documentRegistry = {
  columns: {
    category: { key: 'category', codec: 'text' },
    type: { key: 'document_type', codec: 'text' },
    name: { key: 'name', codec: 'text' },
    form_schema_id: { key: 'form_schema_ID', codec: 'id', refers: 'form_schema' },
    context_id: { key: 'context_ID', codec: 'id', refers: 'list_master' },
  },
  rest: keys({ json: 'config' }),
} as const satisfies TableShape
