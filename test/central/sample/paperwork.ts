import { nextNumber, type Country, type Store } from './country.ts'
import { dayText, momentText, type Moment } from './days.ts'
import type { SmallLists } from './small-lists.ts'

/** Where some batches lay before. */
function writeMovements({ writer, random, today }: Country, store: Store): void {
  const batches = [...store.stock.values()].flat().filter((batch) => batch.total > 0)
  for (const batch of batches.filter((_batch, at) => at % 15 === 0).slice(0, 40)) {
    const moved = today - random.int(5, 60)
    const place = { store_ID: store.id, item_line_ID: batch.id }
    const [first, then] = [random.pick(store.locations).id, batch.locationId]
    const entered = { enter_date: dayText(batch.received), enter_time: 9 * 3600, exit_date: dayText(moved), exit_time: 15 * 3600 }
    writer.put('location_movement', { ID: random.uuid(), ...place, location_ID: first, ...entered }, { storeId: store.id })
    const stays = { enter_date: dayText(moved), enter_time: 15 * 3600 }
    writer.put('location_movement', { ID: random.uuid(), ...place, location_ID: then, ...stays }, { storeId: store.id })
  }
}

/** A stocktake that somebody has begun: half of it is counted. */
function writeOpenStocktake(country: Country, store: Store, at: Moment): void {
  const { writer, random, userIds } = country
  const id = random.uuid()
  const number = nextNumber(store, 'stock_take_number')
  const row = {
    ID: id,
    store_ID: store.id,
    status: 'sg',
    Description: `Stocktake ${number}`,
    serial_number: number,
    stock_take_created_date: dayText(at.day),
    stock_take_time: at.seconds,
    stock_take_date: dayText(at.day),
    om_created_datetime: momentText(at),
    created_by_ID: random.pick(userIds),
  }
  writer.put('Stock_take', row, { storeId: store.id })
  const batches = [...store.stock.values()].flat().filter((batch) => batch.total > 0)
  for (const [index, batch] of batches.slice(0, 12).entries()) {
    const isCounted = index % 2 === 0
    const line = {
      ID: random.uuid(),
      stock_take_ID: id,
      item_ID: batch.item.id,
      item_name: batch.item.name,
      item_line_ID: batch.id,
      location_id: batch.locationId,
      Batch: batch.batch,
      expiry: dayText(batch.expiry),
      snapshot_qty: batch.total,
      snapshot_packsize: batch.packSize,
      stock_take_qty: isCounted ? batch.total : 0,
      is_edited: isCounted,
      cost_price: batch.cost,
      sell_price: batch.sell,
      line_number: index + 1,
    }
    writer.put('Stock_take_lines', line, { storeId: store.id, linkId: id })
  }
}

/** An order to the supplying store that is still a draft, and nobody else's business. */
function writeDraft(country: Country, store: Store, supplier: Store, at: Moment, lists: SmallLists): void {
  const { writer, random, userIds } = country
  const id = random.uuid()
  const row = {
    ID: id,
    store_ID: store.id,
    name_ID: supplier.nameId,
    type: 'request',
    status: 'sg',
    om_status: 'DRAFT',
    om_created_datetime: momentText(at),
    serial_number: nextNumber(store, 'request_requisition'),
    date_entered: dayText(at.day),
    user_ID: random.pick(userIds),
    thresholdMOS: 3,
    daysToSupply: 180,
    authorisationStatus: 'none',
    programID: lists.programId,
    periodID: lists.periodId,
    orderType: 'Normal',
  }
  writer.put('requisition', row, { storeId: store.id, linkId: supplier.nameId })
  for (const [index, item] of store.items.slice(0, 5).entries()) {
    const line = {
      ID: random.uuid(),
      requisition_ID: id,
      item_ID: item.id,
      itemName: item.name,
      Cust_stock_order: random.int(1, 20) * 10,
      stock_on_hand: random.int(0, 60),
      daily_usage: random.int(1, 60) / 10,
      om_snapshot_datetime: momentText(at),
      line_number: index + 1,
    }
    writer.put('requisition_line', line, { storeId: store.id, linkId: id })
  }
}

/** What a customer reported for the month, kept by the store that supplies it (protocol-v5.md 4.7). */
function writeIndicators({ writer, random }: Country, store: Store, supplier: Store, lists: SmallLists): void {
  for (const column of lists.indicator.columns)
    for (const row of lists.indicator.rows) {
      const place = { store_ID: supplier.id, facility_ID: store.id, period_ID: lists.periodId, column_ID: column, row_ID: row }
      const keys = { storeId: supplier.id, linkId: store.id }
      writer.put('indicator_value', { ID: random.uuid(), ...place, value: String(random.int(0, 200)) }, keys)
    }
}

/** A question to the supplying store, already dealt with, and one from it, new. */
function writeMessages({ writer, random }: Country, store: Store, supplier: Store, at: Moment): void {
  const message = (from: Store, to: Store, status: string, body: unknown): void => {
    const stores = { fromStoreID: from.id, toStoreID: to.id }
    const row = {
      ID: random.uuid(),
      ...stores,
      status,
      type: 'RequestFieldChange',
      body,
      createdDate: dayText(at.day),
      createdTime: at.seconds,
    }
    writer.put('message', row, { storeId: from.id, linkId: to.id })
  }
  message(store, supplier, 'processed', { table: 'requisition', field: 'comment', value: 'Please send by road' })
  message(supplier, store, 'new', { table: 'requisition', field: 'comment', value: 'The road is closed' })
}

/** Who did what of late, and the counters of the program before this one. */
function writeLogs({ writer, random, userIds }: Country, store: Store, at: Moment): void {
  for (const user of userIds.slice(0, 3)) {
    const row = { ID: random.uuid(), type: 'UserLoggedIn', user_ID: user, store_ID: store.id, record_ID: user, datetime: momentText(at) }
    writer.put('om_activity_log', row, { storeId: store.id })
  }
  for (const [series, value] of store.numbers)
    writer.put('number', { ID: random.id(), name: `${series}_for_store_${store.id}`, store_ID: store.id, value }, { storeId: store.id })
}

/** What lies on the desk of a store today, and what its drawers hold. */
export function writePaperwork(country: Country, store: Store, lists: SmallLists): void {
  const at: Moment = { day: country.today - 1, seconds: 10 * 3600 }
  writeMovements(country, store)
  writeOpenStocktake(country, store, at)
  if (store.supplier) {
    writeDraft(country, store, store.supplier, at, lists)
    writeIndicators(country, store, store.supplier, lists)
    writeMessages(country, store, store.supplier, at)
  }
  writeLogs(country, store, at)
}
