import { names, needs, partOf } from './declare-table.ts'

/** What columns of the tables of 0031 point to. */
export const store = ['id', 'store_ID', needs('store')] as const
export const partner = ['id', 'name_ID', needs('name')] as const
export const item = ['id', 'item_ID', needs('item')] as const
export const user = names('user')
export const batch = partOf('item_line', 'stock_line')
export const shelf = names('Location', 'location')

/** A derived text that may be empty. */
export const word = { sql: "TEXT NOT NULL DEFAULT ''" } as const
const text = (key: string): string => `lower(coalesce(data ->> '$.${key}', ''))`

/** The `om_*` datetime wins over day and time (protocol-v5.md 4.2). */
export function moment(om: string, date: string, time?: string): string {
  const seconds = time === undefined ? '0' : `iif(json_type(data, '$.${time}') = 'integer', data ->> '$.${time}', 0)`
  const clock = `strftime('%H:%M:%S', CASE WHEN ${seconds} BETWEEN 0 AND 86399 THEN ${seconds} ELSE 0 END, 'unixepoch')`
  const day = `nullif(nullif(substr(data ->> '$.${date}', 1, 10), ''), '0000-00-00')`
  return `coalesce(nullif(data ->> '$.${om}', ''), ${day} || 'T' || ${clock}, '')`
}

/** As domain/requisition-words.ts had them when this was written. */
export const requisitionKind = `CASE WHEN coalesce(nullif(data ->> '$.om_status', ''), 'none') IN ('DRAFT', 'NEW', 'SENT', 'FINALISED')
    OR coalesce(data ->> '$.om_status', '') = '' AND ${text('status')} IN ('sg', 'cn', 'fn', 'nw')
  THEN CASE ${text('type')} WHEN 'request' THEN 'request' WHEN 'response' THEN 'response' WHEN 'im' THEN 'imprest'
    WHEN 'sh' THEN 'stock_history' ELSE 'other' END ELSE 'other' END`
const byStatus = `CASE WHEN ${text('type')} = 'request' THEN iif(${text('status')} IN ('cn', 'fn'), 'sent', 'draft')
  ELSE iif(${text('status')} = 'fn', 'finalised', 'new') END`
export const requisitionState = `iif(data ->> '$.om_status' IN ('DRAFT', 'NEW', 'SENT', 'FINALISED'), lower(data ->> '$.om_status'), ${byStatus})`

/** The wipe rule of 4.13: `om_*` of the request, copied into a response. */
export const wipeCopies = `UPDATE record SET data = (SELECT json_group_object(key, json(record.data -> fullkey)) FROM json_each(record.data) WHERE key NOT GLOB 'om_*')
WHERE table_name = 'requisition' AND data ->> '$.type' = 'response' AND coalesce(data ->> '$.om_status', '') <> ''
  AND data ->> '$.om_status' <> upper(${byStatus});`

export const purchaseOrderState = `CASE WHEN data ->> '$.oms_fields.status' IN ('NEW', 'REQUEST_APPROVAL', 'CONFIRMED', 'SENT', 'FINALISED')
  THEN lower(data ->> '$.oms_fields.status')
  ELSE CASE ${text('status')} WHEN 'sg' THEN 'request_approval' WHEN 'fn' THEN 'finalised'
    WHEN 'cn' THEN iif(coalesce(data ->> '$.po_sent_date', '') IN ('', '0000-00-00'), 'confirmed', 'sent') ELSE 'new' END END`

export const stocktakeState = `CASE ${text('status')} WHEN 'sg' THEN 'new' WHEN 'fn' THEN 'finalised' ELSE 'other' END`
