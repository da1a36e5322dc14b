import { afterEach, describe, expect, it } from 'vitest'
import { cleanAddress } from '../../../src-main/sync/address.ts'
import { faultOf } from '../../../src-main/sync/faults.ts'
import { checkAddress } from '../../../src-main/sync/probe.ts'
import type { ProbeOptions } from '../../../src-main/sync/probe.ts'
import { AddressReport } from '../../../src-main/contract/site.ts'
import type { Reply } from './local-server.ts'
import { certificate, json, serve, serveTcp } from './local-server.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
async function served(reply: Reply, tls?: { key: string; cert: string }) {
  const server = await serve(reply, tls)
  closing.push(server.close)
  return server
}
const rungs = async (address: string, options: ProbeOptions = {}) => {
  const report = AddressReport.parse(await checkAddress(address, options))
  const states = report.checks.map((check) => (check.cause === null ? check.state : check.cause.code))
  return { ...report, states }
}
const who = { error: { code: 'authorization_required', message: '', data: null } }

describe('cleaning an address', () => {
  it.each([
    ['  https://Central.Example.ORG:2048/sync/ ', 'https://central.example.org:2048'],
    ['central.example.org', 'https://central.example.org'],
    ['central.example.org:2048/', 'https://central.example.org:2048'],
    ['HTTPS://central.example.org/a?b=c#d', 'https://central.example.org'],
    ['https:\\\\central.example.org', 'https://central.example.org'],
    ['localhost:8080', 'http://localhost:8080'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['[::1]:8080', 'http://[::1]:8080'],
    ['10.0.0.5', 'https://10.0.0.5'],
    ['https://user:pass@central.example.org', 'https://central.example.org'],
  ])('%s', (typed, address) => expect(cleanAddress(typed)).toEqual({ address, cleaned: typed !== address }))

  it.each(['', '   ', 'two words', 'ftp://central.example', 'https://', 'http://:80'])('"%s" is no address', (typed) =>
    expect(cleanAddress(typed)).toBe(null),
  )

  it('says when nothing was cleaned', () => expect(cleanAddress('https://central.example.org')?.cleaned).toBe(false))
})

describe('checking an address (F-120)', () => {
  it('a central on this computer passes, and its path tells the variant', async () => {
    const a = await served((seen, response) => (seen.url === '/sync/v5/site' ? json(response, 401, who) : response.writeHead(404).end()))
    expect(await rungs(`127.0.0.1:${a.port}/sync`)).toMatchObject({
      usable: true,
      variant: 'A',
      cleaned: true,
      address: a.url,
      states: ['ok', 'skipped', 'ok', 'skipped', 'ok'],
    })
    const b = await served((seen, response) =>
      seen.url === '/api/sync/v5/site' ? json(response, 401, who) : response.writeHead(404).end(),
    )
    expect(await rungs(b.url)).toMatchObject({ usable: true, variant: 'B' })
    const both = await served((_, response) => json(response, 401, who))
    expect(await rungs(both.url)).toMatchObject({ usable: true, variant: 'A' })
  })

  it('F-130: sends neither credentials nor the hardware ID', async () => {
    const server = await served((_, response) => json(response, 401, who))
    await rungs(server.url)
    for (const call of server.seen) expect(Object.keys(call.headers)).not.toEqual(expect.arrayContaining(['authorization']))
    for (const call of server.seen) expect(call.headers['msupply-site-uuid']).toBeUndefined()
  })

  it('no address: nothing else is tried', async () => {
    expect(await rungs('not an address')).toMatchObject({
      usable: false,
      states: ['url_invalid', 'skipped', 'skipped', 'skipped', 'skipped'],
    })
    expect((await rungs('http://central.example')).states[0]).toBe('url_insecure')
  })

  it('a name that nobody knows', async () => {
    const { states, checks } = await rungs('https://no-such-host.invalid')
    expect(['dns', 'offline']).toContain(states[1])
    expect(checks[2]?.state).toBe('skipped')
    const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })
    expect(faultOf(unknown, () => true).cause_.code).toBe('dns')
    expect(faultOf(unknown, () => false).cause_.code).toBe('offline')
  })

  it('a closed port', async () => {
    const server = await serveTcp(() => {})
    await server.close()
    expect((await rungs(server.url)).states).toEqual(['ok', 'skipped', 'refused', 'skipped', 'skipped'])
  })

  it('a web page is a captive portal, and so is being sent elsewhere', async () => {
    const page = await served((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>'))
    expect(await rungs(page.url)).toMatchObject({ usable: false, states: ['ok', 'skipped', 'ok', 'skipped', 'captive_portal'] })
    const moved = await served((_, response) => response.writeHead(302, { location: 'http://login.lan/' }).end())
    expect((await rungs(moved.url)).states[4]).toBe('captive_portal')
  })

  it('another web server is not central', async () => {
    const server = await served((_, response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<html>nginx</html>'))
    expect((await rungs(server.url)).states[4]).toBe('not_central')
  })

  it('a server that wants to know who asks, in its own way: the installer chooses', async () => {
    const server = await served((_, response) => response.writeHead(401).end('who?'))
    expect(await rungs(server.url)).toMatchObject({ usable: true, variant: null, states: ['ok', 'skipped', 'ok', 'skipped', 'warning'] })
  })

  it('something that speaks no HTTP, and something that says nothing', async () => {
    const talker = await serveTcp((socket) => socket.end('220 mail ready\r\n'))
    const mute = await serveTcp(() => {})
    closing.push(talker.close, mute.close)
    expect((await rungs(talker.url)).states[4]).toBe('not_central')
    expect((await rungs(mute.url, { timeoutMs: 2000 })).states[4]).toBe('timeout')
  })

  it('F-102: an unknown certificate is refused with its fingerprint', async () => {
    const tls = await certificate('127.0.0.1', '127.0.0.1')
    const server = await served((_, response) => json(response, 401, who), tls)
    const refused = await rungs(server.url)
    expect(refused.states).toEqual(['ok', 'skipped', 'ok', 'tls_untrusted', 'skipped'])
    expect(refused.checks[3]?.cause?.params.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
    expect(await rungs(server.url, { ca: [tls.cert] })).toMatchObject({
      usable: true,
      variant: 'A',
      states: ['ok', 'skipped', 'ok', 'ok', 'ok'],
    })
  })

  it('a certificate for another name, one that has run out, and no TLS at all', async () => {
    const other = await certificate('elsewhere.example', null)
    const old = await certificate('127.0.0.1', '127.0.0.1', -1)
    const reply: Reply = (_, response) => json(response, 401, who)
    expect((await rungs((await served(reply, other)).url, { ca: [other.cert] })).states[3]).toBe('tls_name')
    expect((await rungs((await served(reply, old)).url, { ca: [old.cert] })).states[3]).toBe('tls_expired')
    const plain = await served(reply)
    expect((await rungs(plain.url.replace('http:', 'https:'))).states[3]).toBe('tls_other')
  })
})
