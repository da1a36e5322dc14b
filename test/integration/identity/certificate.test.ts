/** F-102: a central with a certificate of its own. Off by default; compared once, pinned, and nothing sent when it changes. */
import { X509Certificate } from 'node:crypto'
import { connect } from 'node:net'
import { createServer } from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import { createHttp } from '../../../src-main/sync/http.ts'
import type { Central } from '../../central/central.ts'
import { openCountry } from '../../central/test-country.ts'
import { valueOf } from '../../support/builders.ts'
import { addNurse, signInNurse } from '../../support/people.ts'
import { openProxy } from '../../support/proxy.ts'
import type { TestApp } from '../../support/test-app.ts'
import { openApp } from '../../support/test-app.ts'
import { certificate as makeCertificate, listen } from '../../unit/sync/local-server.ts'

const fingerprintOf = ({ certificate }: Central): string => new X509Certificate(certificate ?? '').fingerprint256

async function world() {
  const country = await openCountry('A', { https: true })
  addNurse(country.central, country.store.storeId)
  return { ...country, fingerprint: fingerprintOf(country.central) }
}

async function loaded(url: string, certificate?: string, more: Parameters<typeof openApp>[0] = {}): Promise<TestApp> {
  const outpost = await openApp(more)
  const input = {
    address: url,
    variant: 'A',
    siteName: 'Kibera',
    password: 'secret',
    ...(certificate !== undefined && { certificate }),
  } as const
  valueOf(await outpost.client['setup.register'](input))
  valueOf(await outpost.client['setup.load']({}))
  await outpost.until((status) => status.initialised && status.phase === 'idle')
  await signInNurse(outpost.client)
  return outpost
}

test('off by default: nobody trusts it, its fingerprint is shown, and no password goes there', async () => {
  const { central, fingerprint } = await world()
  const { client } = await openApp()
  const report = valueOf(await client['setup.checkAddress']({ address: central.url }))
  expect(report).toMatchObject({ usable: false })
  expect(report.checks.find(({ name }) => name === 'tls')?.cause).toMatchObject({ code: 'tls_untrusted', params: { fingerprint } })
  const register = { address: central.url, variant: 'A', siteName: 'Kibera', password: 'secret' } as const
  expect(await client['setup.register'](register)).toMatchObject({ error: { reason: 'tls_untrusted' } })
  expect(central.admin.requests()).toEqual([])
})

test('compared and trusted, everything goes over it: first run, loading, people and sync', async () => {
  const { central, fingerprint } = await world()
  const { client } = await openApp()
  const report = valueOf(await client['setup.checkAddress']({ address: central.url, certificate: fingerprint }))
  expect(report).toMatchObject({ usable: true, variant: 'A' })
  const outpost = await loaded(central.url, fingerprint)
  expect(valueOf(await outpost.client['session.state']({})).checkedAt).toBe('central')
})

test('another certificate at the same address stops before anything is sent; compared anew, it goes on', async () => {
  const { central, fingerprint } = await world()
  const { client, until } = await loaded(central.url, fingerprint)
  await central.close()
  const other = await openCountry('A', { https: true, port: central.port })
  valueOf(await client['sync.now']({}))
  const { cause } = await until((status) => status.cause?.code === 'certificate_changed')
  expect(cause?.params).toMatchObject({ expected: fingerprint, fingerprint: fingerprintOf(other.central) })
  expect(other.central.admin.requests()).toEqual([])
  // A person's password does not go there either: what this computer keeps lets her in.
  valueOf(await client['session.signOut']({}))
  expect((await signInNurse(client)).checkedAt).toBe('here')
  expect(other.central.admin.requests()).toEqual([])

  expect(await client['certificate.trust']({ fingerprint })).toMatchObject({ error: { reason: 'certificate_differs' } })
  valueOf(await client['certificate.trust']({ fingerprint: fingerprintOf(other.central) }))
  await until((status) => status.cause?.code === 'site_mismatch')
})

test('F-102: through a proxy the certificate is compared all the same; another one gets nothing', async () => {
  const { central, fingerprint } = await world()
  const { uri, tunnels } = await openProxy()
  const through = (certificate: string | undefined) => {
    const http = createHttp({ proxyOf: () => Promise.resolve(uri), ...(certificate === undefined ? {} : { certificate }) })
    onTestFinished(() => http.close())
    return http.exchange({ method: 'GET', url: `${central.url}/sync/v5/site`, headers: {} })
  }
  expect(await through(fingerprint)).toMatchObject({ status: 401 })
  expect(tunnels).toEqual([new URL(central.url).host])
  const asked = central.admin.requests().length
  const other = fingerprint.replaceAll(/[0-9A-F]{2}/g, 'AA')
  await expect(through(other)).rejects.toMatchObject({ cause_: { code: 'certificate_changed' } })
  await expect(through(undefined)).rejects.toMatchObject({ cause_: { code: 'tls_untrusted' } })
  expect(tunnels).toHaveLength(3)
  expect(central.admin.requests()).toHaveLength(asked)
})

