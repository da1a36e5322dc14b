/** Features 4-6, U-85: backups that nobody asks for: at close, once a day, and of what an update left. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { listBackups } from '../../../src-main/site/backup-folder.ts'
import { readKeys } from '../../../src-main/site/backup-key.ts'
import type { BackupClinic } from '../../support/backups.ts'
import { openFolder, openWithBackups } from '../../support/backups.ts'
import { valueOf } from '../../support/builders.ts'

const openAutomatic = (): Promise<BackupClinic> => openWithBackups(() => {}, { automaticBackups: true })
const reasonsIn = async (clinic: BackupClinic): Promise<(string | null)[]> =>
  (await listBackups(clinic.ownFolder, readKeys(clinic.folder))).map(({ read }) => (read.ok ? read.head.manifest.reason : null))

const newInvoice = async ({ client }: BackupClinic): Promise<void> => {
  valueOf(await client['invoice.create']({ id: '0a4a9d0e-3c3b-4f43-9a3c-0f3f1c5b7c11', nameId: 'ward' }))
}

test('at close what was done is backed up; where nothing was done since, nothing is', async () => {
  const clinic = await openAutomatic()
  await newInvoice(clinic)
  await clinic.app.close()
  expect(await reasonsIn(clinic)).toEqual(['close'])
  const again = await openFolder(clinic.folder, { automaticBackups: true })
  await again.app.close()
  expect(await reasonsIn(clinic)).toEqual(['close'])
})

test('the backup at close holds the last thing that was done', async () => {
  const clinic = await openAutomatic()
  await newInvoice(clinic)
  await clinic.app.close()
  const again = await openFolder(clinic.folder)
  const [file = ''] = readdirSync(clinic.ownFolder)
  const [listed] = await listBackups(clinic.ownFolder, readKeys(clinic.folder))
  expect(listed?.read.ok === true && listed.read.head.manifest.counts.tables['invoice']).toBe(1)
  expect(file).toBe(listed?.file)
  await again.app.close()
})

test('once a day by itself, to every place that is at hand, and not twice a day', async () => {
  const clinic = await openAutomatic()
  clinic.tick()
  await clinic.made(1)
  expect(await reasonsIn(clinic)).toEqual(['daily'])
  await clinic.passes(3_600_000)
  clinic.tick()
  const { path } = clinic.plug('KINGSTON')
  valueOf(await clinic.client['backups.addStick']({ path, label: 'KINGSTON' }))
  await clinic.passes(60_000)
  clinic.tick()
  await clinic.made(2)
  expect(await reasonsIn(clinic)).toEqual(['daily'])
  await clinic.passes(86_400_000)
  clinic.tick()
  await clinic.made(4)
  expect(await reasonsIn(clinic)).toEqual(['daily', 'daily'])
})

test('the copy that an update leaves beside the database becomes a backup like the others', async () => {
  const clinic = await openAutomatic()
  await clinic.app.close()
  new Database(join(clinic.folder, 'outpost.db')).prepare('VACUUM INTO ?').run(join(clinic.folder, 'outpost.db.v40.backup'))
  const again = await openFolder(clinic.folder, { automaticBackups: true })
  again.tick()
  await again.until(() => !readdirSync(again.folder).includes('outpost.db.v40.backup'))
  expect(await reasonsIn(again)).toContain('update')
})

test('nothing is made by itself where it was switched off', async () => {
  const clinic = await openWithBackups()
  await newInvoice(clinic)
  await clinic.app.close()
  expect(readdirSync(clinic.folder)).not.toContain('backups')
})

test('what is remembered of the backups and cannot be read is set aside, and a backup is made all the same', async () => {
  const clinic = await openWithBackups()
  await clinic.backUp()
  await clinic.app.close()
  writeFileSync(join(clinic.folder, 'backups.json'), '{"folder":')
  const again = await openFolder(clinic.folder, { automaticBackups: true })
  again.tick()
  await again.made(1)
  expect(readdirSync(again.folder)).toContain('backups.json.unreadable')
})
