/** F-236: a store that is prepared for moving: nothing of it is written here any more, and everything else goes on. */
import { describe, expect, onTestFinished, test } from 'vitest'
import type { OperationName } from '../../../src-main/contract/operations.ts'
import { operations } from '../../../src-main/contract/operations.ts'
import { anewWhereAsked } from '../../../src-main/app-anew.ts'
import { setSetting } from '../../../src-main/repositories/settings.ts'
import { allFreezes, freeze, thaw } from '../../../src-main/repositories/store-freezes.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { numberOwnDocuments } from '../../../src-main/sync/store-numbers.ts'
import type { BackupClinic } from '../../support/backups.ts'
import { openFolder, openWithBackups } from '../../support/backups.ts'
import { makeClinic, reasonOf, valueOf } from '../../support/builders.ts'
import { inputs, openWithAll } from '../../support/every-operation.ts'
import { locally } from '../../support/make-db.ts'
import type { ClinicApp } from '../../support/people.ts'
import { allNumbers, allRows, loginStub, nurse } from '../../support/people.ts'

const newId = '0a4a9d0e-3c3b-4f43-9a3c-0f3f1c5b7c21'
const inStore = (Object.keys(operations) as OperationName[]).filter((name) => operations[name].needs === 'store')

async function open() {
  const clinic = await openWithAll(loginStub({ 'store-a': allNumbers, 'store-c': allNumbers }))
  onTestFinished(() => clinic.close())
  valueOf(await clinic.client['session.signIn'](nurse))
  valueOf(await clinic.client['stores.open']({ storeId: 'store-a' }))
  return clinic
}

const ask = (clinic: ClinicApp, name: OperationName) => clinic.app.invoke(name, inputs[name], 'page') as Promise<{ ok: boolean }>
const outcomeOf = (answer: unknown): string => {
  const { ok, error } = answer as { ok: boolean; error?: { reason: string } }
  return ok ? 'answered' : (error?.reason ?? '')
}
async function outcomes(clinic: ClinicApp): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const name of inStore) found[name] = outcomeOf(await ask(clinic, name))
  return found
}

/** What only looks, in a store that can be looked at. */
const looking = (
  'transactions.list transactions.export invoice.get invoice.allocation outbound.lists documents.related ' +
  'names.customers names.suppliers inbound.places supplierReturn.reasons customerReturn.reasons ' +
  'history.ofDocument items.search items.list items.counts items.export item.page item.ledger home.stock ' +
  'home.outbound home.inbound stock.list stock.export stock.batch batch.facts locations.list barcodes.find ' +
  'users.list stocktakes.list stocktakes.choices stocktakes.estimate stocktake.get stocktake.lines ' +
  'stocktake.forecast stocktake.dayForecast print.pdf'
).split(' ')

describe('F-236: a frozen store', () => {
  test('every operation that writes is refused with its reason, every other is answered, and no row is another one', async () => {
    const clinic = await open()
    expect(valueOf(await clinic.client['stores.freeze']({ storeId: 'store-a' })).frozen).not.toBeNull()
    const before = allRows(clinic.sqlite)
    const found = await outcomes(clinic)
    const isLooking = (name: string) =>
      looking.includes(name) || name.startsWith('reports.') || name.startsWith('drafts.') || name.startsWith('lists.')
    const expected = Object.fromEntries(inStore.map((name) => [name, isLooking(name) ? found[name] : 'store_frozen']))
    expect(found).toEqual(expected)
    for (const name of inStore.filter(isLooking)) expect({ [name]: found[name] }).not.toEqual({ [name]: 'store_frozen' })
    expect(allRows(clinic.sqlite)).toEqual(before)
  })

  test('no other store is: with one frozen, every operation in another is answered as it was before', async () => {
    const [usual, beside] = [await open(), await open()]
    valueOf(await beside.client['stores.freeze']({ storeId: 'store-c' }))
    expect(await outcomes(beside)).toEqual(await outcomes(usual))
  })

  test('the page is told so: its documents are locked, and the session says why nothing can be written', async () => {
    const { client } = await open()
    expect(valueOf(await client['session.state']({})).storeLocked).toBeNull()
    valueOf(await client['stores.freeze']({ storeId: 'store-a' }))
    expect(valueOf(await client['session.state']({})).storeLocked).toBe('store_frozen')
    expect(valueOf(await client['invoice.get']({ id: 'open' })).locked).toBe('store_frozen')
    expect(valueOf(await client['stocktake.get']({ id: 'count' })).stocktake.locked).toBe('store_frozen')
    expect(valueOf(await client['stores.list']({})).find(({ id }) => id === 'store-a')?.isFrozen).toBe(true)
  })

  test('work goes on once it is taken back, and freezing twice is freezing once', async () => {
    const { client, sqlite } = await open()
    const first = valueOf(await client['stores.freeze']({ storeId: 'store-a' }))
    expect(valueOf(await client['stores.freeze']({ storeId: 'store-a' })).frozen).toEqual(first.frozen)
    expect(reasonOf(await client['invoice.edit']({ id: 'open', version: 0, comment: 'no' }))).toBe('store_frozen')
    expect(valueOf(await client['stores.thaw']({ storeId: 'store-a' })).frozen).toBeNull()
    valueOf(await client['invoice.edit']({ id: 'open', version: 0, comment: 'yes' }))
    expect(sqlite.prepare('SELECT * FROM store_freeze').all()).toEqual([])
    expect(valueOf(await client['invoice.get']({ id: 'open' })).comment).toBe('yes')
  })

  test('one that is not here cannot be prepared, and one that has left cannot be taken back', async () => {
    const { client, sqlite } = await open()
    expect(reasonOf(await client['stores.freeze']({ storeId: 'store-b' }))).toBe('store_not_active')
    expect(reasonOf(await client['stores.move']({ storeId: 'nowhere' }))).toBe('store_gone')
    valueOf(await client['stores.freeze']({ storeId: 'store-c' }))
    sqlite.exec(
      "UPDATE store SET site_number = 99 WHERE id = 'store-c'; INSERT INTO store_stay (store_id, state, since) VALUES ('store-c', 'left', '')",
    )
    expect(reasonOf(await client['stores.thaw']({ storeId: 'store-c' }))).toBe('store_left')
    expect(valueOf(await client['stores.move']({ storeId: 'store-c' })).frozen).not.toBeNull()
  })

  test('signing in to it makes no line of its log, which would be work', async () => {
    const { client, sqlite } = await open()
    const journal = () => sqlite.prepare('SELECT count(*) AS n FROM change_log').get()
    valueOf(await client['stores.freeze']({ storeId: 'store-a' }))
    const before = journal()
    valueOf(await client['session.signOut']({}))
    expect(valueOf(await client['session.signIn'](nurse)).storeId).toBe('store-a')
    expect(journal()).toEqual(before)
    valueOf(await client['stores.thaw']({ storeId: 'store-a' }))
    valueOf(await client['session.signIn'](nurse))
    expect(journal()).not.toEqual(before)
  })

  test('F-152: what comes from central is still taken, and gets its number only when work goes on', () => {
    const { db, add } = makeClinic()
    const at = '2026-03-04T09:00:00.000Z'
    locally(db, (tx) => freeze(tx, 'store-a', 'Amina'))
    add.invoice('arrived', { invoice_num: -1 })
    expect([numberOwnDocuments(db, 12, at), readRow(db, 'invoice', 'arrived')?.number]).toEqual([[], -1])
    locally(db, (tx) => thaw(tx, 'store-a'))
    expect(numberOwnDocuments(db, 12, at)).toEqual(['invoice'])
  })
})

