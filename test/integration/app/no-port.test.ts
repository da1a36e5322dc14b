/** U-82, F-100: the desktop program calls and is never called: whatever it does, its process listens on no port. */
import { once } from 'node:events'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { openCountry } from '../../central/test-country.ts'
import { valueOf } from '../../support/builders.ts'
import { addNurse, signInNurse } from '../../support/people.ts'
import { openApp } from '../../support/test-app.ts'

/** What this process listens on: of this thread as Node tells it, and on Linux of all its threads as the system does. */
function listening(): string[] {
  const ofThread = process.getActiveResourcesInfo().filter((name) => /Server/.test(name))
  return process.platform === 'linux' ? [...ofThread, ...ofSystem()] : ofThread
}

const listens = '0A'
function ofSystem(): string[] {
  const own = new Set(readdirSync('/proc/self/fd').flatMap((fd) => /^socket:\[(\d+)\]$/.exec(linkOf(fd))?.[1] ?? []))
  const rows = ['tcp', 'tcp6'].flatMap((kind) => readFileSync(`/proc/self/net/${kind}`, 'utf8').trim().split('\n').slice(1))
  return rows.flatMap((row) => {
    const [, local = '', , state, , , , , , inode = ''] = row.trim().split(/\s+/)
    return state === listens && own.has(inode) ? [local] : []
  })
}

/** The folder itself is open while it is read, and gone afterwards. */
function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`)
  } catch {
    return ''
  }
}

/** What it listens on beside what it did before: the system's table is not read in one piece, so it may leave out a row or have it twice. */
function since(before: readonly string[]): string[] {
  const known = [...before]
  return listening().filter((one) => !known.includes(one) || known.splice(known.indexOf(one), 1).length === 0)
}

test('U-82, F-100: from first run to the closing it opens no port, with its worker, its checks and its syncs', async () => {
  const { central, store } = await openCountry()
  addNurse(central, store.storeId)
  const before = listening()
  const { client, until, close } = await openApp({ shell: 'electron' })
  valueOf(await client['setup.checkAddress']({ address: central.url }))
  valueOf(await client['setup.register']({ address: central.url, variant: 'A', siteName: 'Kibera', password: 'secret' }))
  valueOf(await client['setup.load']({}))
  await until(({ initialised, phase }) => initialised && phase === 'idle')
  await signInNurse(client)
  valueOf(await client['connection.check']({}))
  const last = valueOf(await client['sync.status']({})).run?.id
  valueOf(await client['sync.now']({}))
  await until(({ phase, run }) => phase === 'idle' && run?.id !== last)
  await expect.poll(() => since(before)).toEqual([])
  await close()
  await expect.poll(() => since(before)).toEqual([])

  const port = createServer().listen(0, '127.0.0.1')
  await once(port, 'listening')
  expect(since(before)).not.toEqual([])
  port.close()
})
