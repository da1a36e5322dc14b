/** F-135: users of one computer each remember its data for themselves; what one has set up anew is no stranger to the other. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { valueOf } from '../../support/builders.ts'
import { openWorld, placeOf, register, setUp, start } from '../../support/identity-site.ts'
import { makeFolder } from '../../support/make-db.ts'
import { fillClinic, loginStub, signInNurse } from '../../support/people.ts'
import { openApp } from '../../support/test-app.ts'

test('F-135: a site that one user has registered anew and not loaded yet is this computer’s own for the other, too', async () => {
  const world = await openWorld('A')
  const clinic = placeOf(world, 'clinic')
  await (await setUp(world, clinic)).close()
  const anew = { ...clinic, folder: join(world.root, 'anew'), memory: join(world.root, 'memory of the second user') }
  const second = await start(anew)
  valueOf(await register(second, world))
  await second.close()
  const { client } = await start({ ...anew, memory: clinic.memory })
  expect(valueOf(await client['app.state']({}))).toMatchObject({ phase: 'initialising', identity: 'fine', readOnly: false })
})

test('F-135: the Site page says whether an older file would be noticed, by what can be written outside the folder of the data', async () => {
  const [folder, beside, own] = [makeFolder(), join(makeFolder(), 'beside'), join(makeFolder(), 'own')]
  fillClinic(folder, () => {})
  const { client } = await openApp({ dataFolder: folder, memoryFolders: [beside, own], login: loginStub().login })
  await signInNurse(client)
  const told = async () => valueOf(await client['siteSettings.disk']({})).memory
  expect(await told()).toEqual({ kept: 'everywhere', refusing: [] })
  // A file where the folder should be: nobody can write there, whatever their rights.
  const block = (path: string): void => {
    rmSync(path, { recursive: true })
    writeFileSync(path, '')
  }
  block(beside)
  expect(await told()).toEqual({ kept: 'partly', refusing: [beside] })
  block(own)
  expect(await told()).toEqual({ kept: 'nowhere', refusing: [beside, own] })
})
