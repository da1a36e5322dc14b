/**
 * F-136: the web shell as a process of its own, with a listener on both its lines. Passwords and tokens are looked for
 * in its folder, its log, what it prints, the arguments and environment of every process, and in all that goes over
 * either line. Left out are exactly the bodies in which a person's typed password has to travel: the questions that carry
 * it from the page to main on loopback, and the login that central asks for (1.8).
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Input, OperationName } from '../../../src-main/contract/operations.ts'
import { openCountry } from '../../central/test-country.ts'
import { makeFolder } from '../../support/make-db.ts'
import { allNumbers } from '../../support/people.ts'
import { everyByte, everyProcess, placesOf } from '../../support/secrets.ts'
import { hashOf } from '../../support/sync-site.ts'
import type { Wiretap } from '../../support/wiretap.ts'
import { tap, without } from '../../support/wiretap.ts'

const program = new URL('../../../src-main/web/main.ts', import.meta.url).pathname
/** Of this run alone: whatever is found is ours. */
const secretFor = (whose: string): string => `${whose}-Pässword-${randomBytes(9).toString('hex')}`

/** Starts the program; gives its one-time address and, once it is stopped, all that it has printed. */
async function startProgram(folder: string, central: string) {
  const renderer = join(folder, 'renderer')
  mkdirSync(renderer)
  writeFileSync(join(renderer, 'index.html'), '<title>Outpost</title>')
  const machine = '4c4c4544004335108052b4c04f564231'
  const places = ['--data', join(folder, 'data'), '--renderer', renderer, '--central', central, '--site', 'Kibera']
  const child = spawn(process.execPath, [program, ...places, '--machine-id', machine, '--interval', '3600'])
  onTestFinished(() => void child.kill('SIGKILL'))
  let printed = ''
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = new Promise<string>((resolve) => {
    const hear = (part: Buffer): void => {
      printed += part.toString()
      const found = /http:\S+token=\S+/.exec(printed)?.[0]
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
  })
  const stop = async (): Promise<string> => {
    child.kill('SIGTERM')
    await ended
    return printed
  }
  return { address: new URL(await address), stop }
}

/** A browser whose every byte goes through the listener; after each answer all processes are looked at. */
function browser({ address, line }: { address: URL; line: Wiretap }) {
  const looked: Buffer[] = []
  const bodies: string[] = []
  let cookie = ''
  const send = (method: string, path: string, body = '') =>
    new Promise<{ headers: NodeJS.Dict<string | string[]>; text: string }>((resolve, reject) => {
      const headers = { host: address.host, ...(cookie === '' ? {} : { cookie }), 'content-type': 'application/json' }
      const sent = request({ hostname: '127.0.0.1', port: line.port, method, path, headers }, (response) => {
        let text = ''
        response.on('data', (part: Buffer) => (text += part.toString()))
        response.once('end', () => resolve({ headers: response.headers, text }))
      })
      sent.once('error', reject)
      sent.end(body)
    })
  async function open(): Promise<string> {
    const { headers } = await send('GET', address.pathname + address.search)
    cookie = String(headers['set-cookie']).split(';')[0] ?? ''
    await send('GET', '/')
    listen()
    return cookie.split('=')[1] ?? ''
  }
  /** Events go over the same line until the program ends. */
  const listen = (): void => {
    const sent = request({ hostname: '127.0.0.1', port: line.port, path: '/events', headers: { host: address.host, cookie } }, (response) =>
      response.resume(),
    )
    sent.on('error', () => {})
    sent.end()
  }
  async function ask<K extends OperationName>(name: K, input: Input<K>): Promise<{ ok: boolean; value?: Record<string, unknown> }> {
    const body = JSON.stringify(input)
    if (body.includes('"password"')) bodies.push(body)
    const { text } = await send('POST', `/ipc/${name}`, body)
    looked.push(everyProcess())
    return JSON.parse(text) as { ok: boolean }
  }
  return { open, ask, bodies, looked }
}

test.each(['A', 'B'] as const)('F-136: variant %s, a whole day of the web shell', async (variant) => {
  const secrets = { site: secretFor('site'), nurse: secretFor('nurse'), wrong: secretFor('wrong') }
  const { central, siteId, store } = await openCountry(variant, { compressAnswers: false, takesCompressedRequests: false })
  central.admin.setPassword(siteId, secrets.site)
  central.admin.createUser({ username: 'nurse', password: secrets.nurse, stores: [{ storeId: store.storeId, rights: allNumbers }] })
  const toCentral = await tap(central.port)
  const centralAddress = `http://127.0.0.1:${toCentral.port}`
  const folder = makeFolder()
  const { address, stop } = await startProgram(folder, centralAddress)
  const toShell = await tap(Number(address.port))
  const { open, ask, bodies, looked } = browser({ address, line: toShell })
  const session = await open()

  const registration = { address: centralAddress, variant, siteName: 'Kibera', password: secrets.site }
  expect(await ask('setup.register', registration)).toMatchObject({ ok: true })
  expect(await ask('setup.load', {})).toMatchObject({ ok: true })
  await expect.poll(async () => (await ask('app.state', {})).value?.['phase']).toBe('ready')
  expect(await ask('session.signIn', { username: 'nurse', password: secrets.wrong })).toMatchObject({ ok: false })
  expect(await ask('session.signIn', { username: 'nurse', password: secrets.nurse })).toMatchObject({ ok: true })
  expect(await ask('session.lock', {})).toMatchObject({ ok: true })
  expect(await ask('session.unlock', { password: secrets.nurse })).toMatchObject({ ok: true })
  expect(await ask('site.reenter', { siteName: '', password: secrets.site })).toMatchObject({ ok: true })
  expect(await ask('sync.now', {})).toMatchObject({ ok: true })
  for (const name of ['app.about', 'session.state', 'sync.status', 'users.list'] as const)
    expect(await ask(name, {})).toMatchObject({ ok: true })
  expect(await ask('sync.history', { before: null, limit: 20 })).toMatchObject({ ok: true })
  toCentral.cut()
  expect(await ask('session.signIn', { username: 'nurse', password: secrets.nurse })).toMatchObject({ ok: true })
  expect(await ask('session.signOut', {})).toMatchObject({ ok: true })
  const printed = Buffer.from(await stop())

  const login = (password: string) => JSON.stringify({ username: 'nurse', password, loginType: 'User', siteName: 'Kibera' })
  const places = {
    folder: everyByte(folder),
    printed,
    processes: Buffer.concat(looked),
    'between page and shell': bodies.reduce((heard, body) => without(heard, body, 1), toShell.heard()),
    'between shell and central': without(without(toCentral.heard(), login(secrets.wrong), 1), login(secrets.nurse), 2),
  }
  expect(bodies).toHaveLength(6)
  const marks = {
    folder: 'scrypt$ln=15',
    printed: 'Outpost: http',
    processes: `${program}\0--data`,
    'between page and shell': '/ipc/session.signIn',
  }
  for (const [place, mark] of Object.entries({ ...marks, 'between shell and central': '/api/v4/login' }))
    expect({ [place]: places[place as keyof typeof places].includes(mark) }).toEqual({ [place]: true })
  expect(places.folder.includes('signed in'), 'the log is among what is searched').toBe(true)
  expect(places.processes.includes('\0PATH='), 'the environment too').toBe(true)
  for (const [whose, secret] of Object.entries(secrets)) expect({ whose, found: placesOf(secret, places) }).toEqual({ whose, found: [] })

  // What is kept of the site's password (1.1) lies in the secret box alone.
  expect(placesOf(hashOf(secrets.site), places)).toEqual(['folder'])

  // The one-time token is printed and spent once; the session is named to its browser alone, in the headers made for it.
  const spoken = {
    ...places,
    'between page and shell': Buffer.from(places['between page and shell'].toString('latin1').replaceAll(cookies, '')),
  }
  expect(placesOf(session, spoken)).toEqual([])
  const token = address.searchParams.get('token') ?? ''
  expect(placesOf(token, places)).toEqual(['printed', 'between page and shell'])
  expect(toShell.heard().toString('latin1').split(token)).toHaveLength(2)

  // What signs in at central travels there and is nowhere else.
  const authorised = [
    ...toCentral
      .heard()
      .toString('latin1')
      .matchAll(/^authorization: (?:Basic|Bearer) (\S+)/gim),
  ].map((match) => match[1] ?? '')
  expect(authorised.length).toBeGreaterThan(variant === 'A' ? 5 : 2)
  for (const secret of new Set(authorised)) expect(placesOf(secret, places)).toEqual(['between shell and central'])
})

const cookies = /^(?:set-)?cookie: outpost_session=[\w-]+/gim
