import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkDataFolder } from '../../../src-main/site/data-folder.ts'
import { passwordHash } from '../../../src-main/site/password-hash.ts'
import { fileSecretBox } from '../../../src-main/site/secret-box.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outpost-site-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('F-136: the hash of the site password', () => {
  test('is lower-case hex SHA-256, as the worked example of the protocol', () => {
    expect(passwordHash('password')).toBe('5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8')
    expect(passwordHash('mot de passe é')).toMatch(/^[0-9a-f]{64}$/)
  })

  test('lies in a file that only its owner can read, and nothing else is left beside it', async () => {
    const box = fileSecretBox(join(folder, 'secret'))
    expect(await box.read()).toBeNull()
    await box.write('one')
    await box.write('two')
    expect(await box.read()).toBe('two')
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['secret'])
    await box.clear()
    await box.clear()
    expect(await box.read()).toBeNull()
  })

  test('a write that fails keeps the old secret and leaves nothing beside it', async () => {
    await expect(fileSecretBox(join(folder, 'missing', 'secret')).write('new')).rejects.toThrow(/ENOENT/)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('Bad input: the data folder', () => {
  test('is made where it is missing and left empty', () => {
    expect(checkDataFolder(join(folder, 'a', 'b'))).toBeNull()
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual([])
  })

  test('a file in its place is named and not touched', () => {
    writeFileSync(join(folder, 'file'), 'mine')
    expect(checkDataFolder(join(folder, 'file'))).toMatchObject({ reason: 'not_a_folder', code: 'data_folder_unusable' })
    expect(checkDataFolder(join(folder, 'file', 'below'))).toMatchObject({ reason: 'not_a_folder' })
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('mine')
  })

  test('a place that takes no files is named', () => {
    expect(checkDataFolder('/proc/outpost')).toMatchObject({ code: 'data_folder_unusable' })
    expect(checkDataFolder('/dev/null/outpost')).toMatchObject({ reason: 'not_a_folder' })
  })
})
