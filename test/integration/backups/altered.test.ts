/**
 * Features 4-6: a flipped bit anywhere in a backup is found, by whoever reads it. 100 random places of each kind of file;
 * with OUTPOST_LONG 1,000. Every byte of the head and of the end besides.
 */
import { createHash } from 'node:crypto'
import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verifyBackup } from '../../../src-main/app-backup-jobs.ts'
import type { Seen } from '../../../src-main/app-backup-jobs.ts'
import type { BackupFolder } from '../../support/backup-files.ts'
import { noProgress, oneBackup, readJob } from '../../support/backup-files.ts'
import { makeFolder } from '../../support/make-db.ts'

const places = process.env['OUTPOST_LONG'] === '1' ? 1000 : 100
const passphrase = 'dix mille étoiles'

type File = BackupFolder & { readonly file: string; readonly path: string }
const kinds: readonly (readonly [string, string | null])[] = [
  ['a plain backup', null],
  ['an encrypted backup', passphrase],
]

/** What verifying says of the file with one bit turned; the file is whole again afterwards. */
async function turned(at: File, whole: Buffer, place: number, bit: number): Promise<Seen> {
  const changed = Buffer.from(whole)
  changed[place] = (whole[place] ?? 0) ^ (1 << bit)
  writeFileSync(at.path, changed)
  const seen = await verifyBackup(readJob(at, at.file), noProgress)
  writeFileSync(at.path, whole)
  return seen
}

describe('4-6: one bit turned', () => {
  test.each(kinds)(`%s: at ${places} random places it is found each time`, { timeout: 3_600_000 }, async (_, secret) => {
    const at = await oneBackup(secret)
    const whole = readFileSync(at.path)
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (place, bit) => {
        expect({ place, bit, good: (await turned(at, whole, place, bit)).good }).toEqual({ place, bit, good: false })
      }),
      { numRuns: places },
    )
    expect(await verifyBackup(readJob(at, at.file), noProgress)).toMatchObject({ good: true, problem: null })
  })

  test.each(kinds)('%s: in each byte of its beginning and its end', async (_, secret) => {
    const at = await oneBackup(secret)
    const whole = readFileSync(at.path)
    const signature = whole.indexOf(10, whole.indexOf(10) + 1)
    const all = (from: number, count: number): number[] => Array.from({ length: count }, (_unused, index) => from + index)
    const tried = [...all(0, 120), ...all(signature - 3, 70), ...all(whole.length - 50, 50)]
    const missed: number[] = []
    for (const place of tried) if ((await turned(at, whole, place, place % 8)).good) missed.push(place)
    expect(missed).toEqual([])
  })

  test('another computer, which has no key for it, finds it too', async () => {
    const at = await oneBackup()
    const whole = readFileSync(at.path)
    const elsewhere = { ...at, dataFolder: makeFolder() }
    expect(await verifyBackup(readJob(elsewhere, at.file), noProgress)).toMatchObject({ good: true, entry: { proof: 'other' } })
    for (const place of [10, 700, whole.length >> 1, whole.length - 1])
      expect((await turned({ ...elsewhere, file: at.file, path: at.path }, whole, place, 0)).good).toBe(false)
  })
})

describe('4-6: a backup that was changed on purpose', () => {
  test('with its digest made anew to fit is found by the signature', async () => {
    const at = await oneBackup()
    const text = readFileSync(at.path)
    const changed = Buffer.from(text)
    changed[text.indexOf('"items":') + 8] = '9'.charCodeAt(0)
    createHash('sha256')
      .update(changed.subarray(0, -32))
      .digest()
      .copy(changed, changed.length - 32)
    writeFileSync(at.path, changed)
    expect(text.equals(changed)).toBe(false)
    expect(await verifyBackup(readJob(at, at.file), noProgress)).toMatchObject({
      good: false,
      problem: 'altered',
      entry: { proof: 'broken' },
    })
  })

  test.each([
    ['cut short', (path: string) => truncateSync(path, readFileSync(path).length - 1), 'cut_short'],
    ['longer by a byte', (path: string) => writeFileSync(path, '!', { flag: 'a' }), 'altered'],
    ['empty', (path: string) => truncateSync(path, 0), 'not_a_backup'],
    ['no backup', (path: string) => writeFileSync(path, 'a letter\n\n\n'), 'not_a_backup'],
    ['of a later format', (path: string) => writeFileSync(path, 'OUTPOST BACKUP 2\n{}\n\n'), 'newer_program'],
  ])('%s is said to be that', async (_, change, problem) => {
    const at = await oneBackup()
    change(at.path)
    expect(await verifyBackup(readJob(at, at.file), noProgress)).toMatchObject({ good: false, problem })
  })

  test('one that is gone is said to be gone', async () => {
    const at = await oneBackup()
    expect(await verifyBackup(readJob(at, 'outpost-none.outpost-backup'), noProgress)).toMatchObject({ good: false, problem: 'missing' })
  })
})

describe('4-6: an encrypted backup', () => {
  test('holds no word of what it encrypts; the head tells counts and never the passphrase', async () => {
    const [plain, sealed] = [await oneBackup(), await oneBackup(passphrase)]
    expect(readFileSync(plain.path).includes('Amoxicillin')).toBe(true)
    const bytes = readFileSync(sealed.path)
    for (const word of ['Amoxicillin', 'SQLite format 3', passphrase]) expect(bytes.includes(word)).toBe(false)
    expect(readFileSync(join(sealed.dataFolder, 'backups.key')).includes(passphrase)).toBe(false)
  })

  test('is opened on another computer with the passphrase, composed or not, and with no other', async () => {
    const at = await oneBackup(passphrase)
    const elsewhere = { ...at, dataFolder: makeFolder() }
    const tried = async (given: string | null) =>
      (await verifyBackup(readJob(elsewhere, at.file, { passphrase: given }), noProgress)).problem
    expect(await tried(null)).toBe('passphrase_needed')
    expect(await tried('dix mille etoiles')).toBe('wrong_passphrase')
    expect(await tried(passphrase.normalize('NFD'))).toBe(null)
  })

  test('needs no passphrase on the computer that made it', async () => {
    const at = await oneBackup(passphrase)
    expect(await verifyBackup(readJob(at, at.file), noProgress)).toMatchObject({ good: true })
  })
})
