/**
 * Issue 6: names of patients and secrets are looked for where they may not stand: in the log, in what a backup says of
 * itself without its key, and in the files beside the data. (The support bundle: support-bundle.test; memory dumps: the
 * shell starts no crash reporter, test/unit/electron/menu.test.)
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fileSecretBox } from '../../../src-main/app.ts'
import { createLog, fileSink } from '../../../src-main/log.ts'
import { listBackups } from '../../../src-main/site/backup-folder.ts'
import { readKeys } from '../../../src-main/site/backup-key.ts'
import { openWithBackups } from '../../support/backups.ts'
import { valueOf } from '../../support/builders.ts'
import { makeFolder } from '../../support/make-db.ts'
import { nurse } from '../../support/people.ts'
import { placesOf } from '../../support/secrets.ts'

const patient = { name: 'Achieng Wanjiru', first: 'Wanjiru', last: 'Achieng' }
const siteSecret = 'c0ffee5eed'.repeat(6)
const typed = 'Achieng, Wanjiru, third visit'

test('issue 6: names of patients, the password of the site and of people are in no log and in nothing that a backup shows', async () => {
  const logFile = join(makeFolder(), 'outpost.log')
  const clinic = await openWithBackups(({ add }) => add.name('p1', { type: 'patient', customer: true, ...patient }), {
    log: createLog(fileSink(logFile)),
  })
  const { app, client, folder } = clinic
  await fileSecretBox(join(folder, 'site.secret')).write(siteSecret)
  const id = '0a4a9d0e-3c3b-4f43-9a3c-0f3f1c5b7c11'
  valueOf(await client['invoice.create']({ id, nameId: 'ward' }))
  const { version } = valueOf(await client['invoice.get']({ id }))
  valueOf(await client['invoice.edit']({ id, version, comment: typed }))
  // What cannot be read, is refused, or breaks: each of it is written to the log.
  await app.invoke('invoice.edit', { id, version: patient.name, comment: typed }, 'page')
  await app.invoke(patient.name, { password: nurse.password }, 'page')
  await client['session.unlock']({ password: `${nurse.password} ` })
  valueOf(await client['backups.now']({}))
  await clinic.settled()
  await app.close()

  const [backup] = await listBackups(clinic.ownFolder, readKeys(folder))
  expect(backup?.read.ok).toBe(true)
  const ours = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const places = {
    log: readFileSync(logFile),
    'what a backup shows': Buffer.from(JSON.stringify(backup?.read)),
    ...Object.fromEntries(ours.map((name) => [name, readFileSync(join(folder, name))])),
  }
  expect(places.log.length, 'something was logged').toBeGreaterThan(200)
  expect(readFileSync(join(folder, 'outpost.db')).includes('Wanjiru'), 'the patient is in the data').toBe(true)
  for (const word of ['Wanjiru', 'Achieng', siteSecret, nurse.password, 'third visit'])
    expect({ word, in: placesOf(word, places) }).toEqual({ word, in: [] })
})
