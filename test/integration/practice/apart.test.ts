/** U-80: practice data can never reach a real central nor become a site's, and a site's data are never opened by practice. */
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { certificateOf, createClimb, createLine, pinnedLogin } from '../../../src-main/app-line.ts'
import { verifyBackup } from '../../../src-main/app-backup-jobs.ts'
import { withCopy } from '../../../src-main/db/backup.ts'
import { schemaVersion } from '../../../src-main/db/migrations/all.ts'
import { openDatabase, purposeOf } from '../../../src-main/db/open.ts'
import type { Db } from '../../../src-main/db/write.ts'
import { write } from '../../../src-main/db/write.ts'
import type { OperationName } from '../../../src-main/contract/operations.ts'
import { operations } from '../../../src-main/contract/operations.ts'
import { isOfRealSite } from '../../../src-main/ipc/practice-handlers.ts'
import { silentLog } from '../../../src-main/log.ts'
import { backupCounts } from '../../../src-main/repositories/backup-counts.ts'
import { setSetting } from '../../../src-main/repositories/settings.ts'
import { readSyncCounts } from '../../../src-main/repositories/sync-counts.ts'
import { digestOf, writeBackup } from '../../../src-main/site/backup-file.ts'
import { backupName } from '../../../src-main/site/backup-folder.ts'
import { keyId, readKeys } from '../../../src-main/site/backup-key.ts'
import type { Manifest } from '../../../src-main/site/backup-manifest.ts'
import { createSupervisor } from '../../../src-main/sync/supervisor.ts'
import type { Credentials } from '../../../src-main/sync/worker-protocol.ts'
import { openCentral } from '../../central/test-country.ts'
import { clinicFolder, noProgress, readJob } from '../../support/backup-files.ts'
import { bySync, makeFolder } from '../../support/make-db.ts'
import { inputs } from '../../support/every-operation.ts'
import { openPractice, practise, signInAs, syncNow } from '../../support/practice.ts'
import { workerUrl } from '../../support/sync-site.ts'

const admin = { username: 'amina.hassan', password: 'amina-demo' }
const digest = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')

/** An empty database for practice, closed. */
function practiceFile(folder: string, name = 'outpost.db'): string {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, name)
  openDatabase(path, { role: 'main', purpose: 'practice' }).close()
  return path
}

const credentials = (address: string): Credentials => ({
  address,
  variant: 'A',
  siteName: 'Kibera',
  passwordHash: createHash('sha256').update('kibera-demo').digest('hex'),
  hardwareId: 'HW',
  databaseId: '0b2f6a53-6f0f-4a51-b0f1-0b0f5d3b8b1e',
})

/** What a worker that is told to sync with that address says of it, as it comes. */
function causesOfSync(db: Db, address: string, told: { readonly practiceOrigin?: string } = {}): readonly (string | undefined)[] {
  const causes: (string | undefined)[] = []
  const supervisor = createSupervisor({
    workerUrl,
    settings: { databasePath: db.path, appVersion: '0.1.0', ...told },
    readCounts: () => readSyncCounts(db),
    checkpoint: () => {},
    log: silentLog,
    onStatus: ({ cause }) => causes.push(cause?.code),
    onChanged: () => {},
  })
  onTestFinished(() => supervisor.stop())
  supervisor.start()
  supervisor.configure(credentials(address))
  supervisor.syncNow()
  return causes
}

test('U-80: the mark is in the file from its first byte, and every copy carries it', async () => {
  const folder = makeFolder()
  const path = practiceFile(folder)
  expect(purposeOf(path)).toBe('practice')
  const db = openDatabase(path, { role: 'main', purpose: 'practice' })
  onTestFinished(() => db.close())
  await db.sqlite.backup(join(folder, 'online.db'))
  db.sqlite.prepare('VACUUM INTO ?').run(join(folder, 'vacuum.db'))
  for (const copy of ['online.db', 'vacuum.db']) expect(purposeOf(join(folder, copy))).toBe('practice')
  expect(() => openDatabase(path, { role: 'reader' })).toThrow('practice')
})

