import { nextNumber, type Country, type Item, type Store } from './country.ts'
import { dayText, type Moment } from './days.ts'

type Half = { readonly id: string; readonly store: Store; readonly nameId: string; readonly linkedId: string; readonly status: string }

function writeHalf(country: Country, type: 'request' | 'response', half: Half, at: Moment, items: readonly Item[]): void {
  const { writer, random } = country
  const { id, store, status } = half
  const number = nextNumber(store, `${type}_requisition`)
  const row = {
    ID: id,
    store_ID: store.id,
    name_ID: half.nameId,
    type,
    status,
    serial_number: number,
    date_entered: dayText(at.day),
    date_order_received: dayText(at.day),
    user_ID: random.pick(country.userIds),
    linked_requisition_id: half.linkedId,
    thresholdMOS: 3,
    daysToSupply: 180,
    requester_reference: type === 'response' ? 'From internal order' : '',
    authorisationStatus: 'none',
    lastModifiedAt: status === 'fn' ? at.day * 86_400 + at.seconds : 0,
  }
  writer.put('requisition', row, { storeId: store.id, linkId: half.nameId })
  for (const [index, item] of items.entries()) {
    const wanted = random.int(1, 40) * 10
    const line = {
      ID: random.id(),
      requisition_ID: id,
      item_ID: item.id,
      itemName: item.name,
      Cust_stock_order: wanted,
      suggested_quantity: wanted,
      actualQuan: type === 'response' && status === 'fn' ? wanted : 0,
      stock_on_hand: random.int(0, 60),
      daily_usage: random.int(1, 60) / 10,
      line_number: index + 1,
    }
    writer.put('requisition_line', line, { storeId: store.id, linkId: id })
  }
  country.documents += 1
}

/** An order of a store to its supplying store, with the answering half there (protocol-v5.md 5.3). */
export function order(country: Country, store: Store, at: Moment): boolean {
  const { random } = country
  const supplier = store.supplier
  if (!supplier) return false
  const items = [...new Set(Array.from({ length: random.int(4, 16) }, () => random.pick(store.items)))]
  const [request, response] = [random.uuid(), random.uuid()]
  const isNew = at.day > country.today - 5
  writeHalf(country, 'request', { id: request, store, nameId: supplier.nameId, linkedId: response, status: 'fn' }, at, items)
  const half = { id: response, store: supplier, nameId: store.nameId, linkedId: request, status: isNew ? 'sg' : 'fn' }
  writeHalf(country, 'response', half, at, items)
  return true
}
