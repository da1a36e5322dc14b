/** The country of the histories: one central, three sites with four stores, all initialised once and copied for each history. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CentralInProcess } from '../../central/in-process.ts'
import { openCentralInProcess } from '../../central/in-process.ts'
import { emptyRow } from '../../central/wire/columns.ts'
import { openDatabase } from '../../../src-main/db/open.ts'
import { memoryFolder } from '../memory-folder.ts'
import { createHistorySite, siteNames } from './site.ts'

export const storeLetters = ['A', 'B', 'C', 'D'] as const
export const homes: Readonly<Record<(typeof storeLetters)[number], number>> = { A: 0, B: 0, C: 1, D: 2 }
export const items = ['item-1', 'item-2', 'item-3', 'item-4'] as const
/** Items and lists that nobody uses, so that central may delete them. */
export const spares = ['spare-1', 'spare-2'] as const
export const wards = ['ward-1', 'ward-2', 'ward-3'] as const
export const packsAtFirst = 20

/** Bytes of central and paths of the sites' databases; the third site is either initialised too, or new. */
export type Country = {
  readonly central: Buffer
  readonly files: readonly string[]
  readonly centralBeforeThird: Buffer
  readonly newFile: string
  readonly siteIds: readonly number[]
  remove(): void
}

export async function makeCountry(): Promise<Country> {
  const folder = mkdtempSync(join(memoryFolder(), 'outpost-country-'))
  const central = openCentralInProcess()
  const siteIds = found(central)
  const file = (index: number): string => join(folder, `${index}.db`)
  const newFile = join(folder, 'new.db')
  openDatabase(newFile, { role: 'main' }).close()
  const initialise = async (index: number): Promise<void> => {
    openDatabase(file(index), { role: 'main' }).close()
    const site = createHistorySite({ central, index, path: file(index), clock: { time: 0 }, entriesInRun: 5000 })
    const outcome = await site.sync()
    if (outcome.kind !== 'done') throw new Error(`site ${index}: ${JSON.stringify(outcome)}`)
    site.close()
  }
  await initialise(0)
  await initialise(1)
  const centralBeforeThird = central.storage.sqlite.serialize()
  await initialise(2)
  const bytes = central.storage.sqlite.serialize()
  central.close()
  const remove = () => rmSync(folder, { recursive: true, force: true })
  return { central: bytes, files: [file(0), file(1), file(2)], centralBeforeThird, newFile, siteIds, remove }
}

function found({ admin }: CentralInProcess): number[] {
  const put = (table: string, ID: string, row: Record<string, unknown>): void =>
    admin.upsertCentral(table, { ...emptyRow(table), ...row, ID })
  put('user', 'nurse', { name: 'nurse' })
  put('unit', 'unit-1', { units: 'tab' })
  for (const id of [...items, ...spares]) put('item', id, { item_name: id, code: id, type_of: 'general', unit_ID: 'unit-1' })
  for (const id of wards) put('name', id, { name: id, code: id, type: 'facility', customer: true })
  put('list_master', 'list-1', { description: 'essential' })
  for (const id of spares) put('list_master_line', `line ${id}`, { item_master_ID: 'list-1', item_ID: id })
  for (const code of storeLetters) admin.createStore({ id: `store-${code}`, nameId: `name-${code}`, code, name: `Store ${code}` })
  for (const code of storeLetters) furnish(put, code)
  return siteNames.map((name, index) => {
    const stores = storeLetters.filter((code) => homes[code] === index).map((code) => `store-${code}`)
    return admin.createSite({ code: name, name, password: 'secret', stores }).siteId
  })
}

function furnish(put: (table: string, id: string, row: Record<string, unknown>) => void, code: string): void {
  const store_ID = `store-${code}`
  for (const name of [...wards, ...storeLetters.filter((other) => other !== code).map((other) => `name-${other}`)])
    put('name_store_join', `see ${code} ${name}`, { store_ID, name_ID: name, inactive: false })
  put('pref', `pref ${code}`, { store_ID, item: 'store_preferences', data: { monthsOverstock: 3 } })
  put('Location', `shelf ${code}`, { store_ID, code: `shelf ${code}` })
  for (const item of items.slice(0, 3)) {
    put('item_store_join', `keep ${code} ${item}`, { store_ID, item_ID: item })
    const amounts = { pack_size: 10, available: packsAtFirst, quantity: packsAtFirst }
    put('item_line', `batch ${code} ${item}`, { store_ID, item_ID: item, batch: 'first', expiry_date: '2030-01-31', ...amounts })
  }
}
