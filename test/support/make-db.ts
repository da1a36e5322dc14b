/** A real database in a folder of its own, removed after the test. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'
import type { Db } from '../../src-main/db/open.ts'
import { openDatabase } from '../../src-main/db/open.ts'
import type { Origin, Tx } from '../../src-main/db/write.ts'
import { write } from '../../src-main/db/write.ts'
import { nameLookup } from '../../src-main/repositories/name-lookup.ts'
import { setSetting } from '../../src-main/repositories/settings.ts'
import type { Applied } from '../../src-main/repositories/synced-rows.ts'
import { applyPulledUpsert } from '../../src-main/repositories/synced-rows.ts'
import { compiled } from '../../src-main/tables/compile.ts'
import { tableByWire } from '../../src-main/tables/registry.ts'
import { fixtureTables, fullRow } from './wire-fixtures.ts'

/** An empty folder; gone when the test is over. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'outpost-test-'))
  // A program that was killed or is closing may still write its last file while its folder goes.
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))
  return folder
}

/** A new database with the whole schema, closed when the test is over; the one of that folder where it has one. */
export function makeDb(folder: string = makeFolder()): Db {
  const path = join(folder, 'outpost.db')
  if (!existsSync(path)) copyFileSync(inject('templateDb'), path)
  const db = openDatabase(path, { role: 'main' })
  onTestFinished(() => db.close())
  return db
}

export const testTime = '2026-03-01T08:00:00.000Z'
export const byUser: Origin = { kind: 'local', userId: 'nurse', at: testTime }
export const bySync: Origin = { kind: 'sync', at: testTime }

export const locally = <T>(db: Db, fn: (tx: Tx) => T): T => write(db, byUser, fn)
export const fromCentral = <T>(db: Db, fn: (tx: Tx) => T): T => write(db, bySync, fn)

/** Stores a record in the pull form as sync does. Throws where it cannot be read. */
export function pull(tx: Tx, wire: string, data: Readonly<Record<string, unknown>>): Applied {
  const table = tableByWire(wire)
  if (table === undefined) throw new Error(`${wire} is not declared`)
  const decoded = compiled(table).decode(String(data.ID), data, nameLookup(tx))
  if (!decoded.ok) throw new Error(`${wire} ${decoded.field}: ${decoded.detail}`)
  return applyPulledUpsert(tx, table, decoded.row)
}

/** One full row of every declared table, at the site where its store is active. */
export function pullFixtures(db: Db): void {
  fromCentral(db, (tx) => {
    setSetting(tx, 'site', { uuid: 'site-uuid', number: Number(fullRow('store').sync_id_remote_site), name: 'Kibera', code: 'KBR' })
    for (const wire of fixtureTables) pull(tx, wire, fullRow(wire))
  })
}
