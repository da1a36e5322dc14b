/** What people at central do, each as its administrator's operations have it. */
import { textAt } from '../../central/store/records.ts'
import { siteOfStore } from '../../central/store/sites.ts'
import { journalCursor } from '../../../src-main/repositories/cursors.ts'
import type { CentralAct } from './acts.ts'
import { items, spares, storeLetters, wards } from './country.ts'
import type { World } from './play.ts'

export function actAtCentral(world: World, one: CentralAct): void {
  if (one.do === 'central edits') return edit(world, one)
  if (one.do === 'central deletes') return remove(world, one.n)
  if (one.do === 'merge') return merge(world, one)
  return move(world, one)
}

function edit(world: World, { what, n }: Extract<CentralAct, { do: 'central edits' }>): void {
  const { serial } = world
  const store = storeLetters[n % storeLetters.length] ?? 'A'
  const item = items[n % items.length] ?? 'item-1'
  const ward = wards[n % wards.length] ?? 'ward-1'
  if (what === 0) return put(world, 'item', item, { item_name: `item ${serial}` })
  if (what === 1) return put(world, 'name', ward, { name: `ward ${serial}`, hold: serial % 4 === 0 })
  if (what === 2) return put(world, 'pref', `pref ${store}`, { data: { monthsOverstock: serial } })
  if (what === 3) return put(world, 'name_store_join', `see ${store} ${ward}`, { inactive: serial % 2 === 0 })
  if (what === 4) return put(world, 'future_table', `future-${n}`, { ID: `future-${n}`, word: `word ${serial}` }, true)
  const documents = world.central.admin.records('transact')
  const document = documents[n % Math.max(1, documents.length)]
  if (document !== undefined) put(world, 'transact', textAt(document, 'ID'), { comment: `central ${serial}` })
}

function put(world: World, table: string, id: string, change: Record<string, unknown>, mayBeNew = false): void {
  const { admin } = world.central
  const before = admin.record(table, id)
  if (before === null && !mayBeNew) return
  world.ledger.centralSpeaks(table, id, before, (site) => journalCursor(world.sites[site]!.db(), 'confirmed'))
  admin.upsertCentral(table, { ID: id, ...change })
}

/** What is central's to delete: lists, visibility, items that nobody uses. */
function remove({ central }: World, n: number): void {
  const letter = storeLetters[n % storeLetters.length] ?? 'A'
  const targets: readonly (readonly [string, string])[] = [
    ['list_master_line', `line ${spares[n % 2]}`],
    ['item', spares[n % 2] ?? ''],
    ['item_store_join', `keep ${letter} ${items[n % 3]}`],
    ['name_store_join', `see ${letter} ${wards[n % 3]}`],
  ]
  const [table, id] = targets[n % targets.length] ?? ['item', '']
  if (table === 'item') central.admin.deleteRecord('list_master_line', `line ${id}`)
  central.admin.deleteRecord(table, id)
}

function merge(world: World, { table, keep, gone }: Extract<CentralAct, { do: 'merge' }>): void {
  const { admin } = world.central
  const ids: readonly string[] = table === 'item' ? items : wards
  const keepId = ids[keep % ids.length] ?? ''
  const goneId = ids[gone % ids.length] ?? ''
  if (keepId === goneId || admin.record(table, keepId) === null || admin.record(table, goneId) === null) return
  admin.mergeRecords(table, keepId, goneId)
  world.ledger.merged(table, goneId, keepId)
}

/** Not only when all is quiet, though the seeds warn of it (004: "please use caution"): unsent work of the old site is still taken. */
function move(world: World, { store, to }: Extract<CentralAct, { do: 'move' }>): void {
  const storeId = `store-${storeLetters[store % storeLetters.length]}`
  const { central, siteIds } = world
  const target = siteIds[to] ?? null
  if (siteOfStore(central.storage, storeId) === target) return
  world.moved.add(storeId)
  central.admin.moveStore(storeId, target, { force: true })
}
