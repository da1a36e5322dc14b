import { nextNumber, type Batch, type Country, type Item, type Partner, type Store } from './country.ts'
import { dayText, later, momentText, type Moment } from './days.ts'
import { rowTemplate } from './row-writer.ts'
import { rounded } from './stock.ts'

/** One line: on a batch of the store, or on goods that are not in stock yet. */
export type Line = {
  readonly item: Item
  readonly batch: Batch | null
  readonly batchText: string
  readonly expiry: number
  readonly packSize: number
  readonly packs: number
  readonly cost: number
  readonly sell: number
  readonly linkedInvoice?: string
}

export type Invoice = {
  readonly id: string
  readonly store: Store
  readonly partner: Partner
  readonly type: 'si' | 'ci' | 'sc' | 'cc'
  readonly status: 'nw' | 'sg' | 'cn' | 'fn'
  readonly mode?: 'store' | 'dispensary'
  /** Today's words, as sites of the newer kind push them; the older half of the documents has none. */
  readonly omType: string
  readonly omStatus: string
  readonly at: Moment
  readonly lines: readonly Line[]
  readonly hold?: boolean
  readonly linkedId?: string
  readonly requisitionId?: string
  readonly theirRef?: string
  readonly comment?: string
}

const invoiceKeys =
  'ID,name_ID,store_ID,invoice_num,type,mode,status,hold,comment,their_ref,user_ID,currency_ID,currency_rate,entry_date,entry_time,confirm_date,confirm_time,finalised_date,finalised_time,ship_date,subtotal,total,amount_outstanding,linked_transaction_id,requisition_ID,om_type,om_status,om_created_datetime,om_picked_datetime,om_shipped_datetime,om_delivered_datetime,om_verified_datetime'.split(
    ',',
  )
const lineKeys =
  'ID,transaction_ID,item_ID,item_name,item_line_ID,location_ID,batch,expiry_date,pack_size,cost_price,sell_price,type,quantity,price_extension,line_number,om_item_code,om_total_before_tax,om_total_after_tax,linked_transact_id,is_from_inventory_adjustment'.split(
    ',',
  )
const invoiceRow = rowTemplate('transact', invoiceKeys)
const lineRow = rowTemplate('trans_line', lineKeys)

const isInward = (type: Invoice['type']): boolean => type === 'si' || type === 'cc'
const seriesOf = ({ type, partner }: Invoice): string =>
  partner.code === 'invad' ? 'inventory_adjustment' : type === 'ci' || type === 'cc' ? 'customer_invoice' : 'supplier_invoice'

function omFields(country: Country, invoice: Invoice, confirmed: Moment, finished: Moment): Record<string, string> {
  if (invoice.at.day < country.today - 365)
    return Object.fromEntries(invoiceKeys.filter((key) => key.startsWith('om_')).map((key) => [key, '']))
  const { omStatus, status } = invoice
  const reached = (...statuses: string[]): boolean => statuses.includes(omStatus)
  return {
    om_type: invoice.omType,
    om_status: omStatus,
    om_created_datetime: momentText(invoice.at),
    om_picked_datetime: !isInward(invoice.type) && (status === 'cn' || status === 'fn') ? momentText(confirmed) : '',
    om_shipped_datetime: reached('SHIPPED', 'DELIVERED', 'VERIFIED') && invoice.mode !== 'dispensary' ? momentText(finished) : '',
    om_delivered_datetime: reached('DELIVERED', 'VERIFIED') ? momentText(finished) : '',
    om_verified_datetime: reached('VERIFIED') ? momentText(finished) : '',
  }
}

function writeLine(country: Country, invoice: Invoice, line: Line, number: number): number {
  const price = isInward(invoice.type) ? line.cost : line.sell
  const id = country.random.id()
  const total = rounded(price * line.packs)
  const row = {
    ID: id,
    transaction_ID: invoice.id,
    item_ID: line.item.id,
    item_name: line.item.name,
    item_line_ID: line.batch?.id ?? '',
    location_ID: line.batch?.locationId ?? '',
    batch: line.batchText,
    expiry_date: dayText(line.expiry),
    pack_size: line.packSize,
    cost_price: line.cost,
    sell_price: line.sell,
    type: isInward(invoice.type) ? 'stock_in' : 'stock_out',
    quantity: line.packs,
    price_extension: total,
    line_number: number,
    om_item_code: line.item.code,
    om_total_before_tax: total,
    om_total_after_tax: total,
    linked_transact_id: line.linkedInvoice ?? '',
    is_from_inventory_adjustment: invoice.partner.code === 'invad',
  }
  country.writer.putText('trans_line', id, lineRow(row), { storeId: invoice.store.id, linkId: invoice.id })
  return total
}

/** Writes an invoice with its lines and returns its number. What it does to stock is its maker's matter. */
export function writeInvoice(country: Country, invoice: Invoice): number {
  const { store, status, at } = invoice
  let total = 0
  invoice.lines.forEach((line, index) => (total += writeLine(country, invoice, line, index + 1)))
  const [confirmed, finished] = [later(at, 20), later(at, 65)]
  const isConfirmed = status === 'cn' || status === 'fn'
  const number = nextNumber(store, seriesOf(invoice))
  const row = {
    ID: invoice.id,
    name_ID: invoice.partner.nameId,
    store_ID: store.id,
    invoice_num: number,
    type: invoice.type,
    mode: invoice.mode ?? 'store',
    status,
    hold: invoice.hold ?? false,
    comment: invoice.comment ?? '',
    their_ref: invoice.theirRef ?? '',
    user_ID: country.random.pick(country.userIds),
    currency_ID: country.currencyId,
    currency_rate: 1,
    entry_date: dayText(at.day),
    entry_time: at.seconds,
    confirm_date: isConfirmed ? dayText(confirmed.day) : '0000-00-00',
    confirm_time: isConfirmed ? confirmed.seconds : 0,
    finalised_date: status === 'fn' ? dayText(finished.day) : '0000-00-00',
    finalised_time: status === 'fn' ? finished.seconds : 0,
    ship_date: status === 'fn' ? dayText(finished.day) : '0000-00-00',
    subtotal: rounded(total),
    total: rounded(total),
    amount_outstanding: rounded(total),
    linked_transaction_id: invoice.linkedId ?? '',
    requisition_ID: invoice.requisitionId ?? '',
    ...omFields(country, invoice, confirmed, finished),
  }
  country.writer.putText('transact', invoice.id, invoiceRow(row), { storeId: store.id, linkId: invoice.partner.nameId })
  country.documents += 1
  return number
}
