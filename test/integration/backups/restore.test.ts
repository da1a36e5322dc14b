/** Features F-134, 4-5, 4-6: a backup is put back, and the program comes up in the state `restored`; nothing of before is lost. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { makeBackup, prepareRestore } from '../../../src-main/app-backup-jobs.ts'
import { openDatabase } from '../../../src-main/db/open.ts'
import { write } from '../../../src-main/db/write.ts'
import { setSetting } from '../../../src-main/repositories/settings.ts'
import { applyRestore, stagedRestore } from '../../../src-main/site/staged-restore.ts'
import { clinicFolder, makeJob, noProgress, oneBackup, readJob } from '../../support/backup-files.ts'
import type { BackupClinic } from '../../support/backups.ts'
import { openFolder, openWithBackups } from '../../support/backups.ts'
import { now, valueOf } from '../../support/builders.ts'
import { bySync, makeFolder } from '../../support/make-db.ts'
import { nurse } from '../../support/people.ts'

const newInvoice = async ({ client }: BackupClinic, id: string): Promise<void> => {
  valueOf(await client['invoice.create']({ id, nameId: 'ward' }))
}
const [yesterday, today] = ['0a4a9d0e-3c3b-4f43-9a3c-0f3f1c5b7c11', '0a4a9d0e-3c3b-4f43-9a3c-0f3f1c5b7c12']
const restoreInput = (file: string) => ({ placeId: 'folder', file, passphrase: null })
const invoicesIn = (path: string): unknown[] => {
  const sqlite = new Database(path, { readonly: true })
  const rows = sqlite.prepare('SELECT id FROM invoice ORDER BY id').pluck().all()
  sqlite.close()
  return rows
}
const databaseIdOf = (folder: string): unknown => {
  const sqlite = new Database(join(folder, 'outpost.db'), { readonly: true })
  const id = sqlite.prepare("SELECT value FROM setting WHERE key = 'database_id'").pluck().get()
  sqlite.close()
  return id
}

describe('F-134: restore', () => {
  test('yesterday’s data are back, nothing may be sent or changed before they are aligned, and the page is told at once', async () => {
    const clinic = await openWithBackups()
    await newInvoice(clinic, yesterday)
    const { file } = await clinic.backUp()
    await newInvoice(clinic, today)
    const id = databaseIdOf(clinic.folder)
    expect(valueOf(await clinic.client['backups.restore'](restoreInput(file)))).toMatchObject({ good: true })
    expect(valueOf(await clinic.client['app.state']({}))).toMatchObject({ phase: 'ready', identity: 'restored', readOnly: true })
    expect(invoicesIn(join(clinic.folder, 'outpost.db'))).toEqual([yesterday])
    expect(databaseIdOf(clinic.folder)).not.toBe(id)
    valueOf(await clinic.client['session.signIn'](nurse))
    expect(await clinic.client['invoice.create']({ id: today, nameId: 'ward' })).toMatchObject({ error: { reason: 'read_only' } })
    expect(valueOf(await clinic.client['sync.status']({}))).toMatchObject({ cause: { code: 'database_restored' } })
  })

  test('what was here is backed up before, and its file is kept aside too', async () => {
    const clinic = await openWithBackups()
    const { file } = await clinic.backUp()
    await newInvoice(clinic, today)
    valueOf(await clinic.client['backups.restore'](restoreInput(file)))
    const aside = readdirSync(clinic.folder).filter((name) => name.endsWith('.replaced'))
    expect(aside).toHaveLength(1)
    expect(invoicesIn(join(clinic.folder, String(aside[0])))).toEqual([today])
    valueOf(await clinic.client['session.signIn'](nurse))
    const { entries } = valueOf(await clinic.client['backups.overview']({}))
    expect(entries.map(({ about }) => about?.reason)).toEqual(['restore', 'asked'])
  })

  test('the backup that was made before can be put back in turn: nothing was lost on the way', async () => {
    const clinic = await openWithBackups()
    const { file } = await clinic.backUp()
    await newInvoice(clinic, today)
    valueOf(await clinic.client['backups.restore'](restoreInput(file)))
    valueOf(await clinic.client['session.signIn'](nurse))
    const { entries } = valueOf(await clinic.client['backups.overview']({}))
    const before = entries.find(({ about }) => about?.reason === 'restore')
    expect(valueOf(await clinic.client['backups.restore'](restoreInput(String(before?.file))))).toMatchObject({ good: true })
    expect(invoicesIn(join(clinic.folder, 'outpost.db'))).toEqual([today])
  })

  test('one that was altered restores nothing', async () => {
    const clinic = await openWithBackups()
    const { file } = await clinic.backUp()
    writeFileSync(join(clinic.ownFolder, file), 'x', { flag: 'a' })
    expect(valueOf(await clinic.client['backups.restore'](restoreInput(file)))).toMatchObject({ good: false, problem: 'altered' })
    expect(valueOf(await clinic.client['app.state']({}))).toMatchObject({ identity: 'fine', readOnly: false })
    expect(readdirSync(clinic.folder).filter((name) => name.includes('restored') || name.includes('replaced'))).toEqual([])
  })

  test('what a backup remembers of the way the program was going then does not come back with it', async () => {
    const at = clinicFolder()
    const then = '2026-03-01T06:00:00.000Z'
    const db = openDatabase(join(at.dataFolder, 'outpost.db'), { role: 'main' })
    write(db, bySync, (tx) => {
      setSetting(tx, 'open_since', then)
      setSetting(tx, 'unclean_end', { endedAt: then, seen: false })
      setSetting(tx, 'unsent_saved', { at: then, upTo: 1_000_000, records: 1, fileName: 'a.json', sha256: '' })
      setSetting(tx, 'start_anew', { at: then })
    })
    db.close()
    const { file } = await makeBackup(makeJob(at), noProgress)
    const fresh = await openFolder(makeFolder())
    valueOf(await fresh.client['rescue.restore']({ folder: at.folder, file, passphrase: null }))
    // Made while the site was about to be loaded anew, it is put back all the same.
    expect(valueOf(await fresh.client['app.state']({}))).toMatchObject({ phase: 'ready', identity: 'restored' })
    expect(invoicesIn(join(fresh.folder, 'outpost.db'))).toEqual(['open'])
    // The file with the unsent work of then is not on this computer.
    expect(valueOf(await fresh.client['identity.state']({}))).toMatchObject({ saved: null })
    valueOf(await fresh.client['session.signIn'](nurse))
    expect(valueOf(await fresh.client['start.report']({}))).toMatchObject({ endedAt: null })
  })

  test('is an administrator’s', async () => {
    const clinic = await openWithBackups()
    const { file } = await clinic.backUp()
    await clinic.client['session.signOut']({})
    clinic.central.add('clerk', { 'store-a': [] })
    valueOf(await clinic.client['session.signIn']({ username: 'clerk', password: 'clerk-secret' }))
    const missing = { error: { reason: 'right_missing', params: { right: 'serverAdministration' } } }
    expect(await clinic.client['backups.restore'](restoreInput(file))).toMatchObject(missing)
    expect(await clinic.client['rescue.restore']({ folder: clinic.ownFolder, file, passphrase: null })).toMatchObject({
      error: { reason: 'not_allowed_now' },
    })
  })
})

describe('4-6: a computer that dies in the middle of a restore', () => {
  test('before anything was moved: the next start goes on, and the log of the old data goes with them', async () => {
    const at = await oneBackup()
    await prepareRestore(readJob(at, at.file, { kind: 'restore' }), noProgress)
    const path = join(at.dataFolder, 'outpost.db')
    writeFileSync(`${path}-wal`, '')
    const aside = applyRestore(at.dataFolder, path, now)
    expect([existsSync(String(aside)), existsSync(`${String(aside)}-wal`)]).toEqual([true, true])
    expect(existsSync(stagedRestore(at.dataFolder))).toBe(false)
    expect(existsSync(`${path}-wal`)).toBe(false)
    expect(invoicesIn(path)).toEqual(['open'])
    expect(applyRestore(at.dataFolder, path, now)).toBe(null)
  })

  test('after its log was set aside: the database follows under the same name, so that what is in the log is not parted from it', async () => {
    const at = await oneBackup()
    await prepareRestore(readJob(at, at.file, { kind: 'restore' }), noProgress)
    const path = join(at.dataFolder, 'outpost.db')
    const before = `${path}.2026-02-28T08-00-00-000Z.replaced`
    writeFileSync(`${before}-wal`, '')
    expect(applyRestore(at.dataFolder, path, now)).toBe(before)
    expect(existsSync(before)).toBe(true)
  })

  test('after the database was set aside: what lies ready takes its place', async () => {
    const at = await oneBackup()
    await prepareRestore(readJob(at, at.file, { kind: 'restore' }), noProgress)
    const path = join(at.dataFolder, 'outpost.db')
    renameSync(path, `${path}.set-aside`)
    applyRestore(at.dataFolder, path, now)
    expect(invoicesIn(path)).toEqual(['open'])
  })
})

describe('4-5: where nobody can sign in', () => {
  test('a new computer finds the backups in a folder and comes up with one, in the state restored', async () => {
    const at = await oneBackup()
    const fresh = await openFolder(makeFolder())
    expect(valueOf(await fresh.client['app.state']({}))).toMatchObject({ phase: 'first_run' })
    const { entries } = valueOf(await fresh.client['rescue.look']({ folder: at.folder }))
    expect(entries).toMatchObject([{ file: at.file, proof: 'other', about: { site: 'Kibera' } }])
    const report = valueOf(await fresh.client['rescue.restore']({ folder: at.folder, file: at.file, passphrase: null }))
    expect(report).toMatchObject({ good: true })
    expect(valueOf(await fresh.client['app.state']({}))).toMatchObject({ phase: 'ready', identity: 'restored', readOnly: true })
  })

  test('sticks are looked through without being asked', async () => {
    const fresh = await openFolder(makeFolder())
    const { path } = fresh.plug('KINGSTON')
    const at = await oneBackup()
    copyFileSync(at.path, join(path, at.file))
    expect(valueOf(await fresh.client['rescue.find']({}))).toMatchObject([{ folder: path, entries: [{ file: at.file }] }])
  })

  test('damaged data: a backup takes their place, and they are kept aside for whoever can still read them', async () => {
    const { dataFolder } = clinicFolder()
    const at = { dataFolder, folder: join(dataFolder, 'backups') }
    mkdirSync(at.folder)
    const { file } = await makeBackup(makeJob(at), noProgress)
    writeFileSync(join(dataFolder, 'outpost.db'), 'ruined')
    const clinic = await openFolder(dataFolder)
    expect(valueOf(await clinic.client['app.state']({}))).toMatchObject({ phase: 'unusable', cause: { code: 'database_damaged' } })
    expect(valueOf(await clinic.client['rescue.find']({}))).toMatchObject([{ folder: at.folder, entries: [{ file, proof: 'own' }] }])
    expect(valueOf(await clinic.client['rescue.restore']({ folder: at.folder, file, passphrase: null }))).toMatchObject({ good: true })
    expect(valueOf(await clinic.client['app.state']({}))).toMatchObject({ phase: 'ready', identity: 'restored' })
    expect(readdirSync(dataFolder).filter((name) => name.endsWith('.replaced'))).toHaveLength(1)
  })

  test('none of it is open on a computer where people can sign in', async () => {
    const clinic = await openWithBackups()
    for (const asked of [clinic.client['rescue.find']({}), clinic.client['rescue.look']({ folder: '/' })])
      expect(await asked).toMatchObject({ error: { code: 'forbidden', reason: 'not_allowed_now' } })
  })
})
