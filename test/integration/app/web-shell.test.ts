/** `node src-main/web/main.ts` as a program: what it prints, how it ends, and that it ends well. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeFolder } from '../../support/make-db.ts'

const program = new URL('../../../src-main/web/main.ts', import.meta.url).pathname

function run(args: readonly string[]) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let text = ''
  const ended = new Promise<{ code: number | null; text: string }>((resolve) => child.once('exit', (code) => resolve({ code, text })))
  const printed = new Promise<string>((resolve) => {
    const hear = (part: Buffer): void => {
      text += part.toString()
      const address = /http:\S+token=\S+/.exec(text)?.[0]
      if (address !== undefined) resolve(address)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
  })
  return { child, ended, printed }
}

const options = (folder: string): string[] => [
  '--data',
  folder,
  '--renderer',
  join(folder, 'none'),
  '--machine-id',
  '4c4c4544004335108052b4c04f564231',
]

test('it prints one address, answers the browser that opened it, and stops well on SIGTERM', async () => {
  const folder = makeFolder()
  const { child, ended, printed } = run([...options(folder), '--central', 'http://127.0.0.1:9', '--site', 'Kibera'])
  const address = new URL(await printed)
  const opened = await fetch(address, { redirect: 'manual' })
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  const ask = (name: string) =>
    fetch(`${address.origin}/ipc/${name}`, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: '{}' }).then(
      (answer) => answer.json(),
    )
  expect(await ask('app.state')).toMatchObject({ ok: true, value: { phase: 'first_run', shell: 'web', secretStore: 'file' } })
  expect(await ask('setup.state')).toMatchObject({
    ok: true,
    value: { address: 'http://127.0.0.1:9', siteName: 'Kibera', registered: false },
  })
  child.kill('SIGTERM')
  const { code, text } = await ended
  expect(code).toBe(0)
  expect(text).toContain('holds no index.html')

  const again = run(options(folder))
  await again.printed
  again.child.kill('SIGTERM')
  expect((await again.ended).code).toBe(0)
})

test.each([
  ['an unknown option', ['--nonsense'], /nonsense/],
  ['a port that is none', ['--port', 'eighty'], /--port must be a whole number/],
])('%s is said in one line', async (_title, args, sentence) => {
  const { code, text } = await run([...options(makeFolder()), ...args]).ended
  expect([code, text.trim().split('\n').length]).toEqual([1, 1])
  expect(text).toMatch(sentence)
})

test('a port that is taken is said, and nothing goes on running', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const { code, text } = await run([...options(makeFolder()), '--port', String(port)]).ended
  expect(code).toBe(1)
  expect(text).toContain(`cannot listen on port ${port}`)
})
