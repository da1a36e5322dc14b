import { describe, expect, test } from 'vitest'
import { classified, DatabaseUnusable, StorageFault, unusable } from '../../../src-main/db/faults.ts'

const sqliteError = (code: string): Error => Object.assign(new Error(`${code} happened`), { name: 'SqliteError', code })

describe('faults of the disk, named once', () => {
  test.each([
    ['SQLITE_FULL', 'disk_full'],
    ['SQLITE_IOERR_WRITE', 'disk_read_only'],
    ['SQLITE_IOERR_FSYNC', 'disk_read_only'],
    ['SQLITE_READONLY', 'disk_read_only'],
    ['SQLITE_READONLY_DIRECTORY', 'disk_read_only'],
    ['SQLITE_CANTOPEN', 'disk_read_only'],
    ['SQLITE_IOERR_READ', 'database_damaged'],
    ['SQLITE_CORRUPT_VTAB', 'database_damaged'],
    ['SQLITE_NOTADB', 'database_damaged'],
  ])('%s is %s', (code, cause) => {
    const error = sqliteError(code)
    expect(classified(error)).toBeInstanceOf(StorageFault)
    expect(classified(error)).toMatchObject({ code: cause, cause: error })
  })

  test('a busy database is to be tried again', () => {
    expect(classified(sqliteError('SQLITE_BUSY_SNAPSHOT'))).toMatchObject({ name: 'DatabaseBusy' })
  })

  test.each([sqliteError('SQLITE_CONSTRAINT_FOREIGNKEY'), new Error('plain'), 'text', null])(
    'anything else stays what it is: %s',
    (error) => {
      expect(classified(error)).toBe(error)
    },
  )

  test.each([
    ['SQLITE_FULL', 'full', 'disk_full'],
    ['SQLITE_CANTOPEN', 'read_only', 'disk_read_only'],
    ['SQLITE_CORRUPT', 'damaged', 'database_damaged'],
    ['SQLITE_BUSY', 'locked', 'database_in_use'],
  ])('opening: %s means %s', (code, reason, cause) => {
    expect(unusable(sqliteError(code), 'a.db')).toMatchObject({ reason, code: cause })
    expect(unusable(new Error('migration failed', { cause: sqliteError(code) }), 'a.db')).toBeInstanceOf(DatabaseUnusable)
  })
})
