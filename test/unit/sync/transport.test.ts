import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import type { TransportOptions } from '../../../src-main/sync/transport.ts'
import { createTransport } from '../../../src-main/sync/transport.ts'
import type { Transport } from '../../../src-main/sync/ports.ts'
import { TransportError } from '../../../src-main/sync/ports.ts'
import type { Reply } from './local-server.ts'
import { certificate, json, serve, serveTcp } from './local-server.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const options: TransportOptions = {
  address: '',
  variant: 'A',
  siteName: 'username',
  hardwareId: 'hw',
  databaseId: 'db',
  appVersion: '2.20.0-rc1',
  syncVersion: 14,
  passwordHash: '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8',
}
async function connect(reply: Reply, change: Partial<TransportOptions> = {}, tls?: { key: string; cert: string }) {
  const server = await serve(reply, tls)
  const transport = track(createTransport({ ...options, address: `${server.url}/typed/path`, ...change }))
  closing.unshift(server.close)
  return { server, transport }
}
function track(transport: Transport): Transport {
  closing.push(() => transport.close())
  return transport
}
const codeOf = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return error instanceof TransportError ? error.cause_.code : error
}
const site = { id: 'u', siteId: 3, code: 'c', name: 'n', initialisationStatus: 'new' }
const status = { code: 'idle', message: 'idle', data: null }

describe('variant A', () => {
  it('F-224: sends Basic and its headers, the type of the site among them, with each call, at the root of the host', async () => {
    const { server, transport } = await connect((_, response) => json(response, 200, site))
    await transport.site()
    expect(server.seen[0]).toMatchObject({
      method: 'GET',
      url: '/sync/v5/site',
      headers: {
        authorization: `Basic ${Buffer.from(`username:${options.passwordHash}`).toString('base64')}`,
        'msupply-site-uuid': 'hw',
        'app-version': '2.20.0',
        'app-name': 'Outpost',
        'app-type': 'standalone',
        version: '14',
        'accept-encoding': 'gzip, deflate',
      },
    })
  })

  it('puts cursor and limit as they are, beyond 2^53 too (F-114)', async () => {
    const { server, transport } = await connect((_, response) => json(response, 200, { maxCursor: 0 }))
    await transport.centralRecords(9223372036854775807n, 500)
    expect(server.seen[0]?.url).toBe('/sync/v5/central_records?cursor=9223372036854775807&limit=500')
  })

  it('acknowledges with syncIDs and takes an answer without a body', async () => {
    const { server, transport } = await connect((_, response) => response.writeHead(204).end())
    await transport.acknowledge(['a', 'b'])
    expect(server.seen[0]).toMatchObject({ method: 'POST', url: '/sync/v5/acknowledged_records' })
    expect(String(server.seen[0]?.body)).toBe('{"syncIDs":["a","b"]}')
  })

  it('does not ask for a token when it is refused', async () => {
    const { server, transport } = await connect((_, response) =>
      json(response, 401, { error: { code: 'site_incorrect_password', message: '', data: null } }),
    )
    expect(await codeOf(transport.site())).toBe('site_incorrect_password')
    expect(server.seen).toHaveLength(1)
  })
})

describe('variant B (F-104, F-105, F-106)', () => {
  const token = (siteId: number, n: number) => `h.${Buffer.from(JSON.stringify({ siteId })).toString('base64url')}.${n}`
  const bearer = (refuse: (authorization: string) => boolean, siteId = 3): Reply => {
    let issued = 0
    return (seen, response) => {
      if (seen.url === '/api/sync/v5/auth') return json(response, 200, { token: token(siteId, ++issued) })
      const { authorization = '' } = seen.headers
      return refuse(authorization)
        ? json(response, 401, { error: { code: 'token_expired', message: '', data: null } })
        : json(response, 200, { ...site, ...status })
    }
  }

  it('signs in once with the database UUID and carries the token from then on', async () => {
    const { server, transport } = await connect(
      bearer(() => false),
      { variant: 'B' },
    )
    await transport.site()
    await transport.siteStatus()
    expect(server.seen.map((call) => `${call.method} ${call.url}`)).toEqual([
      'POST /api/sync/v5/auth',
      'GET /api/sync/v5/site',
      'GET /api/sync/v5/site_status',
    ])
    expect(String(server.seen[0]?.body)).toBe('{"databaseId":"db"}')
    expect(server.seen[2]?.headers.authorization).toBe(`Bearer ${token(3, 1)}`)
  })

  it('renews a refused token once', async () => {
    let refused = ''
    const { server, transport } = await connect(
      bearer((authorization) => authorization === refused),
      { variant: 'B' },
    )
    await transport.site()
    refused = `Bearer ${token(3, 1)}`
    await transport.siteStatus()
    expect(server.seen.map((call) => call.url.replace('/api/sync/v5/', ''))).toEqual(['auth', 'site', 'site_status', 'auth', 'site_status'])
  })

  it('a fresh token that is refused is the last word', async () => {
    const { server, transport } = await connect(
      bearer(() => true),
      { variant: 'B' },
    )
    expect(await codeOf(transport.site())).toBe('central_error')
    expect(server.seen).toHaveLength(2)
  })

  it('a token for another site stops', async () => {
    const { transport } = await connect(
      bearer(() => false, 4),
      { variant: 'B' },
    )
    expect(await codeOf(transport.site())).toBe('site_mismatch')
  })
})

