/** U-80: practice with the sample country, from first run and back to it, with the real data left as they are. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { endPractice, practicePlace } from '../../../src-main/app-practice-place.ts'
import type { Client } from '../../../src-main/contract/client.ts'
import { openDatabase } from '../../../src-main/db/open.ts'
import { valueOf } from '../../support/builders.ts'
import { makeFolder } from '../../support/make-db.ts'
import { fillClinic } from '../../support/people.ts'
import { openPractice, practise, signInAs, syncNow } from '../../support/practice.ts'

const grace = { username: 'grace.wanjiru', password: 'grace-demo' }
const customerIn = async (client: Client): Promise<string> =>
  valueOf(await client['names.customers']({ search: '', limit: 5 }))[0]?.id ?? ''

/** Every file of a folder with what is in it. */
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]),
  )

test('U-80: from first run to the sign-in with the sample people, of whom each gets in, with the stores of the seeds', async () => {
  const { client, state } = await openPractice()
  expect(await state()).toMatchObject({ phase: 'first_run', practice: { isOn: false } })
  const { practice, site } = await practise(client, state)
  expect(site).toMatchObject({ name: 'Kibera' })
  expect(practice.line).toBe('there')
  expect(practice.people.map(({ username }) => username)).toEqual(['grace.wanjiru', 'peter.otieno', 'amina.hassan'])
  for (const person of practice.people) {
    expect(await signInAs(client, person)).toMatchObject({ user: { username: person.username } })
    valueOf(await client['session.signOut']({}))
  }
  await signInAs(client, practice.people[0])
  const stores = valueOf(await client['stores.list']({}))
  const roles = Object.fromEntries(stores.map(({ name, role }) => [name.slice(0, 'Store A'.length), role]))
  expect(roles).toMatchObject({ 'Store A': 'collector', 'Store B': 'active', 'Store C': 'transfer', 'Store F': 'active' })
  expect(new Set(stores.map(({ name }) => name.slice(0, 'Store A'.length)))).toEqual(
    new Set(['Store A', 'Store B', 'Store C', 'Store D', 'Store E', 'Store F']),
  )
})

test('U-80: the real data folder is the same to the byte while somebody practises, and first run goes on there afterwards', async () => {
  const { client, state, folder, practiceFolder } = await openPractice()
  valueOf(await client['practice.begin']({}))
  const before = contents(folder)
  expect(Object.keys(before).map((path) => basename(path))).toContain('outpost.db')
  await expect.poll(async () => (await state()).phase, { timeout: 200_000 }).toBe('ready')
  await signInAs(client, grace)
  await client['app.setLocale']({ locale: 'fr' })
  expect(contents(folder)).toEqual(before)

  valueOf(await client['practice.end']({}))
  expect(await state()).toMatchObject({ phase: 'first_run', locale: 'en', site: null, practice: { isOn: false } })
  expect(existsSync(practiceFolder)).toBe(false)
})

test('U-80: after a restart it goes on practising, at the address that its central has now, with the work that was done', async () => {
  const first = await openPractice()
  await practise(first.client, first.state)
  await signInAs(first.client, grace)
  valueOf(await first.client['practice.setLine']({ isCut: true }))
  const id = '6f8b7a4e-3f0e-4a8c-9a54-4a62b7f0a000'
  valueOf(await first.client['invoice.create']({ id, nameId: await customerIn(first.client) }))
  await first.close()

  const again = await openPractice(first)
  expect(await again.state()).toMatchObject({ phase: 'ready', practice: { isOn: true, line: 'there' } })
  await signInAs(again.client, grace)
  await syncNow(again.client)
  await expect.poll(async () => valueOf(await again.client['sync.status']({})).waitingDocuments).toBe(0)
  expect(valueOf(await again.client['invoice.get']({ id })).sync.state).toMatch(/^(sent|accepted|seen)$/)
})

test('U-80: the line can be cut and given back: work goes on meanwhile and is sent afterwards', async () => {
  const { client, state } = await openPractice()
  await practise(client, state)
  await signInAs(client, grace)
  const nameId = await customerIn(client)
  expect(valueOf(await client['practice.setLine']({ isCut: true })).practice).toMatchObject({ line: 'cut' })
  valueOf(await client['invoice.create']({ id: '6f8b7a4e-3f0e-4a8c-9a54-4a62b7f0a001', nameId }))
  valueOf(await client['sync.now']({}))
  await expect.poll(async () => valueOf(await client['sync.status']({})).cause?.code).toBe('connection_lost')
  await expect.poll(async () => valueOf(await client['sync.status']({})).waitingDocuments).toBe(1)

  expect(valueOf(await client['practice.setLine']({ isCut: false })).practice).toMatchObject({ line: 'there' })
  await expect.poll(async () => valueOf(await client['sync.status']({})).waitingDocuments).toBe(0)
})