test('F-236: of two who freeze a store the first is named, and a transaction that is undone freezes nothing', () => {
  const { db } = makeClinic()
  const undone = () =>
    locally(db, (tx) => {
      freeze(tx, 'store-a', 'Amina')
      throw new Error('the power is cut')
    })
  expect(undone).toThrow('the power is cut')
  expect(allFreezes(db)).toEqual([])
  locally(db, (tx) => freeze(tx, 'store-a', 'Amina'))
  locally(db, (tx) => freeze(tx, 'store-a', 'Grace'))
  expect(allFreezes(db)).toMatchObject([{ storeId: 'store-a', by: 'Amina' }])
})

describe('F-236: a freeze outlives', () => {
  const frozen = async ({ client }: { client: BackupClinic['client'] }) =>
    valueOf(await client['stores.list']({})).find(({ id }) => id === 'store-a')?.isFrozen

  test('a restart', async () => {
    const clinic = await openWithBackups()
    valueOf(await clinic.client['stores.freeze']({ storeId: 'store-a' }))
    await clinic.app.close()
    const again = await openFolder(clinic.folder)
    valueOf(await again.client['session.signIn'](nurse))
    expect(await frozen(again)).toBe(true)
    expect(reasonOf(await again.client['invoice.create']({ id: newId, nameId: 'ward' }))).toBe('store_frozen')
  })

  test('a restore of a backup from before it, and what is restored can neither be frozen nor taken back', async () => {
    const clinic = await openWithBackups()
    const { file } = await clinic.backUp()
    valueOf(await clinic.client['stores.freeze']({ storeId: 'store-a' }))
    valueOf(await clinic.client['backups.restore']({ placeId: 'folder', file, passphrase: null }))
    valueOf(await clinic.client['session.signIn'](nurse))
    expect(await frozen(clinic)).toBe(true)
    expect(reasonOf(await clinic.client['stores.thaw']({ storeId: 'store-a' }))).toBe('read_only')
  })

  test('the loading of the site anew only where the store has not left: it may come back', () => {
    const { db } = makeClinic({ isAudited: false })
    locally(db, (tx) => {
      freeze(tx, 'store-a', 'Amina')
      freeze(tx, 'store-b', 'Amina')
      setSetting(tx, 'start_anew', { at: '2026-03-04T09:00:00.000Z', forgetsSite: false })
    })
    db.sqlite.exec("INSERT INTO store_stay (store_id, state, since) VALUES ('store-b', 'left', '')")
    const fresh = anewWhereAsked(db, new Date('2026-03-04T09:00:00.000Z'))
    expect(allFreezes(fresh).map(({ storeId }) => storeId)).toEqual(['store-a'])
    fresh.close()
  })

  test('the loading of the site anew, and not its removal', () => {
    for (const [forgetsSite, left] of [
      [false, ['store-a']],
      [true, []],
    ] as const) {
      const { db } = makeClinic({ isAudited: false })
      locally(db, (tx) => {
        freeze(tx, 'store-a', 'Amina')
        setSetting(tx, 'start_anew', { at: '2026-03-04T09:00:00.000Z', forgetsSite })
      })
      const fresh = anewWhereAsked(db, new Date('2026-03-04T09:00:00.000Z'))
      expect(allFreezes(fresh).map(({ storeId }) => storeId)).toEqual(left)
      fresh.close()
    }
  })
})