describe('bodies (F-103)', () => {
  const page = {
    maxCursor: 1,
    data: [{ ID: 1, tableName: 'unit', recordId: 'é', action: 'update', recordData: { units: 'é'.repeat(2000) } }],
  }
  it('unpacks gzip and counts the bytes on the wire', async () => {
    const packed = gzipSync(JSON.stringify(page))
    const { transport } = await connect((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed))
    expect((await transport.centralRecords(0n, 1)).records[0]?.data).toEqual(page.data[0]?.recordData)
    expect(transport.traffic()).toEqual({ requests: 1, bytesOut: 0, bytesIn: packed.length })
  })

  it('packs a request only after the server has said that it takes gzip', async () => {
    const { server, transport } = await connect((_, response) =>
      json(response, 200, { integrationStarted: true }, { 'accept-encoding': 'gzip' }),
    )
    const data = { text: 'x'.repeat(5000) }
    const record = { tableName: 't', recordId: 'r', json: JSON.stringify(data) }
    await transport.push([record], 1)
    await transport.push([record], 1)
    await transport.push([], 0)
    expect(server.seen.map((call) => call.headers['content-encoding'])).toEqual([undefined, 'gzip', undefined])
    expect(JSON.parse(String(gunzipSync(server.seen[1]!.body)))).toEqual({ queueLength: 1, data: [data] })
    expect(transport.traffic().bytesOut).toBe(server.seen.reduce((sum, call) => sum + call.body.length, 0))
  })

  it('reuses its connection', async () => {
    const { server, transport } = await connect((_, response) => json(response, 200, status))
    for (let n = 0; n < 5; n++) await transport.siteStatus()
    expect(server.connections()).toBe(1)
  })
})

describe('faults of the line (F-120)', () => {
  const tcp = async (talk: Parameters<typeof serveTcp>[0], change: Partial<TransportOptions> = {}) => {
    const server = await serveTcp(talk)
    closing.unshift(server.close)
    return track(createTransport({ ...options, address: server.url, ...change }))
  }

  it('a closed port is refused, and a question is asked three times', async () => {
    const server = await serveTcp(() => {})
    await server.close()
    const transport = track(createTransport({ ...options, address: server.url }))
    expect(await codeOf(transport.site())).toBe('refused')
    expect(transport.traffic().requests).toBe(3)
    expect(await codeOf(transport.initialise())).toBe('refused')
    expect(transport.traffic().requests).toBe(4)
  })

  it('a connection that is cut is not asked again', async () => {
    let connections = 0
    const transport = await tcp((socket) => {
      connections += 1
      socket.once('data', () => socket.destroy())
    })
    expect(await codeOf(transport.site())).toBe('connection_lost')
    expect(connections).toBe(1)
  })

  it('a body that is cut is a lost connection', async () => {
    const transport = await tcp((socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{"code":')))
    expect(await codeOf(transport.siteStatus())).toBe('connection_lost')
  })

  it('a packed body that is cut is a lost connection', async () => {
    const half = gzipSync(JSON.stringify(status)).subarray(0, 20)
    const { transport } = await connect((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(half))
    expect(await codeOf(transport.siteStatus())).toBe('connection_lost')
  })

  it('silence runs into the time limit', async () => {
    const transport = await tcp(() => {}, { line: { idleTimeoutMs: 100 } })
    expect(await codeOf(transport.siteStatus())).toBe('timeout')
  })

  it('a server that speaks no HTTP is not central', async () => {
    const transport = await tcp((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'))
    expect(await codeOf(transport.siteStatus())).toBe('not_central')
  })

  it('certificates: unknown, wrong name, run out', async () => {
    const self = await certificate('127.0.0.1', '127.0.0.1')
    const other = await certificate('elsewhere.example', null)
    const old = await certificate('127.0.0.1', '127.0.0.1', -1)
    const reply: Reply = (_, response) => json(response, 200, status)
    const cause = async (tls: typeof self, ca?: string[]) =>
      codeOf((await connect(reply, ca === undefined ? {} : { line: { ca } }, tls)).transport.siteStatus())
    expect(await cause(self)).toBe('tls_untrusted')
    expect(await cause(self, [self.cert])).toBe(null)
    expect(await cause(other, [other.cert])).toBe('tls_name')
    expect(await cause(old, [old.cert])).toBe('tls_expired')
  })

  it('F-102: plain http only to this computer', async () => {
    expect(() => createTransport({ ...options, address: 'http://central.example' })).toThrow('url_insecure')
    expect(() => createTransport({ ...options, address: 'no address' })).toThrow('url_invalid')
    track(createTransport({ ...options, address: 'http://central.example', allowInsecure: true }))
  })
})

describe('an answer without end', () => {
  const endless = { code: 'idle', message: 'x'.repeat(5000), data: null }
  it.each([
    ['as it is', (text: string) => Buffer.from(text), {}],
    ['packed, so that few bytes become many', (text: string) => gzipSync(text), { 'content-encoding': 'gzip' }],
    ['packed by nobody who can', () => Buffer.from('\u001f\u008bno'), { 'content-encoding': 'gzip' }],
  ])('%s is no answer, and the next call may ask for less', async (_, pack, headers) => {
    const { transport } = await connect(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', ...headers })
        response.end(pack(JSON.stringify(endless)))
      },
      { line: { largestAnswerBytes: 2000 } },
    )
    const fault = await transport.siteStatus().catch((error: unknown) => (error instanceof TransportError ? error.cause_ : error))
    expect(fault).toMatchObject({ code: 'bad_answer', params: { field: 'answer' } })
  })
})