test('U-80: the sync worker of practice data asks its own central alone; another one that is given to it sees no request', async () => {
  const other = await openCentral()
  const path = practiceFile(makeFolder())
  const db = openDatabase(path, { role: 'main', purpose: 'practice' })
  onTestFinished(() => db.close())
  write(db, bySync, (tx) => {
    setSetting(tx, 'address', other.url)
    setSetting(tx, 'site', { uuid: 'u', number: 4, name: 'Kibera', code: 'k' })
    setSetting(tx, 'initialised_at', '2026-03-01T08:00:00.000Z')
  })
  const causes = causesOfSync(db, other.url, { practiceOrigin: 'http://127.0.0.1:9' })
  await expect.poll(() => causes).toContain('practice_only')
  expect(other.admin.requests()).toEqual([])
})

test('U-80: a sync worker that knows of no practice does not open practice data, whatever address they name', async () => {
  const other = await openCentral()
  const path = practiceFile(makeFolder())
  const db = openDatabase(path, { role: 'main', purpose: 'practice' })
  onTestFinished(() => db.close())
  const causes = causesOfSync(db, other.url)
  await expect.poll(() => causes).toContain('practice_data')
  expect(other.admin.requests()).toEqual([])
})

test('U-80: no question that main itself asks of a server reaches another central than the sample one', async () => {
  const other = await openCentral()
  const db = openDatabase(practiceFile(makeFolder()), { role: 'main', purpose: 'practice' })
  onTestFinished(() => db.close())
  const asks = { hardwareId: 'HW', databaseId: '', appVersion: '0.1.0' }
  const way = { proxyOf: () => Promise.resolve(null), only: 'http://127.0.0.1:9' }
  const line = createLine(() => asks, way)
  const { address, variant, siteName, passwordHash } = credentials(other.url)
  const report = await line.checkAddress(address, null)
  expect(report.checks.map(({ state }) => state)).toEqual(['failed', 'skipped', 'skipped', 'skipped', 'skipped'])
  expect(report.checks[0]?.cause).toMatchObject({ code: 'practice_only' })
  expect(await line.askSite({ address, variant, siteName, passwordHash, certificate: null })).toMatchObject({ fault: 'practice_only' })
  const login = pinnedLogin(() => db, way)
  expect(await login({ address, siteName, ...admin })).toEqual({ kind: 'unreachable', cause: 'practice_only' })
  const asked = { siteName, passwordHash, siteUuid: 'u' }
  expect(await createClimb(() => asks, way)({ address, variant, certificate: null, asked })).toMatchObject({ usable: false })
  expect(await certificateOf(address, way)).toMatchObject({ fault: 'practice_only' })
  expect(other.admin.requests()).toEqual([])

  // The same question of a real site is heard: the silence before was no other's doing.
  expect(await createLine(() => asks, { proxyOf: way.proxyOf }).checkAddress(address, null)).toMatchObject({ usable: true })
  expect(other.admin.requests()).not.toEqual([])
})

test('U-80: another address that is written into the practice file by hand is not used: the next start goes to the sample central', async () => {
  const other = await openCentral()
  const first = await openPractice()
  await practise(first.client, first.state)
  await first.close()
  const db = openDatabase(join(first.practiceFolder, 'site', 'outpost.db'), { role: 'main', purpose: 'practice' })
  write(db, bySync, (tx) => setSetting(tx, 'address', other.url))
  db.close()

  const { client, state } = await openPractice(first)
  expect((await state()).site?.address).not.toBe(other.url)
  await signInAs(client, admin)
  await syncNow(client)
  expect(other.admin.requests()).toEqual([])
})

test('U-80: in practice an administrator is refused whatever ties a computer to its site, backs it up or puts it back', async () => {
  const other = await openCentral()
  const { client, state, practiceFolder } = await openPractice()
  await practise(client, state)
  await signInAs(client, admin)
  const names = (Object.keys(operations) as OperationName[]).filter(isOfRealSite)
  for (const named of ['siteSettings.change', 'site.reenter', 'identity.takeOver', 'identity.removeSite', 'unsent.save'] as const)
    expect(names).toContain(named)
  for (const named of ['backups.now', 'backups.restore', 'rescue.restore', 'setup.checkAddress', 'certificate.trust'] as const)
    expect(names).toContain(named)
  const before = await state()
  for (const name of names) {
    const ask = client[name] as (input: unknown) => Promise<unknown>
    expect({ [name]: await ask(inputs[name]) }).toMatchObject({ [name]: { ok: false, error: { reason: 'not_in_practice' } } })
  }
  const register = { address: other.url, variant: 'A', siteName: 'Kibera', password: 'kibera-demo' } as const
  expect(await client['setup.register'](register)).toMatchObject({ ok: false })
  expect(await state()).toEqual(before)
  expect(existsSync(join(practiceFolder, 'site', 'backups'))).toBe(false)
  expect(other.admin.requests()).toEqual([])
})

