/** Features 4-6, U-05: where backups go: a folder that somebody chose, and sticks that were registered for it. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { linuxDrives } from '../../../src-main/site/drives.ts'
import type { BackupClinic } from '../../support/backups.ts'
import { filesIn, openWithBackups } from '../../support/backups.ts'
import { valueOf } from '../../support/builders.ts'
import { makeFolder } from '../../support/make-db.ts'

const addStick = async (clinic: BackupClinic, path: string, label: string) => {
  const { places } = valueOf(await clinic.client['backups.addStick']({ path, label }))
  const id = places.find((place) => place.label === label)?.id
  expect(id).toBeDefined()
  return String(id)
}

describe('4-6: sticks', () => {
  test('one that is plugged in is offered; once registered it gets every backup, and the state names it', async () => {
    const clinic = await openWithBackups()
    const { path } = clinic.plug('KINGSTON')
    expect(valueOf(await clinic.client['backups.drives']({}))).toMatchObject([{ path, label: 'KINGSTON', placeId: null }])
    const id = await addStick(clinic, path, 'KINGSTON')
    expect(valueOf(await clinic.client['backups.drives']({}))).toMatchObject([{ placeId: id }])
    const entry = await clinic.backUp(id)
    expect(filesIn(join(path, 'Outpost backups'))).toContain(entry.file)
    expect(filesIn(clinic.ownFolder)).toEqual([entry.file])
    const report = valueOf(await clinic.client['backups.verify']({ placeId: id, file: entry.file, passphrase: null }))
    expect(report).toMatchObject({ good: true })
  })

  test('it is known again at another letter, and not by its name', async () => {
    const clinic = await openWithBackups()
    const first = clinic.plug('E')
    const id = await addStick(clinic, first.path, 'Blue stick')
    const mark = join('Outpost backups', 'outpost-stick.json')
    const second = clinic.plug('F')
    mkdirSync(join(second.path, 'Outpost backups'))
    writeFileSync(join(second.path, mark), JSON.stringify({ id }))
    first.unplug()
    const { places } = valueOf(await clinic.client['backups.overview']({}))
    expect(places.find((place) => place.id === id)).toMatchObject({ atHand: true, path: join(second.path, 'Outpost backups') })
  })

  test('one that is away stops nothing: the folder has its backup, the stick keeps its last', async () => {
    const clinic = await openWithBackups()
    const stick = clinic.plug('KINGSTON')
    const id = await addStick(clinic, stick.path, 'KINGSTON')
    const before = await clinic.backUp(id)
    stick.unplug()
    await clinic.backUp()
    const { places, entries } = await clinic.settled()
    expect(places).toMatchObject([
      { id: 'folder', problem: null },
      { id, atHand: false, path: '', problem: null, lastAt: before.about?.madeAt },
    ])
    expect(entries).toHaveLength(2)
  })

  test('one that is forgotten gets no more, and keeps what it has', async () => {
    const clinic = await openWithBackups()
    const stick = clinic.plug('KINGSTON')
    const id = await addStick(clinic, stick.path, 'KINGSTON')
    await clinic.backUp(id)
    const kept = filesIn(join(stick.path, 'Outpost backups'))
    expect(valueOf(await clinic.client['backups.forgetStick']({ placeId: id })).places).toHaveLength(1)
    await clinic.backUp()
    expect(filesIn(join(stick.path, 'Outpost backups'))).toEqual(kept)
    expect(await clinic.client['backups.forgetStick']({ placeId: id })).toMatchObject({ error: { reason: 'place_gone' } })
  })

  test('what is not plugged in cannot be registered: a page names no path of its own', async () => {
    const clinic = await openWithBackups()
    expect(await clinic.client['backups.addStick']({ path: makeFolder(), label: 'x' })).toMatchObject({
      error: { reason: 'drive_gone', field: 'path' },
    })
  })

  test('one that takes no file is refused in words', async () => {
    const clinic = await openWithBackups()
    const { path } = clinic.plug('FULL')
    writeFileSync(join(path, 'Outpost backups'), 'a file where the folder should be')
    expect(await clinic.client['backups.addStick']({ path, label: 'FULL' })).toMatchObject({ error: { reason: 'drive_unusable' } })
  })

  test('Linux shows them in the list of mounts, spaces and all, and its own disks not', async () => {
    const mounts = join(makeFolder(), 'mounts')
    writeFileSync(
      mounts,
      '/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /media/ann/MY\\040STICK vfat rw 0 0\n/dev/sdc1 /run/media/ann/B exfat rw 0 0\n',
    )
    expect(await linuxDrives(mounts)).toEqual([
      { path: '/media/ann/MY STICK', label: 'MY STICK' },
      { path: '/run/media/ann/B', label: 'B' },
    ])
    expect(await linuxDrives(join(makeFolder(), 'none'))).toEqual([])
  })
})

describe('4-6: the folder', () => {
  test('one that somebody chose gets the backups from then on', async () => {
    const clinic = await openWithBackups()
    const chosen = makeFolder()
    expect(valueOf(await clinic.client['backups.setFolder']({ path: chosen })).places).toMatchObject([{ path: chosen, lastAt: null }])
    const { file } = await clinic.backUp()
    expect(filesIn(chosen)).toEqual([file])
    expect(existsSync(clinic.ownFolder)).toBe(false)
  })

  test.each([
    ['a part of a path', () => 'backups', 'folder_not_absolute'],
    ['a folder that is not there', () => join(makeFolder(), 'none'), 'folder_missing'],
    ['a file', () => fileIn(makeFolder()), 'folder_missing'],
    ['the folder of the data', (clinic: BackupClinic) => clinic.folder, 'folder_of_data'],
    ['a folder among the data', (clinic: BackupClinic) => join(clinic.folder, 'backups'), 'folder_of_data'],
  ])('%s is refused at its field', async (_, path, reason) => {
    const clinic = await openWithBackups()
    expect(await clinic.client['backups.setFolder']({ path: path(clinic) })).toMatchObject({ error: { reason, field: 'path' } })
  })

  test('a neighbour of the data whose name only begins like theirs is taken; a way round into the data is not', async () => {
    const clinic = await openWithBackups()
    const beside = `${clinic.folder}-backups`
    mkdirSync(beside)
    onTestFinished(() => rmSync(beside, { recursive: true }))
    expect(valueOf(await clinic.client['backups.setFolder']({ path: beside })).places).toMatchObject([{ path: beside }])
    const round = `${beside}/../${basename(clinic.folder)}`
    expect(await clinic.client['backups.setFolder']({ path: round })).toMatchObject({ error: { reason: 'folder_of_data' } })
  })

  test('one that is away is said, is not made anew on the disk of the system, and is used again when it is back', async () => {
    const clinic = await openWithBackups()
    const chosen = join(makeFolder(), 'network')
    mkdirSync(chosen)
    valueOf(await clinic.client['backups.setFolder']({ path: chosen }))
    await clinic.backUp()
    rmSync(chosen, { recursive: true })
    valueOf(await clinic.client['backups.now']({}))
    const { places, state } = await clinic.settled()
    expect(places).toMatchObject([{ id: 'folder', atHand: false, problem: 'no_folder' }])
    expect(state.due).toBe(true)
    expect(() => filesIn(chosen)).toThrow(/ENOENT/)
    mkdirSync(chosen)
    await clinic.backUp()
    expect((await clinic.settled()).places).toMatchObject([{ atHand: true, problem: null }])
  })

  test('the one of the program is for its own user alone', async () => {
    const clinic = await openWithBackups()
    await clinic.backUp()
    expect(statSync(clinic.ownFolder).mode & 0o077).toBe(0)
    expect(statSync(join(clinic.folder, 'backups.key')).mode & 0o077).toBe(0)
  })
})

test('4-6: a passphrase encrypts the backups from then on; those before stay as they are', async () => {
  const clinic = await openWithBackups()
  await clinic.backUp()
  expect(valueOf(await clinic.client['backups.setPassphrase']({ passphrase: 'dix mille étoiles' })).passphraseSet).toBe(true)
  await clinic.backUp()
  expect(valueOf(await clinic.client['backups.setPassphrase']({ passphrase: null })).passphraseSet).toBe(false)
  await clinic.backUp()
  expect((await clinic.settled()).entries.map(({ about }) => about?.sealed)).toEqual([false, true, false])
  const [, sealed] = (await clinic.settled()).entries
  const asked = { placeId: 'folder', file: String(sealed?.file) }
  expect(valueOf(await clinic.client['backups.verify']({ ...asked, passphrase: null }))).toMatchObject({ problem: 'passphrase_needed' })
  expect(valueOf(await clinic.client['backups.verify']({ ...asked, passphrase: 'dix mille étoiles' }))).toMatchObject({ good: true })
  expect(clinic.log.some((entry) => JSON.stringify(entry).includes('étoiles'))).toBe(false)
})

test('4-2, 4-6: a damaged key file is named with its mend, stops no other work, and a new key leaves the older backups good', async () => {
  const clinic = await openWithBackups()
  valueOf(await clinic.client['backups.setPassphrase']({ passphrase: 'dix mille étoiles' }))
  const { file } = await clinic.backUp()
  const keyFile = join(clinic.folder, 'backups.key')
  const asked = { placeId: 'folder', file, passphrase: 'dix mille étoiles' }
  writeFileSync(keyFile, '{"signing":"12')
  const cause = { error: { code: 'unavailable', reason: 'backup_key_unreadable', params: { detail: keyFile } } }
  expect(await clinic.client['backups.overview']({})).toMatchObject(cause)
  expect(await clinic.client['backups.setPassphrase']({ passphrase: 'another passphrase' })).toMatchObject(cause)
  expect(valueOf(await clinic.client['backups.verify'](asked))).toMatchObject({ good: false, problem: 'key_unreadable' })
  // That says nothing of the backup: it is still the whole one of before.
  expect(valueOf(await clinic.client['backups.state']({}))).toMatchObject({ verified: true, due: false })
  expect(readFileSync(keyFile, 'utf8')).toBe('{"signing":"12')

  renameSync(keyFile, `${keyFile}.damaged`)
  expect(valueOf(await clinic.client['backups.overview']({}))).toMatchObject({ passphraseSet: false, entries: [{ proof: 'other' }] })
  expect(valueOf(await clinic.client['backups.verify'](asked))).toMatchObject({ good: true, entry: { proof: 'other' } })
})

test('4-6: a backup that could not be made for its key says so at its place', async () => {
  const clinic = await openWithBackups()
  await clinic.backUp()
  writeFileSync(join(clinic.folder, 'backups.key'), '')
  await clinic.client['backups.now']({})
  await clinic.until(() => problemsIn(clinic.folder).folder?.problem === 'key_unreadable')
  rmSync(join(clinic.folder, 'backups.key'))
  await clinic.backUp()
  expect(problemsIn(clinic.folder)).toEqual({})
})

const problemsIn = (folder: string) =>
  (JSON.parse(readFileSync(join(folder, 'backups.json'), 'utf8')) as { problems: Record<string, { problem: string }> }).problems

test('4-6: a name with a way out of the folder is no backup', async () => {
  const clinic = await openWithBackups()
  for (const file of ['../backups.key', 'x/../../outpost.db', '..\\x.outpost-backup', '/etc/x.outpost-backup'])
    expect(await clinic.client['backups.verify']({ placeId: 'folder', file, passphrase: null })).toMatchObject({
      error: { reason: 'backup_gone' },
    })
})

test('4-1: the newest that is found altered is no longer called verified, and one is due', async () => {
  const clinic = await openWithBackups()
  const { file } = await clinic.backUp()
  writeFileSync(join(clinic.ownFolder, file), 'x', { flag: 'a' })
  valueOf(await clinic.client['backups.verify']({ placeId: 'folder', file, passphrase: null }))
  expect(valueOf(await clinic.client['backups.state']({}))).toMatchObject({ verified: false, due: true })
})

const fileIn = (folder: string): string => {
  const path = join(folder, 'file')
  writeFileSync(path, '')
  return path
}
