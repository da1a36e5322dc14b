import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../src-main/db/open.ts'
import { getSetting } from '../../../src-main/repositories/settings.ts'
import { makeFolder } from '../../support/make-db.ts'

const url = (path: string): string => JSON.stringify(pathToFileURL(path).href)

/** A process that writes and is killed the moment it says something. */
async function killedWriter(path: string, body: string): Promise<void> {
  const script = `
    import { openDatabase } from ${url('src-main/db/open.ts')}
    import { write } from ${url('src-main/db/write.ts')}
    import { setSetting } from ${url('src-main/repositories/settings.ts')}
    const db = openDatabase(${JSON.stringify(path)}, { role: 'main' })
    const set = (name) => write(db, { kind: 'sync', at: '' }, (tx) => setSetting(tx, 'site_name', name))
    ${body}`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
}

function siteName(path: string): string | undefined {
  const db = openDatabase(path, { role: 'main' })
  onTestFinished(() => db.close())
  return getSetting(db, 'site_name')
}

test('F-002: what write() has returned from is there after the process was killed', async () => {
  const path = join(makeFolder(), 'outpost.db')
  await killedWriter(path, "set('Mangrove'); console.log('saved'); setInterval(() => {}, 1000)")
  expect(siteName(path)).toBe('Mangrove')
})

test('F-002: a process killed inside a transaction leaves nothing of it', async () => {
  const path = join(makeFolder(), 'outpost.db')
  await killedWriter(
    path,
    `set('before')
    write(db, { kind: 'sync', at: '' }, (tx) => { setSetting(tx, 'site_name', 'half'); process.stdout.write('inside'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0) })`,
  )
  expect(siteName(path)).toBe('before')
})