test('U-80: practice begins at first run alone, once, and ends only where there is one', async () => {
  const { client, state } = await openPractice()
  expect(await client['practice.end']({})).toMatchObject({ ok: false, error: { reason: 'not_practising' } })
  expect(await client['practice.setLine']({ isCut: true })).toMatchObject({ ok: false, error: { reason: 'not_practising' } })
  await practise(client, state)
  expect(await client['practice.begin']({})).toMatchObject({ ok: false, error: { reason: 'not_allowed_now' } })
})

test('U-80: a central that cannot start is said, nothing is left behind, and first run goes on', async () => {
  const { client, state, practiceFolder } = await openPractice({ centralUrl: new URL('./no-such-central.ts', import.meta.url) })
  expect(await client['practice.begin']({})).toMatchObject({ ok: false, error: { reason: 'practice_failed' } })
  expect(await state()).toMatchObject({ phase: 'first_run', practice: { isOn: false } })
  expect(existsSync(practiceFolder)).toBe(false)
})

test('U-80: a power cut just after practice was ended: the next start is of the real data, and removes what is left of practice', async () => {
  const first = await openPractice()
  await practise(first.client, first.state)
  await first.close()
  endPractice(practicePlace(first.practiceFolder))
  expect(Object.keys(contents(first.practiceFolder)).length).toBeGreaterThan(2)

  const { state } = await openPractice(first)
  expect(await state()).toMatchObject({ phase: 'first_run', practice: { isOn: false } })
  expect(existsSync(first.practiceFolder)).toBe(false)
})

test('U-80: a site that is set up is not offered practice, and nothing of practice is asked of it', async () => {
  const folder = makeFolder()
  fillClinic(folder, () => {})
  const { client, state, practiceFolder } = await openPractice({ folder })
  expect(await state()).toMatchObject({ phase: 'ready', practice: { isOn: false } })
  expect(await client['practice.begin']({})).toMatchObject({ ok: false, error: { reason: 'not_allowed_now' } })
  expect(existsSync(practiceFolder)).toBe(false)
})

test('U-80: a folder of somebody else’s in the place of practice is refused and left as it is', async () => {
  const practiceFolder = makeFolder()
  const theirs = openDatabase(join(practiceFolder, 'outpost.db'), { role: 'main' })
  theirs.close()
  const before = contents(practiceFolder)
  const { client } = await openPractice({ practiceFolder })
  expect(await client['practice.begin']({})).toMatchObject({ ok: false, error: { reason: 'practice_folder_taken' } })
  expect(contents(practiceFolder)).toEqual(before)
  expect(statSync(practiceFolder).isDirectory()).toBe(true)
})

test('U-80: a second program on the same folders runs no second central and removes nothing of the first one’s practice', async () => {
  const first = await openPractice()
  await practise(first.client, first.state)
  const second = await openPractice(first)
  expect(await second.state()).toMatchObject({
    phase: 'unusable',
    cause: { code: 'database_in_use' },
    practice: { isOn: true, line: 'failed' },
  })
  expect(await second.client['practice.end']({})).toMatchObject({ ok: false, error: { reason: 'database_in_use' } })
  await signInAs(first.client, grace)
  expect(existsSync(join(first.practiceFolder, 'site', 'outpost.db'))).toBe(true)

  await first.close()
  expect(await second.state()).toMatchObject({ phase: 'ready', practice: { isOn: true, line: 'there' } })
  expect(await second.client['practice.end']({})).toMatchObject({ ok: true })
  expect(existsSync(first.practiceFolder)).toBe(false)
})

test('U-80: what the end of a practice could not remove does not stand in the way of the next one', async () => {
  const { client, state, practiceFolder } = await openPractice()
  mkdirSync(join(practiceFolder, 'site'), { recursive: true })
  writeFileSync(join(practiceFolder, 'practice-is-over'), '')
  writeFileSync(join(practiceFolder, 'site', 'site.secret'), 'the last one')
  await practise(client, state)
})

test('U-80: whoever asks while practice begins or ends is answered, though for a moment no data are open', async () => {
  const { client, state } = await openPractice()
  for (const name of ['practice.begin', 'practice.end'] as const) {
    const progress = { isDone: false }
    const done = client[name]({}).finally(() => (progress.isDone = true))
    while (!progress.isDone) {
      expect(await client['sync.status']({})).toMatchObject({ ok: true })
      await setImmediate()
    }
    valueOf(await done)
  }
  expect(await state()).toMatchObject({ phase: 'first_run' })
})

test('U-80: a sample central that dies is said with why, and practice can be ended', async () => {
  const centralUrl = new URL('../../support/dying-central.ts', import.meta.url)
  const { client, state, log } = await openPractice({ centralUrl })
  valueOf(await client['practice.begin']({}))
  valueOf(await client['practice.setLine']({ isCut: true }))
  await expect.poll(async () => (await state()).practice).toMatchObject({ isOn: true, line: 'failed' })
  expect(JSON.stringify(log.find(({ message }) => message === 'the sample central ended by itself'))).toContain('as it was told')
  valueOf(await client['practice.end']({}))
  expect(await state()).toMatchObject({ phase: 'first_run' })
})
