/** A screen with a sentence for every way in which the packed program's data folder can be unusable (issue 3, the package). */
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { applicationId } from '../../src-main/db/open.ts'
import { expect, test } from './support/fixtures.ts'
import { packagedOutpost } from './support/outpost.ts'
import type { Outpost } from './support/outpost.ts'
import { packed, worldIn } from './support/packaged.ts'
import { button, heading } from './support/steps.ts'

const nowhere = 'Outpost cannot open its data'
const toData = (folder: string, ...path: string[]): string => join(folder, 'var-lib/outpost', ...path)
const database = (folder: string, text: string): void => {
  mkdirSync(toData(folder), { recursive: true })
  const db = new Database(toData(folder, 'outpost.db'))
  db.exec(text)
  db.close()
}
const makeData = (folder: string): void => void mkdirSync(toData(folder), { recursive: true })

type Way = { readonly mount?: string; readonly spoil?: (folder: string) => void; readonly says: string; readonly next: string }
const ways: Readonly<Record<string, Way>> = {
  missing: {
    mount: 'mount -o remount,bind,ro /var/lib',
    says: 'may not write',
    next: 'everybody who uses Outpost must be allowed to write in it',
  },
  'not a folder': {
    spoil: (folder) => {
      mkdirSync(toData(folder, '..'), { recursive: true })
      writeFileSync(toData(folder), 'mine')
    },
    says: 'A file stands where the data folder should be.',
    next: 'it must be there, be a folder',
  },
  full: { spoil: makeData, mount: 'mount -t tmpfs -o size=8k none /var/lib/outpost', says: 'The disk is full', next: 'Make room' },
  'without the right to write': {
    spoil: makeData,
    mount: 'mount -t tmpfs -o ro none /var/lib/outpost',
    says: 'may not write in the data folder',
    next: 'must be allowed to write in it',
  },
  damaged: {
    spoil: (folder) => {
      makeData(folder)
      writeFileSync(toData(folder, 'outpost.db'), 'x'.repeat(10_000))
    },
    says: 'The database file is damaged.',
    next: 'Keep the file as it is',
  },
  'of another program': {
    spoil: (folder) => database(folder, 'PRAGMA application_id = 77; CREATE TABLE a (b)'),
    says: 'belongs to another program',
    next: 'Keep the file as it is',
  },
  'from the future': {
    spoil: (folder) => database(folder, `PRAGMA application_id = ${applicationId}; CREATE TABLE a (b); PRAGMA user_version = 999990`),
    says: 'The database is from a newer version of Outpost',
    next: 'Install the newest version',
  },
}

for (const [name, { mount, spoil, says, next }] of Object.entries(ways)) {
  test(`the data folder is unusable: ${name}`, async ({ folder }) => {
    spoil?.(folder)
    const outpost = packagedOutpost(worldIn(folder, packed.driven, mount === undefined ? {} : { mount }))
    const page = await outpost.start()
    await expect(heading(page, nowhere)).toBeVisible()
    await expect(page.locator('body')).toContainText(says)
    await expect(page.locator('body')).toContainText(next)
    await button(page, 'Try again').click()
    await expect(page.getByText('It still cannot be opened.')).toBeVisible()
    await outpost.stop('close')
  })
}

test('the data folder is in use by another user of this computer, who then closes Outpost', async ({ folder }) => {
  // As the installer leaves it: the folder belongs to a group.
  makeData(folder)
  chmodSync(toData(folder), 0o2770)
  const start = async (user: string): Promise<Outpost> => {
    const outpost = packagedOutpost(worldIn(folder, packed.driven, { user }))
    await outpost.start()
    return outpost
  }
  const anna = await start('anna')
  await expect(heading(anna.page(), 'Which language?')).toBeVisible()
  const modes = readdirSync(toData(folder)).map((file) => (statSync(toData(folder, file)).mode & 0o777).toString(8))
  expect(new Set(modes)).toEqual(new Set(['660']))

  const ben = await start('ben')
  await expect(heading(ben.page(), nowhere)).toBeVisible()
  await expect(ben.page().locator('body')).toContainText('Outpost is open already on this computer')
  await anna.stop('close')
  await button(ben.page(), 'Try again').click()
  await expect(heading(ben.page(), 'Which language?')).toBeVisible()
  await ben.stop('close')
})
