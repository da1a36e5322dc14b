/** All quiet: nothing lost, nothing twice, and every site holds what central holds of what concerns it. */
import assert from 'node:assert/strict'
import { ownerStore } from '../../central/store/records.ts'
import { siteOfStore, storesOfSite } from '../../central/store/sites.ts'
import type { Db } from '../../../src-main/db/open.ts'
import { syncedTables } from '../../../src-main/tables/registry.ts'
import { checkLedgerOfStock } from './check-stock.ts'
import type { Wire } from './ledger.ts'
import { heldRow, localOf } from './ledger.ts'
import type { World } from './play.ts'
import type { HistorySite } from './site.ts'

type CentralRow = {
  readonly wire: string
  readonly id: string
  readonly class: string
  readonly storeId: string | null
  readonly data: Wire
}

export function checkWorld(world: World): void {
  checkSaid(world)
  for (const site of world.sites) {
    if (!site.isInitialised() || !isServed(world, site)) continue
    checkSoundness(world, site)
    checkFromCentral(world, site)
    checkToCentral(world, site)
    checkLedgerOfStock(world, site)
  }
}

/** Every acknowledged write is at central as it was acknowledged, or a later word by rule has replaced it. */
function checkSaid({ central, ledger }: World): void {
  for (const { wire, id, storeId, row, isOpen } of ledger.said.values()) {
    if (isOpen || (storeId !== null && ledger.disputed.has(storeId))) continue
    assert.equal(
      ledger.same(wire, central.admin.record(wire, id)),
      ledger.same(wire, row),
      `${wire} ${id} is not at central as it was saved`,
    )
  }
}

function checkSoundness({ central, siteIds, ledger, isThirdNew }: World, site: HistorySite): void {
  const { sqlite } = site.db()
  // Where the history did not begin with an empty database, SQLite itself has refused every broken reference.
  if (isThirdNew && site.index === 2) assert.deepEqual(sqlite.pragma('foreign_key_check'), [], `site ${site.index}: broken references`)
  const inbox = sqlite.prepare("SELECT * FROM inbox WHERE kind <> 'push'").all()
  if (ledger.disputed.size === 0) assert.deepEqual(sqlite.prepare('SELECT * FROM inbox').all(), [], `site ${site.index}: inbox`)
  else assert.deepEqual(inbox, [], `site ${site.index}: inbox`)
  const siteId = siteIds[site.index] ?? 0
  const details = central.admin.site(siteId)
  assert.equal(details.stagedRows, 0)
  assert.equal(details.queueLength, 0)
}

/** A site without a store is no longer answered, so it stays as it was (F-018). */
const isServed = ({ central, siteIds }: World, { index }: HistorySite): boolean =>
  storesOfSite(central.storage, siteIds[index] ?? 0).length > 0

function centralRows({ central }: World): CentralRow[] {
  const sql = 'SELECT table_name AS wire, id, class, store_id AS storeId, data FROM record'
  return central.storage
    .rows<Omit<CentralRow, 'data'> & { data: string }>(sql)
    .map((row) => ({ ...row, data: JSON.parse(row.data) as Wire }))
}

function checkFromCentral(world: World, site: HistorySite): void {
  const { central, siteIds, ledger } = world
  const mine = siteIds[site.index]
  for (const { wire, id, class: kind, storeId, data } of centralRows(world)) {
    const isMine = kind === 'central' || (storeId !== null && siteOfStore(central.storage, storeId) === mine)
    if (!isMine || isProblem(site.db(), wire, id)) continue
    const local = localOf(wire)
    if (local === undefined) {
      assert.deepEqual(undeclared(site.db(), wire, id), data, `site ${site.index}: ${wire} ${id}`)
      continue
    }
    if (isMergedJoin(world, wire, data)) continue
    assert.equal(
      ledger.same(wire, heldRow(site.db(), local, id)),
      ledger.same(wire, isGone(wire, data) ? null : data),
      `site ${site.index}: ${wire} ${id} is not as at central`,
    )
  }
}

/** To be seen no longer is the same as to be deleted (protocol-v5.md 3.5). */
const isGone = (wire: string, data: Wire): boolean => wire === 'name_store_join' && data['inactive'] === true

/** Joins of merged names may have become doubled, and a site keeps one of them. */
const isMergedJoin = ({ ledger }: World, wire: string, data: Wire): boolean =>
  (wire === 'name_store_join' || wire === 'item_store_join') &&
  Object.values(data).some((value) => typeof value === 'string' && ledger.kept(value) !== value)

function undeclared(db: Db, wire: string, id: string): unknown {
  const row = db.sqlite.prepare('SELECT data FROM record WHERE table_name = ? AND id = ?').get(wire, id) as { data: string } | undefined
  return row === undefined ? undefined : JSON.parse(row.data)
}

/** What the country has and what is written in a history; to look into every other table would cost more than the history. */
const inPlay: ReadonlySet<string> = new Set(
  'unit user item name store list_master list_master_line pref name_store_join item_store_join Location item_line transact trans_line om_activity_log'.split(
    ' ',
  ),
)

/** Nothing is at a site that central does not know: no store row of its own, no active central record. */
function checkToCentral(world: World, site: HistorySite): void {
  const { central, siteIds } = world
  for (const { wire, local, class: kind } of syncedTables.filter((table) => inPlay.has(table.wire))) {
    const rows = site.db().sqlite.prepare(`SELECT * FROM ${local}`).all() as Record<string, unknown>[]
    for (const row of rows) {
      const id = String(row.id)
      if (central.admin.record(wire, id) !== null || row.status === 'deleted' || row.status === 'merged') continue
      const storeId = ownerStore(central.storage, wire, heldRow(site.db(), local, id) ?? {})
      const isForeign = storeId === null ? kind === 'store' : siteOfStore(central.storage, storeId) !== siteIds[site.index]
      if (!isForeign && !isProblem(site.db(), wire, id)) assert.fail(`site ${site.index}: ${wire} ${id} is not at central`)
    }
  }
}

/** A record that the screen names as a problem is not lost: somebody is asked to mend it. */
function isProblem(db: Db, wire: string, id: string): boolean {
  return db.sqlite.prepare("SELECT 1 FROM inbox WHERE table_name = ? AND record_id = ? AND kind = 'push'").get(wire, id) !== undefined
}
