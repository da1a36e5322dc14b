import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { EventMessage } from '../../../src-main/contract/operations.ts'
import { contentSecurityPolicy } from '../../../src-main/contract/page-policy.ts'
import { ok } from '../../../src-main/contract/result.ts'
import { silentLog } from '../../../src-main/log.ts'
import { startWeb } from '../../../src-main/web/server.ts'
import { makeFolder } from '../../support/make-db.ts'

type Asked = { name: string; input: unknown; session: string }
type Answer = { status: number; headers: Record<string, unknown>; body: string }

/** The server with an application that only writes down what it was asked. */
async function openWeb() {
  const folder = makeFolder()
  const rendererDir = join(folder, 'renderer')
  mkdirSync(rendererDir)
  writeFileSync(join(rendererDir, 'index.html'), '<title>Outpost</title>')
  writeFileSync(join(folder, 'secret.js'), 'secret')
  const asked: Asked[] = []
  const listeners = new Set<(message: EventMessage) => void>()
  const app = {
    invoke: async (name: string, input: unknown, session: string) => {
      asked.push({ name, input, session })
      return ok('answer')
    },
    subscribe: (listener: (message: EventMessage) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const web = await startWeb({ app, rendererDir, port: 0, log: silentLog })
  onTestFinished(() => web.close())
  const { port } = new URL(web.origin)
  /** Not fetch: it would clean the path and forbid the headers that matter here. */
  const ask = (path: string, { method = 'GET', headers = {}, body = '' } = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        let text = ''
        response.on('data', (part: Buffer) => (text += part.toString()))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
      })
      sent.once('error', reject)
      sent.end(body)
    })
  const letIn = async (): Promise<string> => {
    const { pathname, search } = new URL(web.newAddress())
    const answer = await ask(pathname + search)
    return String((answer.headers['set-cookie'] as string[])[0]).split(';')[0] ?? ''
  }
  return { web, ask, letIn, asked, listeners, port }
}

test('the printed address is good once: a cookie for it, then the page without the token', async () => {
  const { web, ask } = await openWeb()
  const { pathname, search } = new URL(web.newAddress())
  const first = await ask(pathname + search)
  expect(first.status).toBe(303)
  expect(first.headers['location']).toBe('/')
  expect((first.headers['set-cookie'] as string[])[0]).toMatch(/^outpost_session=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)
  expect((await ask(pathname + search)).status).toBe(401)
})

test.each(['/', '/index.html', '/events', '/ipc/app.state', '/nothing'])('without the cookie %s is 401', async (path) => {
  const { ask, asked } = await openWeb()
  expect((await ask(path)).status).toBe(401)
  expect((await ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).status).toBe(401)
  expect(asked).toEqual([])
})

test('every answer, refusals too, carries the policy and is not stored', async () => {
  const { ask, letIn } = await openWeb()
  const cookie = await letIn()
  for (const answer of [await ask('/'), await ask('/', { headers: { cookie } }), await ask('/nothing', { headers: { cookie } })])
    expect(answer.headers).toMatchObject({
      'content-security-policy': contentSecurityPolicy('self'),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
    })
})

test.each([
  ['another host', { host: 'evil.example' }, 421],
  ['a name that was pointed at this computer', { host: 'evil.example:PORT' }, 421],
  ['localhost, which another page may name', { host: 'localhost:PORT' }, 421],
  ['another origin', { origin: 'http://evil.example' }, 403],
  ['an origin of another port', { origin: 'http://127.0.0.1:1' }, 403],
  ['a page without an origin', { origin: 'null' }, 403],
])('%s is refused, cookie or not', async (_title, headers, status) => {
  const { ask, letIn, asked, port } = await openWeb()
  const named = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, value.replace('PORT', port)]))
  const cookie = await letIn()
  const post = { method: 'POST', headers: { ...named, cookie, 'content-type': 'application/json' }, body: '{}' }
  expect((await ask('/ipc/app.state', post)).status).toBe(status)
  expect((await ask('/', { headers: { ...named, cookie } })).status).toBe(status)
  expect(asked).toEqual([])
})

test.each(['/../secret.js', '/..%2fsecret.js', '/%2e%2e/secret.js', '/..\\secret.js', '//127.0.0.1/../secret.js'])(
  '%s is not served',
  async (path) => {
    const { ask, letIn } = await openWeb()
    const answer = await ask(path, { headers: { cookie: await letIn() } })
    expect([400, 404]).toContain(answer.status)
    expect(answer.body).not.toContain('secret')
  },
)

test('a question goes to the application under the session of the cookie, never of the message', async () => {
  const { ask, letIn, asked, port } = await openWeb()
  const cookie = await letIn()
  const headers = { cookie, 'content-type': 'application/json', origin: `http://127.0.0.1:${port}` }
  const answer = await ask('/ipc/invoice.get', { method: 'POST', headers, body: '{"id":"x","sessionId":"other"}' })
  expect([answer.status, answer.body]).toEqual([200, '{"ok":true,"value":"answer"}'])
  expect(asked).toEqual([
    { name: 'invoice.get', input: { id: 'x', sessionId: 'other' }, session: expect.stringMatching(/^web-[\w-]{12}$/) },
  ])
  const other = await letIn()
  await ask('/ipc/app.state', { method: 'POST', headers: { ...headers, cookie: other }, body: '{}' })
  expect(asked[1]?.session).not.toBe(asked[0]?.session)
})

test.each([
  ['GET', 'application/json', '', 405],
  ['POST', 'text/plain', '{}', 415],
  ['POST', 'application/x-www-form-urlencoded', 'a=1', 415],
  ['POST', 'application/json', `"${'x'.repeat(1_100_000)}"`, 413],
])('%s of %s is not taken', async (method, type, body, status) => {
  const { ask, letIn, asked } = await openWeb()
  const headers = { cookie: await letIn(), 'content-type': type }
  expect((await ask('/ipc/app.state', { method, headers, body })).status).toBe(status)
  expect(asked).toEqual([])
})

test('a body that is no JSON is a refusal, not a fault', async () => {
  const { ask, letIn } = await openWeb()
  const headers = { cookie: await letIn(), 'content-type': 'application/json' }
  const answer = await ask('/ipc/app.state', { method: 'POST', headers, body: '{' })
  expect([answer.status, JSON.parse(answer.body)]).toMatchObject([200, { ok: false, error: { code: 'validation' } }])
})

test('events flow as server-sent events until the page goes', async () => {
  const { letIn, listeners, port } = await openWeb()
  const cookie = await letIn()
  const received = await new Promise<string>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: '/events', headers: { cookie } }, (response) => {
      expect(response.headers['content-type']).toContain('text/event-stream')
      response.on('data', (part: Buffer) => {
        if (part.toString().startsWith('retry'))
          for (const tell of listeners) tell({ name: 'data.changed', seq: 7, payload: { tables: ['invoice'] } })
        else {
          sent.destroy()
          resolve(part.toString())
        }
      })
    })
    sent.once('error', reject)
    sent.end()
  })
  expect(received).toBe('data: {"name":"data.changed","seq":7,"payload":{"tables":["invoice"]}}\n\n')
  await expect.poll(() => listeners.size).toBe(0)
})
