import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { lockDataFolder } from '../../../src-main/db/lock.ts'
import { makeFolder } from '../../support/make-db.ts'

const locked = expect.objectContaining({ name: 'DatabaseUnusable', reason: 'locked' })

/** A process of its own that holds the folder until it is killed. */
async function holder(folder: string) {
  const script = `import { lockDataFolder } from ${JSON.stringify(pathToFileURL('src-main/db/lock.ts').href)}
    lockDataFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child
}

describe('F-004: one program a data folder', () => {
  test('a folder that another process holds is refused, and free once that process is dead', async () => {
    const folder = makeFolder()
    const child = await holder(folder)
    expect(() => lockDataFolder(folder)).toThrow(locked)
    child.kill('SIGKILL')
    await once(child, 'exit')
    lockDataFolder(folder)()
  })

  test('a second lock in the same process is refused until the first is freed', () => {
    const folder = makeFolder()
    const free = lockDataFolder(folder)
    expect(() => lockDataFolder(folder)).toThrow(locked)
    free()
    lockDataFolder(folder)()
  })

  test('a folder that is not there says so', () => {
    expect(() => lockDataFolder(join(makeFolder(), 'gone'))).toThrow(expect.objectContaining({ reason: 'no_folder' }))
  })
})
