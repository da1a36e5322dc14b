/** Issue 6, 4-6: folders as people name them. Backups are made, checked and put back whatever stands in their path. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFolder } from '../../support/backups.ts'
import { valueOf } from '../../support/builders.ts'
import { makeFolder } from '../../support/make-db.ts'
import { fillClinic, nurse } from '../../support/people.ts'

/** Blanks at the end, signs of URLs, of SQL and of a shell, an accent in both of its forms, and letters of other scripts. */
const names = ['Santé du Nord #1 100%25', "d'Œuvre; -- & (copie)", 'Sante\u0301 file:x?mode=ro', 'ዳታ 数据 [a]{b}$HOME ']

test.each(names)('%s', async (name) => {
  const folder = join(makeFolder(), name)
  mkdirSync(folder)
  fillClinic(folder, (clinic) => void clinic.add.batch('a', 10, { available: 9 }))
  const { client, plug, backUp, log } = await openFolder(folder)
  valueOf(await client['session.signIn'](nurse))
  const elsewhere = join(makeFolder(), name)
  mkdirSync(elsewhere)
  valueOf(await client['backups.setFolder']({ path: elsewhere }))
  const stick = plug(`${name}stick`)
  valueOf(await client['backups.addStick']({ path: stick.path, label: name }))
  const { file } = await backUp()
  const { places } = valueOf(await client['backups.overview']({}))
  expect(places.map(({ problem, lastAt }) => [problem, lastAt === null])).toEqual([
    [null, false],
    [null, false],
  ])
  for (const { id } of places)
    expect(valueOf(await client['backups.verify']({ placeId: id, file, passphrase: null }))).toMatchObject({ good: true })
  valueOf(await client['invoice.create']({ id: '0a4a9d0e-3c3b-4f43-9a3c-0f3f1c5b7c11', nameId: 'ward' }))
  expect(valueOf(await client['backups.restore']({ placeId: 'folder', file, passphrase: null }))).toMatchObject({ good: true })
  expect(valueOf(await client['app.state']({}))).toMatchObject({ phase: 'ready', identity: 'restored' })
  valueOf(await client['session.signIn'](nurse))
  valueOf(await client['unsent.save']({}))
  expect(log.filter(({ level }) => level === 'error')).toEqual([])
})
