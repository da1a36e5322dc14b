/** Design 3: the way through a network's proxy. */
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createProxyOf } from '../../../src-main/app-proxy.ts'
import type { LogEntry } from '../../../src-main/log.ts'
import { createLog } from '../../../src-main/log.ts'
import { createHttp } from '../../../src-main/sync/http.ts'
import { TransportError } from '../../../src-main/sync/ports.ts'
import { openTunnel } from '../../../src-main/sync/proxy.ts'
import { openProxy } from '../../support/proxy.ts'
import { certificate, json, serve } from './local-server.ts'

async function served() {
  const server = await serve((_, response) => json(response, 200, { hello: 'there' }))
  onTestFinished(server.close)
  return server
}
const through = (uri: string, connectTimeoutMs = 5000) => {
  const http = createHttp({ connectTimeoutMs, proxyOf: () => Promise.resolve(uri) })
  onTestFinished(() => http.close())
  return http
}
const causeOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => (error instanceof TransportError ? error.cause_ : error),
  )

test('one tunnel carries one call after the other, and the proxy sees the name and password it wants', async () => {
  const { url } = await served()
  const proxy = await openProxy()
  const http = through(proxy.uri.replace('//', '//clinic%40north:p%3Aw@'))
  for (let n = 0; n < 3; n++) expect(await http.exchange({ method: 'GET', url: `${url}/${n}`, headers: {} })).toMatchObject({ status: 200 })
  expect(proxy.tunnels).toEqual([new URL(url).host])
  expect(proxy.shown).toEqual([`Basic ${Buffer.from('clinic@north:p:w').toString('base64')}`])
})

test.each([
  [407, 'proxy_refused'],
  [403, 'proxy_refused'],
  [502, 'unreachable'],
  [504, 'unreachable'],
] as const)('a proxy that answers %i: %s, and its password is in no text', async (status, code) => {
  const proxy = await openProxy(status)
  const { url, seen } = await served()
  const call = through(proxy.uri.replace('//', '//clinic:hushhush@')).exchange({ method: 'GET', url, headers: {} })
  const cause = await causeOf(call)
  expect(cause).toMatchObject({ code, detail: `proxy ${new URL(proxy.uri).host}: ${status}` })
  expect(JSON.stringify(cause)).not.toContain('hushhush')
  expect(seen).toEqual([])
})

test('an encrypted proxy shows the certificate of its own name, not of central’s', async () => {
  const own = await certificate('localhost', null)
  const trusted = getCACertificates()
  setDefaultCACertificates([...trusted, own.cert])
  onTestFinished(() => setDefaultCACertificates(trusted))
  const proxy = await openProxy(502, own)
  const uri = proxy.uri.replace('127.0.0.1', 'localhost')
  const detail = `proxy ${new URL(uri).host}: 502`
  expect(await causeOf(openTunnel(uri, 'central.example:443', 5000)), 'it answers').toMatchObject({ code: 'unreachable', detail })
  expect(proxy.tunnels).toEqual(['central.example:443'])
})

test('a proxy that says nothing, one that is away and one that is no proxy: it does not answer', async () => {
  const silent = await openProxy(null)
  expect(await causeOf(openTunnel(silent.uri, 'central.example:443', 50))).toMatchObject({ code: 'proxy_unreachable' })
  await silent.close()
  const params = { proxy: new URL(silent.uri).host }
  expect(await causeOf(openTunnel(silent.uri, 'central.example:443', 5000))).toMatchObject({ code: 'proxy_unreachable', params })
})

test('what the shell cannot say, says too late or says of another kind is logged, and central is called directly', async () => {
  const log: LogEntry[] = []
  const found = (find: () => Promise<string | null>) =>
    createProxyOf(
      find,
      createLog((entry) => log.push(entry)),
    )('https://central.example')
  expect(await found(() => Promise.resolve('http://proxy:3128'))).toBe('http://proxy:3128')
  expect(await found(() => Promise.resolve(null))).toBe(null)
  expect(log).toEqual([])
  expect(await found(() => Promise.reject(new Error('no service')))).toBe(null)
  for (const odd of [
    'socks5://clinic:hushhush@proxy:1080',
    'http://',
    'http://clinic:hushhush%zz@proxy',
    'http://clinic%4:1hushhush@proxy',
    'clinic:hushhush',
  ])
    expect(await found(() => Promise.resolve(odd))).toBe(null)
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const late = found(() => new Promise(() => {}))
  await vi.advanceTimersByTimeAsync(5000)
  expect(await late).toBe(null)
  expect(log.map(({ level }) => level)).toEqual(['warn', 'warn', 'warn', 'warn', 'warn', 'warn', 'warn'])
  expect(JSON.stringify(log)).not.toContain('hushhush')
})
