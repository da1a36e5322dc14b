/**
 * The matrix of 4-5 (F-133 to F-135, design 7): {same, new computer} x {same, older, foreign database} x {queue empty or
 * not}, at a central of each variant. In each of them nothing is lost and nothing goes to central before somebody has
 * settled it; then the way out that the wizard offers brings the site back whole.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readUnsent } from '../../../src-main/services/unsent-file.ts'
import { valueOf } from '../../support/builders.ts'
import type { Place, Running, Variant, World } from '../../support/identity-site.ts'
import {
  allSent,
  atCentral,
  changesAsked,
  commentsHere,
  copyData,
  load,
  openWorld,
  placeOf,
  register,
  setUp,
  start,
  work,
} from '../../support/identity-site.ts'
import { signInNurse } from '../../support/people.ts'

type Queue = 'empty' | 'not empty'
type Story = { readonly world: World; readonly clinic: Place; readonly yesterday: Place }

const cases = (['A', 'B'] as const).flatMap((variant) => (['empty', 'not empty'] as const).map((queue) => [variant, queue] as const))

/** A clinic that has worked and synced for two days. Yesterday's copy and today's data each have unsent work, or none. */
async function twoDays(variant: Variant, queue: Queue): Promise<Story> {
  const world = await openWorld(variant)
  const clinic = placeOf(world, 'clinic')
  const yesterday = { ...clinic, folder: join(world.root, 'yesterday') }
  let day = await setUp(world, clinic)
  await work(day, 'first')
  await allSent(day)
  if (queue === 'not empty') await work(day, 'waited yesterday')
  await day.close()
  copyData(clinic, yesterday)
  day = await start(clinic)
  await signInNurse(day.client)
  await work(day, 'second')
  await allSent(day)
  if (queue === 'not empty') await work(day, 'waits today')
  await day.close()
  return { world, clinic, yesterday }
}

const sentByTwoDays = (queue: Queue): string[] => (queue === 'empty' ? ['first', 'second'] : ['first', 'second', 'waited yesterday'])

/** Another site, at a computer of its own, with its own unsent work or none. */
async function neighbour(world: World, queue: Queue): Promise<Place> {
  const place = placeOf(world, 'third')
  const running = await setUp(world, place, 'mathare')
  if (queue === 'not empty') await work(running, 'of the neighbour')
  else await allSent(running)
  await running.close()
  return place
}

/** It can be read, nothing of it can be changed, and central is asked for nothing however often somebody presses sync. */
async function standsStill(running: Running, world: World, outcome: string): Promise<void> {
  const { client } = running
  expect(valueOf(await client['app.state']({}))).toMatchObject({ phase: 'ready', identity: outcome, readOnly: true })
  await signInNurse(client)
  const before = changesAsked(world)
  valueOf(await client['sync.now']({}))
  expect(valueOf(await client['sync.status']({}))).toMatchObject({ phase: 'stopped', cause: { code: `database_${outcome}` } })
  const created = await client['invoice.create']({ id: '0d8f4ad4-35bc-4b1b-9d30-94c0b2a5ad11', nameId: 'ward-1' })
  expect(created).toMatchObject({ ok: false, error: { reason: 'read_only' } })
  expect(await commentsHere(running)).toContain('first')
  expect(changesAsked(world)).toBe(before)
}

/** Saves what central lacks, where there is any, and loads the site anew; `reset` is the administrator at central. */
async function loadsAnew(running: Running, { world, place, queue }: { world: World; place: Place; queue: Queue }): Promise<void> {
  const { client } = running
  const asked = await client['identity.startAnew']({ siteName: 'kibera' })
  if (queue === 'empty') valueOf(asked)
  else {
    expect(asked).toMatchObject({ ok: false, error: { reason: 'unsent_not_saved' } })
    const file = valueOf(await client['unsent.save']({}))
    expect(readUnsent(file.text)?.length).toBeGreaterThan(0)
    expect(readFileSync(join(place.folder, 'unsent', file.fileName), 'utf8')).toBe(file.text)
    valueOf(await client['identity.startAnew']({ siteName: ' KIBERA ' }))
  }
  expect(valueOf(await client['app.state']({}))).toMatchObject({ phase: 'first_run', identity: 'fine', readOnly: false })
  expect(readdirSync(join(place.folder, 'set-aside'))).toHaveLength(1)
  expect(valueOf(await client['setup.state']({}))).toMatchObject({ siteName: 'Kibera', address: world.country.central.url })
}

async function resetAndLoad(running: Running, world: World): Promise<void> {
  world.country.central.admin.resetHardware(world.country.siteId)
  valueOf(await register(running, world))
  await load(running)
}

