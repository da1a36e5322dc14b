import { nextNumber, type Country, type Item, type Store } from './country.ts'
import { dayText } from './days.ts'

type Order = { readonly id: string; readonly lines: readonly { id: string; item: Item; packSize: number; packs: number }[] }

function writeOrder(country: Country, store: Store, day: number, status: string): Order {
  const { writer, random } = country
  const order = {
    id: random.uuid(),
    lines: Array.from({ length: random.int(3, 8) }, () => {
      const item = random.pick(store.items)
      return { id: random.uuid(), item, packSize: random.pick(item.packSizes), packs: random.int(5, 60) }
    }),
  }
  const supplier = random.pick(country.suppliers).nameId
  const row = {
    ID: order.id,
    store_ID: store.id,
    name_ID: supplier,
    status,
    serial_number: nextNumber(store, 'purchase_order_number'),
    creation_date: dayText(day),
    confirm_date: status === 'nw' ? '0000-00-00' : dayText(day + 1),
    po_sent_date: status === 'nw' ? '0000-00-00' : dayText(day + 2),
    requested_delivery_date: dayText(day + 40),
    created_by: random.pick(country.userIds),
    currency_ID: country.currencyId,
    curr_rate: 1,
    reference: `LPO/${random.int(100, 999)}`,
  }
  writer.put('purchase_order', row, { storeId: store.id, linkId: supplier })
  for (const [at, { id, item, packSize, packs }] of order.lines.entries()) {
    const line = {
      ID: id,
      store_ID: store.id,
      purchase_order_ID: order.id,
      line_number: at + 1,
      item_ID: item.id,
      item_name: item.name,
      packsize_ordered: packSize,
      quan_original_order: packSize * packs,
      price_per_pack_before_discount: item.unitPrice * packSize,
      delivery_date_requested: dayText(day + 40),
    }
    writer.put('purchase_order_line', line, { storeId: store.id, linkId: order.id })
  }
  return order
}

/** What came of an order, as an older program booked it. */
function writeReceipt({ writer, random, userIds }: Country, store: Store, order: Order, day: number): void {
  const id = random.uuid()
  const row = {
    ID: id,
    store_ID: store.id,
    purchase_order_ID: order.id,
    serial_number: nextNumber(store, 'goods_received_number'),
    status: 'fn',
    entry_date: dayText(day),
    received_date: dayText(day),
    supplier_reference: `DN-${random.int(1000, 9999)}`,
    user_id_created: random.pick(userIds),
  }
  writer.put('Goods_received', row, { storeId: store.id })
  for (const line of order.lines) {
    const received = {
      ID: random.uuid(),
      goods_received_ID: id,
      item_ID: line.item.id,
      item_name: line.item.name,
      pack_received: line.packSize,
      quantity_received: line.packs,
      batch_received: `GR${random.int(1000, 9999)}`,
      expiry_date: dayText(day + 700),
      cost_price: line.item.unitPrice * line.packSize,
      order_line_ID: line.id,
    }
    writer.put('Goods_received_line', received, { storeId: store.id, linkId: id })
  }
}

/** Orders to suppliers outside: one that is still being written, one on its way, one that has come. */
export function writeProcurement(country: Country, store: Store): void {
  const { today } = country
  writeReceipt(country, store, writeOrder(country, store, today - 200, 'fn'), today - 150)
  writeOrder(country, store, today - 30, 'cn')
  writeOrder(country, store, today - 3, 'nw')
}
