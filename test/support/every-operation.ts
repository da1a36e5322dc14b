/** A question for every operation of the contract, and a clinic that has what each of them asks for. */
import { randomUUID } from 'node:crypto'
import { itemColumns } from '../../src-main/contract/items.ts'
import { stockColumns, transactionColumns } from '../../src-main/contract/output.ts'
import type { Input, OperationName } from '../../src-main/contract/operations.ts'
import { setAside } from '../../src-main/repositories/inbox.ts'
import { headsOf } from './export-heads.ts'
import { fromCentral } from './make-db.ts'
import type { ClinicApp } from './people.ts'
import { loginStub, openClinic } from './people.ts'

const newStock = {
  id: randomUUID(),
  stockLineId: randomUUID(),
  itemId: 'amox',
  batch: 'N1',
  expiryDate: null,
  packs: 1,
  packSize: 10,
  costPrice: 1,
  sellPrice: 1,
  locationId: null,
  reasonId: 'found',
  note: '',
}

type Inputs = { readonly [K in OperationName]: Input<K> }

/** Questions that would be answered, each about what is there: `open` is an invoice of the open store. */
export const inputs: Inputs = {
  'app.state': {},
  'app.setLocale': { locale: 'en' },
  'app.setTheme': { theme: 'system' },
  'app.setContact': { contact: 'Medicines desk' },
  'app.about': {},
  'setup.state': {},
  'setup.checkAddress': { address: 'ht!tp://' },
  'setup.register': { address: 'http://127.0.0.1:1', variant: 'A', siteName: 'Kibera', password: 'x' },
  'setup.load': {},
  'setup.anew': {},
  'setup.summary': {},
  'setup.needs': {},
  'practice.begin': {},
  'practice.setLine': { isCut: true },
  'practice.end': {},
  'identity.state': {},
  'identity.takeOver': {},
  'identity.startAnew': { siteName: 'somewhere else' },
  'identity.removeSite': { siteName: 'somewhere else' },
  'unsent.save': {},
  'certificate.trust': { fingerprint: null },
  'site.reenter': { siteName: '', password: '' },
  'support.preview': { words: {} },
  'support.save': { words: {} },
  'session.state': {},
  'session.signIn': { username: 'nobody', password: 'x' },
  'session.signOut': {},
  'session.lock': {},
  'session.unlock': { password: 'x' },
  'session.touch': {},
  'session.setIdleLock': { minutes: 5 },
  'users.list': {},
  'users.create': { id: randomUUID(), username: 'new one', firstName: '', lastName: '', jobTitle: '' },
  'history.ofDocument': { id: 'open' },
  'stores.list': {},
  'stores.open': { storeId: 'store-a' },
  'transactions.list': { filter: {}, sort: {}, offset: 0, limit: 50 },
  'invoice.get': { id: 'open' },
  'invoice.create': { id: randomUUID(), nameId: 'ward' },
  'invoice.edit': { id: 'open', version: 0, comment: 'x' },
  'invoice.setItem': { id: 'open', version: 0, itemId: 'amox', units: 10 },
  'invoice.setBatch': { id: 'open', version: 0, stockLineId: 'a', packs: 1 },
  'invoice.allocation': { id: 'open', itemId: 'amox', units: 10 },
  'invoice.finalise': { id: 'open', version: 0 },
  'invoice.remove': { id: 'open', version: 0 },
  'outbound.lists': { id: 'open', search: '', limit: 5 },
  'outbound.addList': { id: 'open', version: 0, listId: 'essentials' },
  'outbound.changeItems': { id: 'open', version: 0, itemIds: ['amox'], do: 'allocate' },
  'names.customers': { search: '', limit: 5 },
  'names.suppliers': { search: '', limit: 5 },
  'inbound.create': { id: randomUUID(), nameId: 'depot' },
  'inbound.edit': { id: 'coming', version: 0, comment: 'x' },
  'inbound.setLine': { id: 'coming', version: 0, lineId: randomUUID(), itemId: 'amox', packs: 1 },
  'inbound.approve': { id: 'coming', version: 0, lineId: 'n', approval: 'accepted' },
  'inbound.removeLine': { id: 'coming', version: 0, lineId: 'n' },
  'inbound.changeLines': { id: 'coming', version: 0, lineIds: ['n'], change: { do: 'zero' } },
  'inbound.advance': { id: 'coming', version: 0, to: 'received', liftHold: false },
  'inbound.remove': { id: 'coming', version: 0 },
  'inbound.places': {},
  'documents.related': { id: 'open' },
  'supplierReturn.create': { id: randomUUID(), nameId: 'depot', originalId: null },
  'supplierReturn.edit': { id: 'back', version: 0, comment: 'x' },
  'supplierReturn.setItem': { id: 'back', version: 0, itemId: 'amox', units: 10 },
  'supplierReturn.setBatch': { id: 'back', version: 0, stockLineId: 'a', packs: 1 },
  'supplierReturn.removeItems': { id: 'back', version: 0, itemIds: ['no item of it'] },
  'supplierReturn.setReason': { id: 'back', version: 0, itemId: 'amox', reasonId: null },
  'supplierReturn.finalise': { id: 'back', version: 0 },
  'supplierReturn.remove': { id: 'back', version: 0 },
  'supplierReturn.reasons': {},
  'customerReturn.create': { id: randomUUID(), nameId: 'ward', originalId: 'shipped' },
  'customerReturn.edit': { id: 'brought', version: 0, comment: 'x' },
  'customerReturn.setLine': { id: 'brought', version: 0, lineId: 'p', packs: 2 },
  'customerReturn.removeLine': { id: 'brought', version: 0, lineId: 'q' },
  'customerReturn.changeLines': { id: 'brought', version: 0, lineIds: ['no line of it'], do: 'zero' },
  'customerReturn.setReason': { id: 'brought', version: 0, itemId: 'amox', reasonId: null },
  'customerReturn.advance': { id: 'brought', version: 0, to: 'received', liftHold: false },
  'customerReturn.remove': { id: 'brought', version: 0 },
  'customerReturn.reasons': {},
  'adjustment.edit': { id: 'found', version: 0, comment: 'x' },
  'repack.edit': { id: 'opened', version: 0, comment: 'x' },
  'items.search': { search: '', limit: 5 },
  'items.list': { filter: {}, sort: {}, offset: 0, limit: 50 },
  'items.counts': {},
  'items.export': { filter: {}, sort: {}, heads: headsOf(itemColumns), words: {} },
  'home.stock': {},
  'home.outbound': {},
  'home.inbound': {},
  'stock.list': { filter: {}, sort: {}, offset: 0, limit: 50 },
  'print.pdf': {},
  'drafts.of': { form: 'document/open' },
  'drafts.keep': { form: 'document/open', fields: { comment: 'x' } },
  'drafts.drop': { form: 'document/open' },
  'drafts.list': {},
  'lists.looks': {},
  'lists.keep': { list: 'stock', look: [{ id: 'item', shown: true, width: null }] },
  'lists.setDensity': { density: 'roomy' },
  'barcodes.find': { texts: ['0799439112766'] },
  'barcodes.learn': { id: randomUUID(), text: '0799439112766', itemId: 'amox' },
  'transactions.export': { filter: {}, sort: {}, heads: headsOf(transactionColumns), words: {} },
  'stock.export': { filter: {}, sort: {}, heads: headsOf(stockColumns), words: {} },
  'reports.stock': { itemId: 'amox', covers: 'all' },
  'reports.value': { covers: 'all' },
  'reports.use': { itemId: 'amox', covers: 'all' },
  'stock.batch': { id: 'a' },
  'item.page': { id: 'amox' },
  'item.ledger': { id: 'amox', offset: 0, limit: 50 },
  'batch.facts': { itemId: 'amox' },
  'batch.adjust': { id: randomUUID(), stockLineId: 'spare', version: 0, sign: 'addition', packs: 1, reasonId: 'found', note: '' },
  'batch.create': newStock,
  'batch.edit': { stockLineId: 'free', version: 0, onHold: true },
  'batch.repack': {
    id: randomUUID(),
    newStockLineId: randomUUID(),
    stockLineId: 'loose',
    version: 0,
    packs: 1,
    packSize: 5,
    locationId: null,
  },
  'locations.list': {},
  'locations.create': { id: randomUUID(), code: 'NEW', name: 'New shelf', onHold: false },
  'locations.edit': { id: 'shelf', version: 0, code: 'S', name: 'Shelf', onHold: false },
  'locations.merge': { keptId: 'bench', goneId: 'box', keptVersion: 0, goneVersion: 0 },
  'stocktakes.list': { filter: {}, offset: 0, limit: 50 },
  'stocktakes.choices': {},
  'stocktakes.estimate': { scope: { kind: 'full' } },
  'stocktake.create': { id: randomUUID(), description: 'March', scope: { kind: 'blank' }, isInitial: false },
  'stocktake.get': { id: 'count' },
  'stocktake.lines': { id: 'count', lineIds: ['counted'] },
  'stocktake.forecast': { id: 'count' },
  'stocktake.dayForecast': { id: 'count', datedBackTo: null },
  'stocktake.setDay': { id: 'count', version: 0, datedBackTo: null },
  'stocktake.edit': { id: 'count', version: 0, comment: 'x' },
  'stocktake.setLine': { id: 'count', version: 0, lineId: 'counted', comment: 'x' },
  'stocktake.setLines': { id: 'count', version: 0, lineIds: ['counted'], counted: 'snapshot' },
  'stocktake.addLine': {
    id: 'count',
    version: 0,
    lineId: randomUUID(),
    itemId: 'amox',
    stockLineId: null,
    batch: '',
    expiryDate: null,
    packSize: 1,
    locationId: null,
  },
  'stocktake.removeLines': { id: 'count', version: 0, lineIds: ['counted'] },
  'stocktake.reconcile': { id: 'count', version: 0, lineIds: null, way: 'keep' },
  'stocktake.finalise': { id: 'count', version: 0 },
  'stocktake.remove': { id: 'count', version: 0 },
  'backups.state': {},
  'backups.overview': {},
  'backups.now': {},
  'backups.setFolder': { path: null },
  'backups.chooseFolder': {},
  'backups.drives': {},
  'backups.addStick': { path: '/nowhere', label: 'Stick' },
  'backups.forgetStick': { placeId: 'none' },
  'backups.setPassphrase': { passphrase: null },
  'backups.remind': { days: 7 },
  'backups.verify': { placeId: 'folder', file: 'none.outpost-backup', passphrase: null },
  'backups.restore': { placeId: 'folder', file: 'none.outpost-backup', passphrase: null },
  'rescue.find': {},
  'rescue.look': { folder: '/nowhere' },
  'rescue.restore': { folder: '/nowhere', file: 'none.outpost-backup', passphrase: null },
  'safety.state': {},
  'safety.loss': {},
  'siteSettings.get': {},
  'siteSettings.disk': {},
  'siteSettings.change': { address: 'ht!tp://', siteName: '', password: '' },
  'siteSettings.setPace': { intervalSeconds: 300, largestCall: null },
  'siteSettings.setSyncing': { enabled: true },
  'checklist.get': {},
  'checklist.save': { answers: {} },
  'connection.check': {},
  'connection.queue': {},
  'connection.try': { address: 'ht!tp://', siteName: '', password: '' },
  'start.report': {},
  'start.seen': {},
  'sync.status': {},
  'sync.now': {},
  'sync.pause': { until: null },
  'sync.resume': {},
  'sync.waiting': {},
  'sync.history': { before: null, limit: 5 },
  'problems.list': { offset: 0, limit: 50 },
  'problems.details': { wire: 'item', recordId: 'broken', kind: 'upsert' },
  'problems.retry': { wire: 'item', recordId: 'broken', kind: 'upsert' },
  'problems.retryAll': {},
  'problems.export': { format: 'csv' },
  'journal.state': {},
  'rules.state': {},
  'rules.set': { table: 'transact', send: true, receive: true },
  'rules.applyDefaults': { version: 1 },
}

