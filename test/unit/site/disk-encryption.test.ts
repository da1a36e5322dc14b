import { expect, test } from 'vitest'
import type { Ask } from '../../../src-main/site/disk-encryption.ts'
import { diskEncryption } from '../../../src-main/site/disk-encryption.ts'

/** Answers by what the command line holds; anything else is not there. */
const answers =
  (known: Readonly<Record<string, string>>, asked: string[] = []): Ask =>
  (program, args) => {
    const line = [program, ...args].join(' ')
    asked.push(line)
    const key = Object.keys(known).find((one) => line.includes(one))
    return key === undefined ? Promise.reject(new Error('not found')) : Promise.resolve(known[key]!)
  }

test.each([
  ['1', 'on'],
  ['6', 'on'],
  ['2', 'off'],
  ['3', 'off'],
  ['5', 'off'],
  ['', 'unknown'],
  ['0', 'unknown'],
])('Windows: BitLocker says %j, the disk is %s', async (said, state) => {
  const asked: string[] = []
  expect(await diskEncryption('D:\\ProgramData\\Outpost', 'win32', answers({ BitLockerProtection: `${said}\r\n` }, asked))).toBe(state)
  expect(asked[0]).toContain("NameSpace('D:')")
})

test('Windows: a network folder is not asked about', async () => {
  const asked: string[] = []
  expect(await diskEncryption('\\\\server\\share', 'win32', answers({}, asked))).toBe('unknown')
  expect(asked).toEqual([])
})

test.each([
  ['FileVault is On.\n', 'on'],
  ['FileVault is Off.\n', 'off'],
  ['Error: not available', 'unknown'],
])('macOS: %j is %s', async (said, state) => {
  expect(await diskEncryption('/Library', 'darwin', answers({ fdesetup: said }))).toBe(state)
})

test.each([
  ['/dev/mapper/root\n', 'lvm\ncrypt\npart\ndisk\n', 'on'],
  ['/dev/sda2[/var]\n', 'part\ndisk\n', 'off'],
  ['tmpfs\n', 'disk\n', 'unknown'],
])('Linux: a file system on %j over %j is %s', async (source, chain, state) => {
  const asked: string[] = []
  expect(await diskEncryption('/var/lib/outpost', 'linux', answers({ findmnt: source, lsblk: chain }, asked))).toBe(state)
  if (state === 'off') expect(asked[1]).toMatch(/ \/dev\/sda2$/)
})

test('a system that does not say, or has not even the program, is unknown and no fault', async () => {
  expect(await diskEncryption('/data', 'linux', answers({}))).toBe('unknown')
  expect(await diskEncryption('/data', 'aix', answers({}))).toBe('unknown')
})

test('this machine answers one of the three', async () => {
  expect(['on', 'off', 'unknown']).toContain(await diskEncryption(process.cwd()))
})