test('design 3, F-102: on a network with a proxy first run, loading, people, sync and the check go through it, to the pinned certificate alone', async () => {
  const { central, fingerprint } = await world()
  const { uri, tunnels } = await openProxy()
  const found: string[] = []
  const findProxy = (address: string) => {
    found.push(address)
    return Promise.resolve(uri)
  }
  const { client, until, close } = await loaded(central.url, fingerprint, { findProxy })
  expect(valueOf(await client['session.state']({})).checkedAt).toBe('central')
  const report = valueOf(await client['connection.check']({}))
  expect(report).toMatchObject({ usable: true })
  expect(report.checks.find(({ name }) => name === 'connection')).toMatchObject({ state: 'ok', note: `proxy ${new URL(uri).host}` })
  expect(new Set(tunnels)).toEqual(new Set([new URL(central.url).host]))
  expect(new Set(found)).toEqual(new Set([central.url]))

  await central.close()
  const other = await openCountry('A', { https: true, port: central.port })
  valueOf(await client['sync.now']({}))
  await until((status) => status.cause?.code === 'certificate_changed')
  valueOf(await client['certificate.trust']({ fingerprint: fingerprintOf(other.central) }))
  await until((status) => status.cause?.code === 'site_mismatch')
  await close()
})

test('design 3: a computer that is carried from a network with a proxy to one without is told so, and syncs', async () => {
  const { central, fingerprint } = await world()
  const proxy = await openProxy()
  let uri: string | null = proxy.uri
  const { client, until } = await loaded(central.url, fingerprint, { findProxy: () => Promise.resolve(uri) })
  await proxy.close()
  valueOf(await client['sync.now']({}))
  await until((status) => status.cause?.code === 'proxy_unreachable')
  uri = null
  const { lastSuccessAt } = valueOf(await client['sync.status']({}))
  valueOf(await client['sync.now']({}))
  await until((status) => status.phase === 'idle' && status.lastSuccessAt !== lastSuccessAt)
})

/** The same central at another address, where it shows a certificate of its own. */
async function alsoAt(central: Central): Promise<{ readonly address: string; readonly fingerprint: string }> {
  const tls = await makeCertificate('127.0.0.1', '127.0.0.1')
  const server = createServer(tls, (socket) => {
    const far = connect(central.port, '127.0.0.1')
    for (const end of [far, socket]) end.on('error', () => [far, socket].forEach((one) => one.destroy()))
    socket.pipe(far).pipe(socket)
  })
  const { port, close } = await listen(server, 'https')
  onTestFinished(close)
  return { address: `https://127.0.0.1:${port}`, fingerprint: new X509Certificate(tls.cert).fingerprint256 }
}

test('F-102, F-234: central moves to an address with a certificate of its own: saved once it was compared, with it, and not before', async () => {
  const { central, store } = await openCountry('A')
  addNurse(central, store.storeId)
  const { client, until } = await loaded(central.url)
  const { address, fingerprint } = await alsoAt(central)
  const change = async (more: { certificate?: string }) =>
    valueOf(await client['siteSettings.change']({ address, siteName: '', password: '', ...more }))
  const tls = ({ report }: Awaited<ReturnType<typeof change>>) => report.checks.find(({ name }) => name === 'tls')?.cause
  const plain = await change({})
  expect(plain).toMatchObject({ saved: false, details: { address: central.url, certificate: null } })
  expect(tls(plain)).toMatchObject({ code: 'tls_untrusted', params: { fingerprint } })
  expect(tls(await change({ certificate: fingerprint.replaceAll(/[0-9A-F]{2}/g, 'AA') }))).toMatchObject({ code: 'certificate_changed' })
  expect(await change({ certificate: fingerprint })).toMatchObject({ saved: true, details: { address, certificate: fingerprint } })
  const { lastSuccessAt } = valueOf(await client['sync.status']({}))
  valueOf(await client['sync.now']({}))
  await until((status) => status.phase === 'idle' && status.lastSuccessAt !== lastSuccessAt)
})
