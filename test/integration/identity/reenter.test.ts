/** F-135, F-137: while the data are not settled, credentials that are typed anew do not set the syncing going. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { valueOf } from '../../support/builders.ts'
import { allSent, atCentral, changesAsked, copyData, openWorld, placeOf, setUp, start, work } from '../../support/identity-site.ts'
import { signInNurse } from '../../support/people.ts'

test('F-135: with an older file, name and password given anew are refused, and central is asked for nothing', async () => {
  const world = await openWorld('A')
  const clinic = placeOf(world, 'clinic')
  const yesterday = { ...clinic, folder: join(world.root, 'yesterday') }
  const day = await setUp(world, clinic)
  await work(day, 'waited yesterday')
  await day.close()
  copyData(clinic, yesterday)
  const next = await start(clinic)
  await signInNurse(next.client)
  await allSent(next)
  await next.close()
  copyData(yesterday, clinic)

  const { client } = await start(clinic)
  await signInNurse(client)
  const asked = () => world.country.central.admin.requests().length
  const [before, changes] = [asked(), changesAsked(world)]
  expect(await client['site.reenter']({ siteName: '', password: 'secret' })).toMatchObject({ ok: false, error: { reason: 'read_only' } })
  expect(valueOf(await client['sync.status']({}))).toMatchObject({ phase: 'stopped', cause: { code: 'database_older' } })
  expect([asked(), changesAsked(world)]).toEqual([before, changes])
})

test('F-136, F-137: where the kept password cannot be read it is said, a name alone is refused at the password, and the password mends it', async () => {
  const world = await openWorld('A')
  const clinic = placeOf(world, 'clinic')
  const day = await setUp(world, clinic)
  await work(day, 'waits')
  await day.close()
  const secret = join(clinic.folder, 'site.secret')
  rmSync(secret)
  // What is a folder is not read as a file, whoever runs this.
  mkdirSync(secret)
  const next = await start(clinic)
  await signInNurse(next.client)
  expect(valueOf(await next.client['sync.status']({}))).toMatchObject({ phase: 'stopped', cause: { code: 'credentials_missing' } })
  const nameAlone = await next.client['site.reenter']({ siteName: 'Kibera', password: '' })
  expect(nameAlone).toMatchObject({ error: { reason: 'credentials_missing', field: 'password' } })
  rmSync(secret, { recursive: true })
  valueOf(await next.client['site.reenter']({ siteName: '', password: 'secret' }))
  await allSent(next)
  expect(atCentral(world)).toContain('waits')
})
