/** 4-5: while the data are not settled nothing of the site is written, whoever asks for it; and what is left to do can be done. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { fileSecretBox } from '../../../src-main/app.ts'
import type { OperationName } from '../../../src-main/contract/operations.ts'
import { operations } from '../../../src-main/contract/operations.ts'
import { write } from '../../../src-main/db/write.ts'
import { openDatabase } from '../../../src-main/db/open.ts'
import { markRestored } from '../../../src-main/repositories/restored-mark.ts'
import { readUnsent } from '../../../src-main/services/unsent-file.ts'
import { inputs, openWithAll } from '../../support/every-operation.ts'
import { valueOf } from '../../support/builders.ts'
import { bySync } from '../../support/make-db.ts'
import { nurse } from '../../support/people.ts'
import { openApp } from '../../support/test-app.ts'

/** The clinic of every operation, with a backup put back; and central's answer to sign-in at hand. */
async function restored() {
  const clinic = await openWithAll()
  await clinic.close()
  const db = openDatabase(join(clinic.folder, 'outpost.db'), { role: 'main' })
  const madeAt = '2026-03-01T06:00:00.000Z'
  write(db, bySync, (tx) => markRestored(tx, { at: '2026-03-02T06:00:00.000Z', madeAt }))
  db.close()
  const secretBox = fileSecretBox(join(clinic.folder, 'site.secret'))
  const again = await openApp({ dataFolder: clinic.folder, secretBox, login: clinic.central.login })
  const sqlite = new Database(join(clinic.folder, 'outpost.db'), { readonly: true })
  onTestFinished(() => void sqlite.close())
  return { ...again, sqlite, madeAt }
}

/** Everything that belongs to the site: all tables but this computer's own. */
function siteRows(sqlite: Database.Database): Record<string, unknown[]> {
  const ours = new Set(['setting', 'sync_run', 'user', 'user_credential', 'user_store', 'user_right', 'sign_in', 'sqlite_sequence'])
  const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]
  const kept = tables.filter((name) => !ours.has(name) && !name.startsWith('sign_in') && !name.startsWith('draft') && name !== 'preference')
  return Object.fromEntries(kept.map((name) => [name, sqlite.prepare(`SELECT * FROM "${name}"`).all()]))
}

test('F-134: no operation of the contract changes anything of the site, and those that would are refused in words', async () => {
  const { app, client, sqlite, log } = await restored()
  expect(valueOf(await client['app.state']({}))).toMatchObject({ identity: 'restored', readOnly: true })
  valueOf(await client['session.signIn'](nurse))
  const before = siteRows(sqlite)
  const names = (Object.keys(operations) as OperationName[]).filter((name) => !/^(session|setup|identity|backups|rescue)\./.test(name))
  const refused: OperationName[] = []
  for (const name of names) {
    const answer = await app.invoke(name, inputs[name], 'page')
    if (!answer.ok && answer.error.reason === 'read_only') refused.push(name)
  }
  expect(siteRows(sqlite)).toEqual(before)
  expect(refused).toEqual(
    expect.arrayContaining(['invoice.create', 'invoice.finalise', 'batch.adjust', 'stocktake.create', 'locations.create']),
  )
  expect(log.filter(({ level }) => level === 'error')).toEqual([])
})

test('F-134: a restored backup says when it was made, and has another ID for central', async () => {
  const { client, madeAt, sqlite } = await restored()
  expect(valueOf(await client['identity.state']({}))).toMatchObject({ outcome: 'restored', usedAt: madeAt, mayTakeOver: false })
  expect(valueOf(await client['sync.status']({}))).toMatchObject({ phase: 'stopped', cause: { code: 'database_restored' } })
  expect(sqlite.prepare("SELECT count(*) FROM setting WHERE key = 'database_id'").pluck().get()).toBe(1)
})

test('4-5: the saved file can be read by people and by a program, and one byte that is not as it was is found', async () => {
  const clinic = await openWithAll()
  valueOf(await clinic.client['session.signIn'](nurse))
  valueOf(await clinic.client['invoice.edit']({ id: 'open', version: 0, comment: 'für José' }))
  const { text, fileName } = valueOf(await clinic.client['unsent.save']({}))
  expect(fileName).toMatch(/^outpost-unsent-site-\d+-.*\.json$/)
  const parsed = JSON.parse(text) as {
    documents: { kind: string; name: string }[]
    records: { tableName: string; recordData: { comment?: string } }[]
  }
  expect(parsed.documents).toContainEqual(expect.objectContaining({ kind: 'outbound_shipment', state: 'new' }))
  expect(parsed.records.filter(({ tableName }) => tableName === 'transact').map(({ recordData }) => recordData.comment)).toContain(
    'für José',
  )
  const records = readUnsent(text) ?? []
  expect(records.map((line) => JSON.parse(line) as unknown)).toEqual(parsed.records)

  const from = text.indexOf('"records": [')
  const spoilt = [0.1, 0.4, 0.7, 0.9].map((share) => {
    const at = from + 13 + Math.floor((text.length - from - 20) * share)
    return text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1)
  })
  for (const one of [...spoilt, text.slice(0, -40)]) expect(readUnsent(one)).toBeNull()
  expect(readFileSync(join(clinic.folder, 'unsent', fileName), 'utf8')).toBe(text)
  expect(valueOf(await clinic.client['identity.state']({})).saved).toMatchObject({ fileName, records: records.length })
  // More work makes it a file that does not hold everything.
  valueOf(await clinic.client['locations.create']({ id: 'a6c6e6d0-7f0e-4b5e-9a05-3a4b5c6d7e8f', code: 'Z', name: 'Z', onHold: false }))
  expect(valueOf(await clinic.client['identity.state']({})).saved).toBeNull()
})

test('4-5: a file that cannot be written is said as what the disk says, and the work counts as not saved', async () => {
  const clinic = await openWithAll()
  valueOf(await clinic.client['session.signIn'](nurse))
  valueOf(await clinic.client['invoice.edit']({ id: 'open', version: 0, comment: 'only here' }))
  writeFileSync(join(clinic.folder, 'unsent'), 'in the way')
  expect(await clinic.client['unsent.save']({})).toMatchObject({ error: { code: 'unavailable', reason: 'data_folder_unusable' } })
  expect(valueOf(await clinic.client['identity.state']({})).saved).toBeNull()
})

test('F-135: a file that is put back within one session is known by its journal', async () => {
  const memory = join((await openWithAll()).folder, 'elsewhere')
  const clinic = await openWithAll()
  await clinic.close()
  const path = join(clinic.folder, 'outpost.db')
  const options = { dataFolder: clinic.folder, memoryFolders: [memory], login: clinic.central.login }
  const first = await openApp(options)
  valueOf(await first.client['session.signIn'](nurse))
  const sqlite = new Database(path)
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  sqlite.close()
  cpSync(path, `${path}.noon`)
  valueOf(await first.client['invoice.edit']({ id: 'open', version: 0, comment: 'after noon' }))
  await first.close()
  writeFileSync(path, readFileSync(`${path}.noon`))
  expect(valueOf(await (await openApp(options)).client['app.state']({}))).toMatchObject({ identity: 'older', readOnly: true })
})