/** The clinic that `inputs` ask about. */
export const openWithAll = (central = loginStub()): Promise<ClinicApp> =>
  openClinic((clinic) => {
    clinic.add.batch('a', 10, { available: 9 })
    for (const id of ['spare', 'free', 'loose']) clinic.add.batch(id, 10)
    for (const id of ['shelf', 'bench', 'box']) clinic.add.location(id)
    clinic.add.adjustments()
    clinic.add.location('far', { store_ID: 'store-c' })
    clinic.add.batch('c', 10, { store_ID: 'store-c', available: 9 })
    clinic.add.invoice('open')
    clinic.add.line('l', 'open', { item_line_ID: 'a', quantity: 1 })
    clinic.add.customer('depot', { supplier: true })
    clinic.add.invoice('coming', { type: 'si', status: 'nw', om_type: 'INBOUND_SHIPMENT', name_ID: 'depot' })
    clinic.add.invoice('shipped', { status: 'fn', om_status: 'SHIPPED' })
    clinic.add.line('of shipped', 'shipped')
    clinic.add.invoice('brought', { type: 'cc', status: 'nw', om_type: 'CUSTOMER_RETURN' })
    for (const id of ['p', 'q']) clinic.add.line(id, 'brought', { type: 'stock_in', linked_transact_id: '' })
    clinic.add.invoice('back', { type: 'sc', om_type: 'SUPPLIER_RETURN', name_ID: 'depot' })
    clinic.add.invoice('found', { type: 'si', status: 'fn', om_type: 'INVENTORY_ADDITION', om_status: 'VERIFIED' })
    clinic.add.invoice('opened', { type: 'sr', status: 'fn', om_type: 'REPACK', om_status: 'VERIFIED' })
    clinic.add.stocktake('count')
    clinic.add.countLine('counted', 'count', { item_line_ID: 'a', snapshot_qty: 10, stock_take_qty: 10, is_edited: true })
    clinic.add.line('n', 'coming', { type: 'stock_in', linked_transact_id: '' })
    clinic.add.invoice('theirs', { store_ID: 'store-c' })
    clinic.add.line('m', 'theirs', { item_line_ID: 'c', quantity: 1 })
    const broken = { table: 'item', id: 'broken', kind: 'upsert', reason: 'unreadable', field: 'doses', data: '{"doses":"two"}' } as const
    fromCentral(clinic.db, (tx) => setAside(tx, broken))
  }, central)
