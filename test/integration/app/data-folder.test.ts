/** A database or folder that cannot be used is said with its cause, and nothing in it is overwritten (issue: Bad input). */
import Database from 'better-sqlite3'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { valueOf } from '../../support/builders.ts'
import { makeFolder } from '../../support/make-db.ts'
import { openApp } from '../../support/test-app.ts'

async function made(): Promise<{ folder: string; file: string }> {
  const folder = makeFolder()
  const outpost = await openApp({ dataFolder: folder })
  await outpost.close()
  return { folder, file: join(folder, 'outpost.db') }
}

const change = (file: string, text: string): void => {
  const db = new Database(file)
  db.exec(text)
  db.close()
}

describe('a database that cannot be used', () => {
  test.each([
    ['damaged', (file: string) => writeFileSync(file, 'x'.repeat(10_000)), 'database_damaged', 'damaged'],
    ['from the future', (file: string) => change(file, 'PRAGMA user_version = 999999'), 'database_newer', 'from_future'],
    ['another program’s', (file: string) => change(file, 'PRAGMA application_id = 77'), 'database_damaged', 'not_ours'],
    [
      'with settings that cannot be read',
      (file: string) => change(file, "INSERT INTO setting VALUES ('site', '{oops')"),
      'database_damaged',
      'setting',
    ],
  ] as const)('%s: the page is told, the file stays as it is', async (_title, spoil, code, reason) => {
    const { folder, file } = await made()
    spoil(file)
    const before = readFileSync(file)
    const { client, close } = await openApp({ dataFolder: folder })
    expect(valueOf(await client['app.state']({}))).toMatchObject({ phase: 'unusable', cause: { code, params: { reason } } })
    expect(valueOf(await client['sync.status']({}))).toMatchObject({ phase: 'stopped', cause: { code } })
    expect(await client['app.about']({})).toMatchObject({ ok: false, error: { code: 'unavailable', reason: code } })
    expect(await client['stores.list']({})).toMatchObject({ error: { code: 'unavailable', reason: code } })
    expect(await client['session.signIn']({ username: 'nurse', password: 'x' })).toMatchObject({ error: { reason: code } })
    expect(valueOf(await client['app.setLocale']({ locale: 'fr' })).locale).toBe('fr')
    await close()
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('a folder that another Outpost holds is left to it', async () => {
    const folder = makeFolder()
    const first = await openApp({ dataFolder: folder })
    const second = await openApp({ dataFolder: folder })
    expect(valueOf(await second.client['app.state']({}))).toMatchObject({
      phase: 'unusable',
      cause: { code: 'database_in_use', params: { reason: 'locked' } },
    })
    await second.close()
    expect(valueOf(await first.client['app.state']({})).phase).toBe('first_run')
    await first.close()
    const third = await openApp({ dataFolder: folder })
    expect(valueOf(await third.client['app.state']({})).phase).toBe('first_run')
  })

  test('a folder that is a file is named', async () => {
    const file = join(makeFolder(), 'file')
    writeFileSync(file, 'mine')
    const { client } = await openApp({ dataFolder: file, secretBox: noSecret })
    expect(valueOf(await client['app.state']({}))).toMatchObject({ phase: 'unusable', cause: { params: { reason: 'not_a_folder' } } })
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })

  test('a language that cannot be read is no reason to stop', async () => {
    const { folder, file } = await made()
    change(file, `INSERT INTO setting VALUES ('locale', '"klingon"')`)
    const { client } = await openApp({ dataFolder: folder })
    expect(valueOf(await client['app.state']({}))).toMatchObject({ phase: 'first_run', locale: 'en' })
  })
})

test('after the end every question is answered with a refusal', async () => {
  const { client, close } = await openApp()
  await close()
  await close()
  expect(await client['app.state']({})).toMatchObject({ ok: false, error: { code: 'unavailable', reason: 'program_closing' } })
})

const noSecret = {
  kind: 'file' as const,
  read: () => Promise.resolve(null),
  write: () => Promise.resolve(),
  clear: () => Promise.resolve(),
}
