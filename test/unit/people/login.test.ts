/** protocol-v5.md 1.8 and "Bad input": what a login answer may be, and what lets nobody in. */
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { askLogin, readLogin } from '../../../src-main/sync/login.ts'

const permissionCount = 1000
const permissions = (...numbers: number[]): boolean[] => Array.from({ length: permissionCount }, (_, at) => numbers.includes(at + 1))
const store = { ID: 'j', user_ID: 'u1', store_ID: 's1', can_login: true, store_default: true, permissions: permissions(42, 156, 1000) }
const user = { ID: 'u1', name: 'Grace', first_name: 'Grace', last_name: 'Wanjiru', job_title: null, active: true, nblogins: 7 }
const good = { status: 'success', authenticated: true, username: 'Grace', userInfo: { user, userStores: [store] } }

const json = (body: unknown, status = 200) => ({ status, contentType: 'application/json', location: '', text: JSON.stringify(body) })
const kindOf = (body: unknown, username = 'grace') => readLogin(json(body), username).kind
const withUser = (more: object) => ({ ...good, userInfo: { ...good.userInfo, user: { ...user, ...more } } })
const withStore = (more: object) => ({ ...good, userInfo: { user, userStores: [{ ...store, ...more }] } })

describe('a login answer', () => {
  test('gives user, stores and the numbers of their rights; stores without sign-in are left out', () => {
    const closed = { ...store, store_ID: 's2', can_login: false, permissions: 'not even looked at' }
    expect(readLogin(json({ ...good, userInfo: { user, userStores: [store, closed] } }), ' GRACE ')).toEqual({
      kind: 'accepted',
      user: { id: 'u1', username: 'Grace', firstName: 'Grace', lastName: 'Wanjiru', jobTitle: '', isActive: true },
      stores: [{ storeId: 's1', isDefault: true, rights: [42, 156, 1000] }],
    })
  })

  test.each([
    ['nothing', null],
    ['a text', 'success'],
    ['another status', { ...good, status: 'fine' }],
    ['not authenticated', { ...good, authenticated: false }],
    ['no user', { ...good, userInfo: { userStores: [] } }],
    ['no stores', { ...good, userInfo: { user } }],
    ['somebody else', withUser({ name: 'admin' })],
    ['a user without an id', withUser({ ID: '' })],
    ['an id of a wrong type', withUser({ ID: 7 })],
    ['an id as long as a book', withUser({ ID: 'x'.repeat(10_000) })],
    ['a name that is no text', withUser({ first_name: { $ne: null } })],
    ['broken Unicode', withUser({ last_name: '\ud800' })],
    ['active that is no boolean', withUser({ active: 'yes' })],
    ['stores of somebody else', withStore({ user_ID: 'u2' })],
    ['a store without an id', withStore({ store_ID: '' })],
    ['can_login that is no boolean', withStore({ can_login: 1 })],
    ['no permissions', withStore({ permissions: undefined })],
    ['permissions as an object', withStore({ permissions: { length: permissionCount } })],
    ['permissions of numbers', withStore({ permissions: permissions().map(Number) })],
    ['one permission that is none', withStore({ permissions: [...permissions().slice(1), 'true'] })],
    [
      'stores without end',
      { ...good, userInfo: { user, userStores: Array.from({ length: 10_001 }, () => ({ ...store, can_login: false })) } },
    ],
  ])('%s lets nobody in', (_title, body) => {
    expect(kindOf(body)).toBe('unreadable')
  })

  const ofLength = (length: number) =>
    readLogin(json(withStore({ permissions: Array.from({ length }, (_, at) => at === 41 || at === 155 || at === length - 1) })), 'grace')

  test.each([0, 1, 203, 500, 999, 1001, 1024, 65_536, 1_000_000])(
    '1.8: a list of %i permissions lets nobody in, and its length is said',
    (length) => {
      expect(ofLength(length)).toEqual({ kind: 'unreadable', detail: `userInfo.userStores.0.permissions.length ${length}` })
    },
  )

  test.each([600, 1000, 1200, 10_000])('1.8: 1000 places are those of the sample: a whole list of %i is taken', (length) => {
    expect(ofLength(length)).toMatchObject({ kind: 'accepted', stores: [{ rights: [42, 156, length] }] })
  })

  test('what went wrong is said by its place, never by what was there', () => {
    const told = JSON.stringify(readLogin(json(withUser({ ID: { secret: 'hunter2' } })), 'grace'))
    expect(told).toContain('userInfo.user.ID')
    expect(told).not.toContain('hunter2')
  })

  test('whatever comes, nobody is let in by accident', () => {
    const hostile = fc.oneof(fc.anything({ maxDepth: 4 }), fc.constantFrom<unknown>(null, true, '', [], {}, -1, '__proto__', 'u1'))
    const paths = [
      ['status'],
      ['userInfo'],
      ['userInfo', 'user'],
      ['userInfo', 'userStores'],
      ['userInfo', 'user', 'ID'],
      ['userInfo', 'user', 'name'],
    ]
    const storePaths = ['store_ID', 'user_ID', 'can_login', 'permissions']
    const anyPath = fc.constantFrom(...paths, ...storePaths.map((key) => ['userInfo', 'userStores', '0', key]))
    fc.assert(
      fc.property(anyPath, hostile, (path, value) => {
        const body = JSON.parse(JSON.stringify(good)) as Record<string, unknown>
        put(body, path, value)
        const text = JSON.stringify(body) ?? ''
        const same = text === JSON.stringify(good)
        const read = attempt({ ...json({}), text })
        expect(['accepted', 'unreadable', 'unreachable', 'TransportError']).toContain(read)
        if (read !== 'accepted') return
        const again = JSON.parse(text) as typeof good
        expect(same || again.userInfo.userStores.every((one) => !one.can_login) || isHarmless(again)).toBe(true)
      }),
      { numRuns: 5000 },
    )
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(['unreadable', 'unreachable', 'TransportError']).toContain(attempt({ ...json({}), text }))
      }),
      { numRuns: 2000 },
    )
  })
})