describe.each(cases)('variant %s, queue %s', (variant, queue) => {
  test('F-135: same computer, same data: work goes on, and what waits is sent once', async () => {
    const { world, clinic } = await twoDays(variant, queue)
    const running = await start(clinic)
    expect(valueOf(await running.client['app.state']({}))).toMatchObject({ identity: 'fine', readOnly: false })
    await signInNurse(running.client)
    await allSent(running)
    const expected = queue === 'empty' ? sentByTwoDays(queue) : [...sentByTwoDays(queue), 'waits today']
    expect(atCentral(world)).toEqual(expected)
    expect(await commentsHere(running)).toEqual(expected)
  })

  test('F-134, F-135: same computer, older data: said at the start, loaded anew with all that central has', async () => {
    const { world, clinic, yesterday } = await twoDays(variant, queue)
    copyData(yesterday, clinic)
    const running = await start(clinic)
    await standsStill(running, world, 'older')
    const state = await running.identity()
    expect(state).toMatchObject({ mayTakeOver: false, saved: null, remembered: { site: { name: 'Kibera' } } })
    expect(state.unsentDocuments).toBe(queue === 'empty' ? 0 : 1)
    expect(await running.client['identity.takeOver']({})).toMatchObject({ error: { reason: 'not_yours_to_take' } })
    expect(Date.parse(state.remembered?.at ?? '')).toBeGreaterThan(Date.parse(state.usedAt ?? ''))

    await loadsAnew(running, { world, place: clinic, queue })
    // A central of variant B knows the database too: it waits for the reset.
    if (variant === 'B') expect(await register(running, world)).toMatchObject({ error: { reason: 'site_incorrect_database' } })
    await resetAndLoad(running, world)
    expect(await commentsHere(running)).toEqual(sentByTwoDays(queue))
    expect(atCentral(world)).toEqual(sentByTwoDays(queue))
    await running.close()
    expect(valueOf(await (await start(clinic)).client['app.state']({}))).toMatchObject({ identity: 'fine' })
  })

  test('F-133, F-135: same computer, another site’s data: neither site is touched', async () => {
    const { world, clinic } = await twoDays(variant, queue)
    const foreign = await neighbour(world, queue)
    const kept = { ...clinic, folder: join(world.root, 'kept') }
    copyData(clinic, kept)
    copyData(foreign, clinic)
    const running = await start(clinic)
    expect(valueOf(await running.client['app.state']({}))).toMatchObject({ identity: 'foreign', readOnly: true })
    const state = await running.identity()
    expect(state).toMatchObject({ site: { name: 'Mathare' }, remembered: { site: { name: 'Kibera' } } })
    const before = changesAsked(world)
    await signInNurse(running.client)
    expect(await sync0(running)).toMatchObject({ phase: 'stopped', cause: { code: 'database_foreign' } })
    expect(changesAsked(world)).toBe(before)
    await running.close()

    // The safe way is the right file: put back, it is the same computer and the same data as before.
    copyData(kept, clinic)
    const back = await start(clinic)
    await signInNurse(back.client)
    await allSent(back)
    expect(atCentral(world)).toEqual(queue === 'empty' ? sentByTwoDays(queue) : [...sentByTwoDays(queue), 'waits today'])
  })

  test('F-131, F-132: new computer, same data: taken over by a person and after the reset, sent once, everything fetched again', async () => {
    const { world, clinic } = await twoDays(variant, queue)
    const next = placeOf(world, 'next')
    copyData(clinic, next)
    const running = await start(next)
    await standsStill(running, world, 'moved')
    expect(await running.identity()).toMatchObject({ mayTakeOver: true, asksForReset: true })

    valueOf(await running.client['identity.takeOver']({}))
    expect(valueOf(await running.client['app.state']({}))).toMatchObject({ identity: 'fine', readOnly: false })
    await signInNurse(running.client)
    await running.until(({ cause }) => cause?.code === 'site_incorrect_hardware_id')
    expect(atCentral(world)).toEqual(sentByTwoDays(queue))
    world.country.central.admin.resetHardware(world.country.siteId)
    await allSent(running)
    const expected = queue === 'empty' ? sentByTwoDays(queue) : [...sentByTwoDays(queue), 'waits today']
    expect(atCentral(world)).toEqual(expected)
    expect(await commentsHere(running)).toEqual(expected)
    // The old computer is refused from now on, by name.
    const old = await start(clinic)
    await signInNurse(old.client)
    await old.until(({ cause }) => cause?.code === 'site_incorrect_hardware_id')
  })

  test('F-134: new computer, older data: nobody can tell, so nothing is sent, and the site is loaded anew', async () => {
    const { world, yesterday } = await twoDays(variant, queue)
    const next = placeOf(world, 'next')
    copyData(yesterday, next)
    const running = await start(next)
    await standsStill(running, world, 'moved')
    await loadsAnew(running, { world, place: next, queue })
    expect(await register(running, world)).toMatchObject({ error: { reason: 'site_incorrect_hardware_id' } })
    await resetAndLoad(running, world)
    expect(await commentsHere(running)).toEqual(sentByTwoDays(queue))
    expect(atCentral(world)).toEqual(sentByTwoDays(queue))
  })

  test('F-133: new computer, another site’s data: neither site is touched, and the right site is set up', async () => {
    const { world } = await twoDays(variant, queue)
    const foreign = await neighbour(world, queue)
    const next = placeOf(world, 'next')
    copyData(foreign, next)
    const running = await start(next)
    const before = changesAsked(world)
    expect(valueOf(await running.client['app.state']({}))).toMatchObject({ identity: 'moved', readOnly: true })
    expect(await running.identity()).toMatchObject({ site: { name: 'Mathare' }, remembered: null })
    await signInNurse(running.client)
    if (queue === 'not empty') valueOf(await running.client['unsent.save']({}))
    valueOf(await running.client['identity.startAnew']({ siteName: 'Mathare' }))
    expect(changesAsked(world)).toBe(before)
    await resetAndLoad(running, world)
    expect(await commentsHere(running)).toEqual(sentByTwoDays(queue))
  })
})

/** Presses sync and gives what is said at once. */
async function sync0({ client }: Running) {
  return valueOf(await client['sync.now']({}))
}
