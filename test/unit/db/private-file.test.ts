import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lockDataFolder } from '../../../src-main/db/lock.ts'
import { openDatabase } from '../../../src-main/db/open.ts'
import { makePrivate } from '../../../src-main/private-file.ts'
import { fileSecretBox } from '../../../src-main/site/secret-box.ts'
import { checkDataFolder } from '../../../src-main/site/data-folder.ts'
import { makeFolder } from '../../support/make-db.ts'

const modeOf = (path: string): string => (statSync(path).mode & 0o7777).toString(8)

/** Everything that Outpost lays into its data folder, while it is open. */
async function filled(folder: string): Promise<Record<string, string>> {
  const free = lockDataFolder(folder)
  const db = openDatabase(join(folder, 'outpost.db'), { role: 'main' })
  db.sqlite.exec('CREATE TABLE scratch (id INTEGER)')
  await fileSecretBox(join(folder, 'site.secret')).write('f'.repeat(64))
  const modes = Object.fromEntries(readdirSync(folder).map((name) => [name, modeOf(join(folder, name))]))
  db.close()
  free()
  return modes
}

describe('the data are private to the users of Outpost (issue 3, the shell)', () => {
  test('a folder that Outpost makes is its owner’s alone, and so is every file in it', async () => {
    const folder = join(makeFolder(), 'data')
    expect(checkDataFolder(folder)).toBeNull()
    expect(modeOf(folder)).toBe('700')
    const modes = await filled(folder)
    expect(Object.keys(modes)).toEqual(expect.arrayContaining(['lock.db', 'outpost.db', 'outpost.db-wal', 'site.secret']))
    expect(new Set(Object.values(modes))).toEqual(new Set(['600']))
  })

  test('a folder that an installer gave to a group: every file is its members’, and nobody else’s', async () => {
    const folder = join(makeFolder(), 'data')
    mkdirSync(folder)
    chmodSync(folder, 0o2770)
    expect(new Set(Object.values(await filled(folder)))).toEqual(new Set(['660']))
    expect(modeOf(folder)).toBe('2770')
  })

  test('a file that others could read is closed to them when it is opened', () => {
    const folder = makeFolder()
    const path = join(folder, 'old')
    writeFileSync(path, '')
    chmodSync(path, 0o644)
    makePrivate(path)
    expect(modeOf(path)).toBe('600')
  })
})
