/** One database for all tests of a file: a thousand short tests would else open a thousand. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { openDatabase } from '../../../src-main/db/open.ts'

/** Opened before the first test of the file with what `fill` puts in, closed after the last one. */
export function sharedDb(fill: (db: Db) => void = () => {}): { readonly db: Db } {
  let opened: Db | undefined
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'outpost-tables-'))
    opened = openDatabase(join(folder, 'outpost.db'), { role: 'main' })
    fill(opened)
  })
  afterAll(() => {
    opened?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    get db() {
      if (opened === undefined) throw new Error('the database is open within tests only')
      return opened
    },
  }
}
