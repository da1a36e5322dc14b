/** Data that could not be opened are opened later without a new start of the program (issue 3, the package). */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openApp } from '../../../src-main/app-reopen.ts'
import { fileSecretBox } from '../../../src-main/app.ts'
import type { EventMessage } from '../../../src-main/contract/operations.ts'
import { createClient } from '../../../src-main/contract/client.ts'
import { openDatabase } from '../../../src-main/db/open.ts'
import { write } from '../../../src-main/db/write.ts'
import { silentLog } from '../../../src-main/log.ts'
import { setSetting } from '../../../src-main/repositories/settings.ts'
import { valueOf } from '../../support/builders.ts'
import { bySync, makeFolder } from '../../support/make-db.ts'
import { fillClinic } from '../../support/people.ts'
import { workerUrl } from '../../support/sync-site.ts'
import { machine, openApp as openOnce } from '../../support/test-app.ts'

async function opened(dataFolder: string) {
  const app = await openApp({
    dataFolder,
    version: '0.1.0',
    shell: 'web',
    workerUrl,
    secretBox: fileSecretBox(join(dataFolder, 'site.secret')),
    machineId: () => Promise.resolve(machine),
    clock: () => new Date(),
    log: silentLog,
  })
  onTestFinished(() => app.close())
  const events: EventMessage[] = []
  app.subscribe((message) => events.push(message), 'page')
  const client = createClient(
    (name, input) => app.invoke(name, input, 'page'),
    (listener) => app.subscribe(listener, 'page'),
  )
  return { app, client, events, state: async () => valueOf(await client['app.state']({})) }
}

test('a folder that another Outpost held is opened once that one is closed', async () => {
  const folder = makeFolder()
  const first = await openOnce({ dataFolder: folder })
  const { state, client, app } = await opened(folder)
  expect(await state()).toMatchObject({ phase: 'unusable', cause: { code: 'database_in_use' } })
  await first.close()
  expect(await state()).toMatchObject({ phase: 'first_run', cause: null })
  expect(valueOf(await client['sync.status']({})).phase).toBe('not_set_up')
  await app.close()
  expect(await client['app.state']({})).toMatchObject({ ok: false, error: { reason: 'program_closing' } })
})

test('a file in place of the folder: what is there stays, and the page that listened before hears events afterwards', async () => {
  const folder = join(makeFolder(), 'data')
  writeFileSync(folder, 'mine')
  const { state, client, events } = await opened(folder)
  expect(await state()).toMatchObject({ phase: 'unusable', cause: { params: { reason: 'not_a_folder' } } })
  await client['app.setLocale']({ locale: 'fr' })
  await expect.poll(() => events.length).toBe(1)

  rmSync(folder)
  mkdirSync(folder)
  expect(await state()).toMatchObject({ phase: 'first_run', locale: 'fr' })
  await client['app.setTheme']({ theme: 'dark' })
  await expect.poll(() => events.at(-1)).toMatchObject({ name: 'app.state', payload: { theme: 'dark', phase: 'first_run' } })
  const numbers = events.map(({ seq }) => seq)
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('asked several times at once it opens once, and each is answered', async () => {
  const folder = makeFolder()
  const first = await openOnce({ dataFolder: folder })
  const { state } = await opened(folder)
  await first.close()
  expect((await Promise.all([state(), state(), state()])).map(({ phase }) => phase)).toEqual(['first_run', 'first_run', 'first_run'])
})

test('4-5: a site that cannot be set aside to be loaded anew stays whole, says why, and goes on once that is mended', async () => {
  const folder = makeFolder()
  fillClinic(folder, () => {})
  const db = openDatabase(join(folder, 'outpost.db'), { role: 'main' })
  write(db, bySync, (tx) => setSetting(tx, 'start_anew', { at: '2026-03-01T06:00:00.000Z' }))
  db.close()
  writeFileSync(join(folder, 'set-aside'), 'mine')
  const { state } = await opened(folder)
  expect(await state()).toMatchObject({ phase: 'unusable', cause: { code: 'data_folder_unusable' } })
  rmSync(join(folder, 'set-aside'))
  expect(await state()).toMatchObject({ phase: 'first_run' })
  expect(readdirSync(join(folder, 'set-aside'))).toHaveLength(1)
})

test('F-135: what the file says of its own last use cannot be read: said as damage, and nothing is overwritten', async () => {
  const folder = makeFolder()
  fillClinic(folder, () => {})
  const db = openDatabase(join(folder, 'outpost.db'), { role: 'main' })
  write(db, bySync, (tx) => setSetting(tx, 'last_use', { counter: 3, at: '2026-03-01T06:00:00.000Z', computer: 'x' }))
  db.sqlite.prepare("UPDATE setting SET value = '{' WHERE key = 'last_use'").run()
  db.close()
  expect(await (await opened(folder)).state()).toMatchObject({ phase: 'unusable', cause: { code: 'database_damaged' } })
})
