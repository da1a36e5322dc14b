/** U-85: what is told and done before the program ends, at sleep, and when the operating system shuts down. */
import { cpSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { valueOf } from '../../support/builders.ts'
import { allSent, atCentral, openWorld, placeOf, setUp, start, work } from '../../support/identity-site.ts'
import { makeFolder } from '../../support/make-db.ts'
import { signInNurse } from '../../support/people.ts'

async function clinic() {
  const world = await openWorld('A')
  const place = placeOf(world, 'clinic')
  const running = await setUp(world, place)
  await allSent(running)
  return { world, place, ...running, running }
}

test('nothing waits: nothing is asked', async () => {
  const { app } = await clinic()
  expect(app.leaving()).toMatchObject({ documents: 0 })
})

test('documents wait: how many, about how long, and sending them now gets them to central', async () => {
  const { app, running, world } = await clinic()
  await work(running, 'before closing')
  const leaving = app.leaving()
  expect(leaving).toMatchObject({ documents: 1, canSend: true })
  expect(leaving.seconds === null || leaving.seconds > 0).toBe(true)
  expect(await app.sendAll()).toBe(true)
  expect(atCentral(world)).toEqual(['before closing'])
  expect(app.leaving().documents).toBe(0)
})

test('central cannot be reached: it says that not all was sent, and nothing is lost', async () => {
  const { app, running, world, place } = await clinic()
  await work(running, 'not sent')
  await world.country.central.close()
  expect(await app.sendAll()).toBe(false)
  expect(app.leaving()).toMatchObject({ documents: 1, canSend: true })
  await app.close()
  const again = await start(place)
  expect(again.app.leaving().documents).toBe(1)
})

test('paused by a person: sending is not offered', async () => {
  const { app, client, running } = await clinic()
  valueOf(await client['sync.pause']({ until: null }))
  await work(running, 'waits')
  await running.until(({ phase }) => phase === 'paused')
  expect(app.leaving()).toMatchObject({ documents: 1, canSend: false })
})

test('the operating system shuts down: the file is whole at once, without its log, and the end counts as a clean one', async () => {
  const { app, running, place } = await clinic()
  await work(running, 'last thing')
  app.systemEnds()
  const copy = join(makeFolder(), 'outpost.db')
  cpSync(join(place.folder, 'outpost.db'), copy)
  const file = new Database(copy, { readonly: true })
  const text = (sql: string): unknown => file.prepare(sql).pluck().get()
  expect(text('SELECT comment FROM invoice')).toBe('last thing')
  expect(text("SELECT count(*) FROM setting WHERE key = 'open_since'")).toBe(0)
  expect(text('PRAGMA integrity_check')).toBe('ok')
  file.close()
  await app.close()
  const backups = join(place.folder, 'backups')
  expect(existsSync(backups) ? readdirSync(backups) : [], 'there is no time for a backup').toEqual([])
  const again = await start(place)
  await signInNurse(again.client)
  expect(valueOf(await again.client['start.report']({}))).toMatchObject({ endedAt: null })
  expect(again.app.leaving().documents).toBe(1)
})

test('a process that is ended in the middle of a shutdown is as one that closed: identity and work are as they were', async () => {
  const { app, running, place } = await clinic()
  await work(running, 'kept')
  app.systemEnds()
  const next = { ...place, folder: join(makeFolder(), 'data') }
  cpSync(place.folder, next.folder, { recursive: true })
  const again = await start(next)
  expect(valueOf(await again.client['app.state']({}))).toMatchObject({ identity: 'fine', readOnly: false })
  expect(again.app.leaving().documents).toBe(1)
})
