/** 4-9: after an unclean end the next start says when it was and what was checked, and names what is wrong. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import type { ReadDb } from '../../../src-main/db/open.ts'
import { openDatabase } from '../../../src-main/db/open.ts'
import { noteStart, startReport } from '../../../src-main/services/last-end.ts'
import { checkData } from '../../../src-main/sync/data-check.ts'
import { integrityOf, tableNames } from '../../../src-main/db/integrity.ts'
import type { Client } from '../../../src-main/contract/client.ts'
import type { StartReport } from '../../../src-main/contract/diagnosis.ts'
import type { OutpostApp } from '../../../src-main/app.ts'
import { makeClinic, now, valueOf } from '../../support/builders.ts'
import { fillClinic, loginStub, openClinic, reopenClinic, signInNurse } from '../../support/people.ts'
import { openApp } from '../../support/test-app.ts'
import { makeDb, makeFolder } from '../../support/make-db.ts'

/** Resolves with the report once this start has checked the data. */
const checked = ({ app, client }: { app: OutpostApp; client: Client }): Promise<StartReport> =>
  new Promise((resolve, reject) => {
    const look = async (): Promise<void> => {
      const report = valueOf(await client['start.report']({}))
      if (report.check === null) return
      leave()
      resolve(report)
    }
    const leave = app.subscribe(() => void look().catch(reject), 'page')
    look().catch(reject)
  })

/** The folder as a power cut leaves it: opened by a program that never closed it. */
function cutOff(folder: string): void {
  const db = openDatabase(join(folder, 'outpost.db'), { role: 'main' })
  noteStart(db, new Date('2026-03-01T07:00:00.000Z'), null)
  db.close()
}

test('4-9: a clean end is nothing to speak of', async () => {
  const clinic = await openClinic()
  await clinic.close()
  const again = await reopenClinic(clinic.folder, clinic.central)
  await signInNurse(again.client)
  expect(valueOf(await again.client['start.report']({}))).toMatchObject({ endedAt: null })
})

test('4-9: after an unclean end everything saved is checked at once, and it is told until somebody has read it', async () => {
  const folder = makeFolder()
  fillClinic(folder, (clinic) => clinic.add.batch('a', 10))
  cutOff(folder)
  const { login } = loginStub()
  const clinic = await openApp({ dataFolder: folder, login })
  await signInNurse(clinic.client)
  const report = await checked(clinic)
  expect(report).toMatchObject({ seen: false, check: { batches: 1, damage: [], batchFaults: [], batchFaultsInAll: 0 } })
  expect(report.endedAt).not.toBeNull()
  expect(valueOf(await clinic.client['start.seen']({}))).toMatchObject({ seen: true })
  await clinic.close()
  const next = await openApp({ dataFolder: folder, login })
  await signInNurse(next.client)
  expect(valueOf(await next.client['start.report']({}))).toMatchObject({ endedAt: null })
})

test('4-9: what this person was filling in when it was cut off is named until it is finished, and nothing that was begun since', async () => {
  const form = 'document/open'
  const clinic = await openClinic((made) => void made.add.invoice('open', { invoice_num: 12 }))
  await signInNurse(clinic.client)
  valueOf(await clinic.client['drafts.keep']({ form, fields: { comment: 'ward rou' } }))
  await clinic.close()
  cutOff(clinic.folder)
  const again = await reopenClinic(clinic.folder, clinic.central, now.getTime() + 60_000)
  await signInNurse(again.client)
  valueOf(await again.client['drafts.keep']({ form: 'newStock', fields: { batch: 'B1' } }))
  const named = async () => valueOf(await again.client['start.report']({})).drafts.map(({ form: one, document }) => [one, document?.number])
  expect(await named()).toEqual([[form, 12]])
  valueOf(await again.client['drafts.drop']({ form }))
  expect(await named()).toEqual([])
})

test('4-9: what is wrong is named, batch by batch, with its figures', async () => {
  const { db, add } = makeClinic()
  add.batch('good', 10)
  add.batch('promised', 10, { available: 4 })
  add.batch('over', 10, { available: 12 })
  add.batch('below', -2, { available: -2 })
  add.invoice('open')
  add.line('l', 'open', { item_line_ID: 'promised', quantity: 3 })
  const check = await checkData({ db, now: Date.now, breathe: () => Promise.resolve(), signal: new AbortController().signal })
  expect(check).toMatchObject({ batches: 4, damage: [], batchFaultsInAll: 3 })
  expect(check?.batchFaults.map(({ id, what }) => [id, what])).toEqual([
    ['below', 'below'],
    ['over', 'over'],
    ['promised', 'promised'],
  ])
  expect(check?.batchFaults.at(-1)).toMatchObject({ total: 10, available: 4, promised: 3, item: 'Amoxicillin 250 mg' })
})

test('4-9: the last write is the last sign of life; one before the start of that run was not of it', () => {
  const db = makeDb()
  noteStart(db, new Date('2026-03-01T07:00:00.000Z'), null)
  noteStart(db, new Date('2026-03-01T15:00:00.000Z'), new Date('2026-03-01T14:03:00.000Z'))
  expect(startReport(db, []).endedAt).toBe('2026-03-01T14:03:00.000Z')
  noteStart(db, new Date('2026-03-01T16:00:00.000Z'), new Date('2026-03-01T10:00:00.000Z'))
  expect(startReport(db, []).endedAt).toBe('2026-03-01T15:00:00.000Z')
})

test('4-9: a table that cannot be read is a sentence of the check, not its end', () => {
  const folder = makeFolder()
  const path = join(folder, 'spoiled.db')
  const sound = new Database(path)
  sound.exec(
    `CREATE TABLE probe (a TEXT); INSERT INTO probe WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) SELECT hex(randomblob(500)) FROM n`,
  )
  expect(integrityOf({ sqlite: sound } as ReadDb, 'probe')).toEqual([])
  const [root, size] = [
    sound.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'probe'`).pluck().get(),
    sound.pragma('page_size', { simple: true }),
  ]
  sound.close()
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(64, 0xff), 0, 64, (Number(root) - 1) * Number(size))
  closeSync(file)
  const spoiled = new Database(path)
  onTestFinished(() => void spoiled.close())
  expect(integrityOf({ sqlite: spoiled } as ReadDb, 'probe')).not.toEqual([])
  expect(tableNames({ sqlite: spoiled } as ReadDb)).toEqual(['sqlite_schema', 'probe'])
})