/** Another id or an empty list of stores is still a whole answer. */
function isHarmless({ status, userInfo }: typeof good): boolean {
  const isWhole = userInfo.userStores.every((one) => one.user_ID === userInfo.user.ID && one.permissions.length % 100 === 0)
  return status === 'success' && userInfo.user.name.toLowerCase() === 'grace' && isWhole
}

function put(body: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = body
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>
  at[path.at(-1) ?? ''] = value
}

function attempt(answer: Parameters<typeof readLogin>[0]): string {
  try {
    return readLogin(answer, 'grace').kind
  } catch (error) {
    return (error as Error).name
  }
}

async function central(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void): Promise<string> {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => answer(request, response, body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const ask = (address: string) => askLogin({ address: `${address}/some/path`, siteName: 'Kibera', username: 'grace', password: 'pass wörd' })
const answering = (status: number, type: string, text: string | Buffer, headers: Record<string, string> = {}) =>
  central((_request, response) => response.writeHead(status, { 'content-type': type, ...headers }).end(text))

describe('asking central', () => {
  test('one POST without any authorisation, the password in its body alone', async () => {
    const seen: { url: string | undefined; body: unknown; headers: IncomingMessage['headers'] }[] = []
    const address = await central((request, response, body) => {
      seen.push({ url: `${request.method} ${request.url}`, body: JSON.parse(body), headers: request.headers })
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(good))
    })
    expect((await ask(address)).kind).toBe('accepted')
    expect(seen).toMatchObject([
      { url: 'POST /api/v4/login', body: { username: 'grace', password: 'pass wörd', loginType: 'User', siteName: 'Kibera' } },
    ])
    expect(seen[0]?.headers.authorization).toBeUndefined()
  })

  test.each([
    ['401', 401, '{"error":{"code":"x"}}', { kind: 'wrong' }],
    ['401 without a body', 401, '', { kind: 'wrong' }],
    ['403 with a block', 403, '{"status":"user_login_timeout","timeoutRemaining":61.2}', { kind: 'blocked', seconds: 62 }],
    ['403 with a block without end', 403, '{"status":"user_login_timeout","timeoutRemaining":1e300}', { kind: 'blocked', seconds: 86_400 }],
    ['403 of another kind', 403, '{"error":{"code":"nope","message":"x"}}', { kind: 'unreachable', cause: 'central_error' }],
    [
      '403 with a block of minus one',
      403,
      '{"status":"user_login_timeout","timeoutRemaining":-1}',
      { kind: 'unreachable', cause: 'http_error' },
    ],
    ['status error', 200, '{"status":"error","authenticated":false}', { kind: 'unreachable', cause: 'central_error' }],
    ['500', 500, 'x', { kind: 'unreachable', cause: 'http_error' }],
    ['no JSON', 200, 'OK', { kind: 'unreadable', detail: 'not JSON: OK' }],
  ])('%s', async (_title, status, text, expected) => {
    expect(await ask(await answering(status, 'application/json', text))).toEqual(expected)
  })

  test.each([200, 401, 403, 502])('T5: a page of HTML with status %i is a box on the way, no word on the password', async (status) => {
    const page = '<!doctype html><title>Welcome to the hotel</title>'
    expect(await ask(await answering(status, 'text/html', page))).toEqual({ kind: 'unreachable', cause: 'captive_portal' })
  })

  test.each([
    ['longer than any login', Buffer.alloc(17 * 1024 * 1024, ' '), {}],
    ['that unpacks to a whole memory', gzipSync(Buffer.alloc(200 * 1024 * 1024)), { 'content-encoding': 'gzip' }],
  ])('an answer %s is not read to its end', async (_title, body, headers) => {
    expect((await ask(await answering(200, 'application/json', body, headers))).kind).toBe('unreadable')
  })

  test('a line that breaks, nobody there, and an address that must not be used', async () => {
    const address = await central((_request, response) => void response.destroy())
    expect(await ask(address)).toMatchObject({ kind: 'unreachable', cause: 'connection_lost' })
    expect(await ask('http://127.0.0.1:1')).toMatchObject({ kind: 'unreachable', cause: 'refused' })
    expect(await ask('http://central.example')).toMatchObject({ kind: 'unreachable', cause: 'url_insecure' })
  })
})
