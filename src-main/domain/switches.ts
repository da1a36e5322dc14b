/**
 * Switches that central sets for a store. They lie in `data` of the store's preferences (the `pref` row with item
 * `store_preferences`); no source gives their names on the wire, so these are ours, and test/central says so too.
 */
export type Switches = {
  /** *Include transactions in sync* (F-015). Off is believed only where central says so (D8). */
  readonly includesTransactions: boolean
  /** Purchase orders and payments of all stores are made at the primary (F-190, F-194). */
  readonly centralisedOrders: boolean
  readonly centralisedPayments: boolean
}

export const switchKeys = {
  includesTransactions: 'include_transactions',
  centralisedOrders: 'centralised_purchase_orders',
  centralisedPayments: 'centralised_payments',
} as const

/** The switches in the JSON text of a store's preferences; null where there are none. A value of a wrong type is no switch. */
export function readSwitches(data: string | null): Switches {
  const told = data === null ? null : asObject(data)
  return {
    includesTransactions: told?.[switchKeys.includesTransactions] !== false,
    centralisedOrders: told?.[switchKeys.centralisedOrders] === true,
    centralisedPayments: told?.[switchKeys.centralisedPayments] === true,
  }
}

function asObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null
  } catch {
    return null
  }
}

/** Tables whose rows are entered at the primary alone while their switch is on; payments are documents of these types. */
const orderTables: ReadonlySet<string> = new Set(['purchase_order', 'purchase_order_line'])
const paymentTypes: ReadonlySet<unknown> = new Set(['ps', 'rc'])

/** True for a record of a kind that the primary enters for all stores. `row` holds local columns of the document itself. */
export function isCentralised(table: string, row: Readonly<Record<string, unknown>>, switches: Switches): boolean {
  if (orderTables.has(table)) return switches.centralisedOrders
  return table === 'invoice' && switches.centralisedPayments && paymentTypes.has(row.type)
}

/** Local tables that stay here while *include transactions* is off: documents, stock and stocktakes with their lines (F-015). */
export const transactionTables: ReadonlySet<string> = new Set(['invoice', 'invoice_line', 'stock_line', 'stocktake', 'stocktake_line'])