test('U-80: a practice file that is put into the place of real data is said to be one, and left as it is', async () => {
  const folder = makeFolder()
  const path = practiceFile(folder)
  const before = digest(path)
  const { state, client } = await openPractice({ folder })
  expect(await state()).toMatchObject({ phase: 'unusable', cause: { code: 'practice_data', params: { reason: 'practice' } } })
  expect(await client['practice.begin']({})).toMatchObject({ ok: false, error: { reason: 'practice_data' } })
  expect(digest(path)).toBe(before)
})

test('U-80: a practice file that lies ready to be put back in the real folder takes nobody’s place', async () => {
  const { dataFolder } = clinicFolder()
  const path = join(dataFolder, 'outpost.db')
  const before = digest(path)
  practiceFile(dataFolder, 'restored.db')
  const { state } = await openPractice({ folder: dataFolder })
  expect(await state()).toMatchObject({ phase: 'unusable', cause: { code: 'practice_data' } })
  expect(digest(path)).toBe(before)
  expect(purposeOf(join(dataFolder, 'restored.db'))).toBe('practice')
})

test('U-80: a backup with practice data in it, of whatever making, is found out and not restored', async () => {
  const at = clinicFolder()
  const copy = practiceFile(at.dataFolder, 'copy.db')
  const sqlite = new Database(copy)
  sqlite.pragma('journal_mode = DELETE')
  sqlite.close()
  const keys = readKeys(at.dataFolder)
  const manifest: Manifest = {
    madeAt: '2026-03-01T18:00:00.000Z',
    reason: 'asked',
    number: 1,
    previous: null,
    keyId: keyId(keys),
    site: null,
    databaseId: '',
    appVersion: '0.1.0',
    schemaVersion,
    counts: withCopy(copy, backupCounts),
    database: digestOf(copy),
    seal: null,
  }
  const file = backupName(manifest)
  writeBackup(copy, join(at.folder, file), manifest, keys, noProgress)
  expect(await verifyBackup(readJob(at, file), noProgress)).toMatchObject({ good: false, problem: 'practice' })
})

test('U-80: a site’s data that are put among those of practice are neither opened nor removed when practice ends', async () => {
  const first = await openPractice()
  await practise(first.client, first.state)
  await first.close()
  const place = join(first.practiceFolder, 'site', 'outpost.db')
  copyFileSync(join(clinicFolder().dataFolder, 'outpost.db'), place)
  const before = digest(place)

  const { state, client } = await openPractice(first)
  expect(await state()).toMatchObject({ phase: 'unusable', cause: { code: 'not_practice_data' }, practice: { isOn: true } })
  expect(digest(place)).toBe(before)
  expect(await client['practice.end']({})).toMatchObject({ ok: true })
  expect(await state()).toMatchObject({ phase: 'first_run', practice: { isOn: false } })
  expect(digest(place)).toBe(before)
})

test('U-80: the sample central listens on the loopback alone, and knows no calls of tests', async () => {
  const { client, state } = await openPractice()
  const { site } = await practise(client, state)
  const origin = new URL(site?.address ?? '')
  expect(origin.hostname).toBe('127.0.0.1')
  for (const path of ['/test/sites', '/test/requests', '/test/knob'])
    expect((await fetch(new URL(path, origin), { method: 'POST' })).status).toBe(404)
  for (const base of ['/sync/v5', '/api/sync/v5']) {
    const answer = await fetch(new URL(`${base}/test/create_site`, origin), { method: 'POST', body: '{}' })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(await answer.text()).not.toContain('password')
  }
  const outer = Object.values(networkInterfaces()).flatMap((all) => all?.filter((one) => !one.internal && one.family === 'IPv4') ?? [])
  for (const { address } of outer) await expect(fetch(`http://${address}:${origin.port}/sync/v5/site`)).rejects.toThrow('fetch failed')
})
