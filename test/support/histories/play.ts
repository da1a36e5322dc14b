/** Plays a history in a fresh copy of the country, then lets the line be good until nothing moves any more. */
import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CentralInProcess } from '../../central/in-process.ts'
import { openCentralInProcess } from '../../central/in-process.ts'
import { siteOfStore, storesOfSite } from '../../central/store/sites.ts'
import type { Outcome } from '../../../src-main/sync/engine.ts'
import { lastCursor } from '../../../src-main/repositories/change-log.ts'
import { journalCursor } from '../../../src-main/repositories/cursors.ts'
import type { Act, CentralAct, History, LocalAct, SyncAct } from './acts.ts'
import { actAtCentral } from './at-central.ts'
import { checkWorld } from './check.ts'
import type { Country } from './country.ts'
import type { Ledger } from './ledger.ts'
import { createLedger, hasUnconfirmed } from './ledger.ts'
import type { HistoryClock, HistorySite } from './site.ts'
import { memoryFolder } from '../memory-folder.ts'
import { createHistorySite, epoch } from './site.ts'
import { storeOfAct, work } from './work.ts'

export type World = {
  readonly central: CentralInProcess
  readonly sites: readonly HistorySite[]
  readonly siteIds: readonly number[]
  readonly ledger: Ledger
  readonly clock: HistoryClock
  readonly isThirdNew: boolean
  /** Packs that came in with each batch received in this history. */
  readonly received: Map<string, number>
  /** Stores that have moved in this history, and which site wrote each last. */
  readonly moved: Set<string>
  readonly lastWriter: Map<string, number>
  serial: number
}

export async function playHistory(country: Country, { isThirdNew, acts }: History): Promise<void> {
  const folder = mkdtempSync(join(memoryFolder(), 'outpost-history-'))
  const world = openWorld(country, folder, isThirdNew)
  try {
    for (const one of acts) await play(world, one)
    await settle(world)
    checkWorld(world)
  } finally {
    for (const site of world.sites) site.close()
    world.central.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function openWorld(country: Country, folder: string, isThirdNew: boolean): World {
  const central = openCentralInProcess(isThirdNew ? country.centralBeforeThird : country.central)
  const clock = { time: 0 }
  const sites = country.files.map((file, index) => {
    const path = join(folder, `${index}.db`)
    copyFileSync(isThirdNew && index === 2 ? country.newFile : file, path)
    return createHistorySite({ central, index, path, clock, entriesInRun: index === 1 ? 3 : 5000 })
  })
  const ledger = createLedger(sites.map((site) => lastCursor(site.db())))
  return {
    central,
    sites,
    siteIds: country.siteIds,
    ledger,
    clock,
    isThirdNew,
    received: new Map(),
    moved: new Set(),
    lastWriter: new Map(),
    serial: 0,
  }
}

const siteAt = ({ sites }: World, index: number): HistorySite => {
  const site = sites[index]
  assert.ok(site !== undefined)
  return site
}

async function play(world: World, one: Act): Promise<void> {
  world.clock.time += 60_000
  if (one.do === 'sync') return void (await sync(world, one))
  if (one.do === 'restart') return siteAt(world, one.site).restart()
  if (one.do === 'move' && one.quietly) await settle(world)
  actNow(world, one)
}

/** Acts of people take no time, so they also fit between two calls of a sync. */
function actNow(world: World, one: LocalAct | CentralAct): void {
  world.serial += 1
  if (!('site' in one)) return actAtCentral(world, one)
  const site = siteAt(world, one.site)
  if (!site.isInitialised()) return
  const db = site.main()
  const storeId = storeOfAct(db, one)
  if (storeId !== null && world.moved.has(storeId) && isDisputed(world, site, storeId)) world.ledger.dispute(storeId)
  const result = work(db, () => new Date(epoch + world.clock.time), one, world.serial)
  if (one.do === 'receive' && result?.ok === true) world.received.set(`batch-${world.serial}`, one.packs)
  if (storeId !== null && result?.ok === true) world.lastWriter.set(storeId, one.site)
  world.ledger.hear(one.site, db)
}

/** Two sites at once: one has work that the other cannot know of, so who has the last word on a row is chance. */
function isDisputed({ central, sites, siteIds, lastWriter }: World, site: HistorySite, storeId: string): boolean {
  const siteId = siteIds[site.index] ?? 0
  if (sites.some((other) => other !== site && hasUnconfirmed(other.db(), storeId))) return true
  if (siteOfStore(central.storage, storeId) === siteId) return central.admin.queue(siteId).length > 0
  return (lastWriter.get(storeId) ?? site.index) !== site.index
}

async function sync(world: World, { site: index, weather, meanwhile, pageLimit, slow }: SyncAct): Promise<Outcome> {
  const site = siteAt(world, index)
  const during = (at: 'call' | 'breath', nth: number): void => {
    for (const one of meanwhile) if (one.at === at && one.nth === nth) actNow(world, one.act)
  }
  if (slow && site.isInitialised()) world.central.hold()
  const outcome = await site.sync({
    pageLimit,
    patienceMs: slow ? 3000 : 120_000,
    weather: (nth) => {
      during('call', nth)
      return weather.find((one) => one.nth === nth)?.fault ?? null
    },
    onBreath: (nth) => during('breath', nth),
  })
  world.central.release()
  world.ledger.hear(index, site.db())
  return outcome
}

/** Quiet: everybody syncs over a good line until nobody has anything for anybody. */
export async function settle(world: World): Promise<void> {
  for (let round = 0; round < 12; round++) {
    let isQuiet = true
    for (const site of world.sites) {
      world.clock.time += 86_400_000
      const outcome = await site.sync()
      world.ledger.hear(site.index, site.db())
      if (!settled(world, site, outcome)) isQuiet = false
    }
    if (isQuiet) return
  }
  assert.fail('the country does not come to rest')
}

function settled({ central, siteIds, ledger }: World, site: HistorySite, { kind, cause, sent, received }: Outcome): boolean {
  const siteId = siteIds[site.index] ?? 0
  if (cause?.code === 'site_has_no_store' && storesOfSite(central.storage, siteId).length === 0) return true
  if (cause?.code === 'integration_error') {
    assert.ok(ledger.disputed.size > 0, `central refuses what only one site wrote: ${JSON.stringify(cause)}`)
    central.admin.mend(siteId, 'drop')
    return false
  }
  assert.equal(kind, 'done', `site ${site.index}: ${JSON.stringify(cause)}`)
  const waits = journalCursor(site.db(), 'confirmed') < lastCursor(site.db())
  return sent + received === 0 && !waits
}
