/** U-84: a site is removed from its computer only with nothing unsent or all of it saved, its name typed and a backup made. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { listBackups } from '../../../src-main/site/backup-folder.ts'
import { readKeys } from '../../../src-main/site/backup-key.ts'
import { readUnsent } from '../../../src-main/services/unsent-file.ts'
import { valueOf } from '../../support/builders.ts'
import type { Place, Running } from '../../support/identity-site.ts'
import { allSent, atCentral, commentsHere, load, openWorld, placeOf, register, setUp, start, work } from '../../support/identity-site.ts'
import { signInNurse } from '../../support/people.ts'

async function clinic() {
  const world = await openWorld('A')
  const place = placeOf(world, 'clinic')
  const running = await setUp(world, place)
  await work(running, 'sent')
  await allSent(running)
  return { world, place, running, ...running }
}

const setAside = ({ folder }: Place): string[] => (existsSync(join(folder, 'set-aside')) ? readdirSync(join(folder, 'set-aside')) : [])
const commentsIn = (path: string): unknown[] => {
  const file = new Database(path, { readonly: true })
  const comments = file.prepare('SELECT comment FROM invoice ORDER BY comment').pluck().all()
  expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
  file.close()
  return comments
}
/** Everything is as it was, and work goes on. */
async function stands({ client }: Running, place: Place): Promise<void> {
  expect(valueOf(await client['app.state']({}))).toMatchObject({ phase: 'ready', identity: 'fine' })
  expect(setAside(place)).toEqual([])
}

test('nothing unsent: backed up, set aside whole, and first run begins with nothing known of central', async () => {
  const { world, place, client, running } = await clinic()
  expect(existsSync(join(place.folder, 'site.secret'))).toBe(true)
  valueOf(await client['identity.removeSite']({ siteName: ' kibera ' }))

  expect(valueOf(await client['app.state']({}))).toMatchObject({ phase: 'first_run', identity: 'fine', site: null })
  expect(valueOf(await client['setup.state']({}))).toMatchObject({ address: '', siteName: '', registered: false })
  expect(existsSync(join(place.folder, 'site.secret')), 'the password of the site is forgotten').toBe(false)
  const [aside = ''] = setAside(place).filter((name) => name.endsWith('.db'))
  expect(commentsIn(join(place.folder, 'set-aside', aside))).toEqual(['sent'])
  const backups = await listBackups(join(place.folder, 'backups'), readKeys(place.folder))
  expect(backups.map(({ read }) => read.ok && read.head.manifest.reason)).toEqual(['remove'])

  // It can become a site again, and has all that was synced.
  valueOf(await register(running, world))
  await load(running)
  expect(await commentsHere(running)).toEqual(['sent'])
})

test('something unsent: refused until it is saved to a file, and the file holds it', async () => {
  const { world, place, client, running } = await clinic()
  await work(running, 'not sent')
  expect(await client['identity.removeSite']({ siteName: 'Kibera' })).toMatchObject({ error: { reason: 'unsent_not_saved' } })
  await stands(running, place)

  const file = valueOf(await client['unsent.save']({}))
  expect(JSON.stringify(readUnsent(file.text))).toContain('not sent')
  valueOf(await client['identity.removeSite']({ siteName: 'Kibera' }))
  expect(valueOf(await client['app.state']({}))).toMatchObject({ phase: 'first_run' })
  expect(readFileSync(join(place.folder, 'unsent', file.fileName), 'utf8')).toBe(file.text)
  const [aside = ''] = setAside(place).filter((name) => name.endsWith('.db'))
  expect(commentsIn(join(place.folder, 'set-aside', aside))).toEqual(['not sent', 'sent'])
  expect(atCentral(world)).toEqual(['sent'])
})

test('work done after the file was saved: refused again', async () => {
  const { place, client, running } = await clinic()
  await work(running, 'one')
  valueOf(await client['unsent.save']({}))
  await work(running, 'two')
  expect(await client['identity.removeSite']({ siteName: 'Kibera' })).toMatchObject({ error: { reason: 'unsent_not_saved' } })
  await stands(running, place)
})

test('U-84: work saved while the password of the site is being removed: refused, and the site has its password as before', async () => {
  const { world, place, running } = await clinic()
  await running.close()
  let saved: Promise<string> | null = null
  const again: Running = await start(place, (box) => ({
    ...box,
    clear: async () => {
      await box.clear()
      saved ??= work(again, 'meanwhile')
      await saved
    },
  }))
  await signInNurse(again.client)
  await allSent(again)
  const secret = readFileSync(join(place.folder, 'site.secret'), 'utf8')
  expect(await again.client['identity.removeSite']({ siteName: 'Kibera' })).toMatchObject({ error: { reason: 'unsent_not_saved' } })
  await stands(again, place)
  expect(saved, 'it was being removed').not.toBe(null)
  expect(readFileSync(join(place.folder, 'site.secret'), 'utf8')).toBe(secret)
  await again.close()
  const next = await start(place)
  await signInNurse(next.client)
  await allSent(next)
  expect(atCentral(world)).toEqual(['meanwhile', 'sent'])
})

test('another name than the site’s: refused at its field', async () => {
  const { place, client, running } = await clinic()
  expect(await client['identity.removeSite']({ siteName: 'Mathare' })).toMatchObject({
    error: { reason: 'site_name_differs', field: 'siteName' },
  })
  await stands(running, place)
  expect(existsSync(join(place.folder, 'backups')) ? readdirSync(join(place.folder, 'backups')) : []).toEqual([])
})

test('a backup that is being made, perhaps by itself, is waited for: it is no reason to refuse', async () => {
  const { place, client } = await clinic()
  valueOf(await client['backups.now']({}))
  valueOf(await client['identity.removeSite']({ siteName: 'Kibera' }))
  expect(valueOf(await client['app.state']({}))).toMatchObject({ phase: 'first_run' })
  const backups = await listBackups(join(place.folder, 'backups'), readKeys(place.folder))
  expect(new Set(backups.map(({ read }) => read.ok && read.head.manifest.reason))).toEqual(new Set(['asked', 'remove']))
})

test('no place takes the backup: refused, and the site stays', async () => {
  const { place, client, running } = await clinic()
  const own = join(place.folder, 'backups')
  rmSync(own, { recursive: true, force: true })
  // Where the folder should be lies a file: no one, whoever runs this, can put a backup there.
  writeFileSync(own, '')
  expect(await client['identity.removeSite']({ siteName: 'Kibera' })).toMatchObject({ error: { reason: 'removal_backup_failed' } })
  await stands(running, place)
  await running.close()
  rmSync(own)
  expect(valueOf(await (await start(place)).client['app.state']({}))).toMatchObject({ phase: 'ready', identity: 'fine' })
})

test('the password of the site cannot be taken from its file: refused, and at no later start is the site set aside', async () => {
  const { place, client, running } = await clinic()
  const secret = join(place.folder, 'site.secret')
  rmSync(secret)
  // What is a folder is not removed as a file, whoever runs this.
  mkdirSync(join(secret, 'kept'), { recursive: true })
  expect(await client['identity.removeSite']({ siteName: 'Kibera' })).toMatchObject({ ok: false })
  await stands(running, place)
  await work(running, 'done since')
  await running.close()
  const again = await start(place)
  await stands(again, place)
  await signInNurse(again.client)
  expect(await commentsHere(again)).toContain('done since')
})
