/** F-136, style 6: passwords and tokens are looked for in every file, log line, event and answer, and found nowhere in the clear. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startWeb } from '../../../src-main/web/server.ts'
import { fileSink, createLog, silentLog } from '../../../src-main/log.ts'
import { openCountry } from '../../central/test-country.ts'
import { valueOf } from '../../support/builders.ts'
import { makeFolder } from '../../support/make-db.ts'
import { addNurse, nurse } from '../../support/people.ts'
import { everyByte, formsOf } from '../../support/secrets.ts'
import { openApp } from '../../support/test-app.ts'

const sitePassword = 'site-Pässword-9172'
const secrets = { site: sitePassword, nurse: nurse.password, wrong: 'mistyped-4711', unknown: 'stranger-0815' }

test.each(['A', 'B'] as const)('variant %s: neither on disk nor in logs, events and answers', async (variant) => {
  const country = await openCountry(variant)
  country.central.admin.setPassword(country.siteId, sitePassword)
  addNurse(country.central, country.store.storeId)
  const folder = makeFolder()
  const logFile = join(folder, 'logs', 'outpost.log')
  const outpost = await openApp({ dataFolder: folder, log: createLog(fileSink(logFile)) })
  const answers: unknown[] = []
  const { client } = outpost
  const ask = async <T>(answer: Promise<T>): Promise<T> => {
    answers.push(await answer)
    return answer
  }
  valueOf(await ask(client['setup.register']({ address: country.central.url, variant, siteName: 'Kibera', password: sitePassword })))
  valueOf(await ask(client['setup.load']({})))
  await outpost.until((status) => status.initialised && status.phase === 'idle')
  await ask(client['session.signIn']({ username: 'nurse', password: secrets.wrong }))
  await ask(client['session.signIn']({ username: 'nobody', password: secrets.unknown }))
  valueOf(await ask(client['session.signIn'](nurse)))
  await ask(client['site.reenter']({ siteName: '', password: sitePassword }))
  valueOf(await ask(client['session.lock']({})))
  await ask(client['session.unlock']({ password: secrets.wrong }))
  valueOf(await ask(client['session.unlock']({ password: nurse.password })))
  await country.central.close()
  valueOf(await ask(client['session.signIn'](nurse)))
  valueOf(await ask(client['sync.now']({})))
  await outpost.until((status) => status.cause !== null)
  valueOf(await ask(client['app.about']({})))
  valueOf(await ask(client['sync.history']({ before: null, limit: 20 })))
  await outpost.close()

  const said = Buffer.concat([everyByte(folder), Buffer.from(JSON.stringify([answers, outpost.events]))])
  expect(said.includes('signed in'), 'the log is among what is searched').toBe(true)
  expect(said.includes('scrypt$ln=15'), 'the database is among what is searched').toBe(true)
  for (const [whose, secret] of Object.entries(secrets))
    for (const form of formsOf(secret)) expect({ whose, found: said.includes(form) }).toEqual({ whose, found: false })
  expect(/Basic [A-Za-z0-9+/]{8}|Bearer [A-Za-z0-9]|eyJ[A-Za-z0-9_-]{10,}\./.test(said.toString('latin1'))).toBe(false)
})

test('the web shell answers a sign-in without repeating what it was told, and its address and cookie are of no use later', async () => {
  const country = await openCountry()
  addNurse(country.central, country.store.storeId)
  const outpost = await openApp()
  valueOf(await outpost.client['setup.register']({ address: country.central.url, variant: 'A', siteName: 'Kibera', password: 'secret' }))
  valueOf(await outpost.client['setup.load']({}))
  await outpost.until((status) => status.initialised && status.phase === 'idle')
  const web = await startWeb({ app: outpost.app, rendererDir: makeFolder(), port: 0, log: silentLog })
  try {
    const opened = await fetch(web.newAddress(), { redirect: 'manual' })
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
    const post = (name: string, input: unknown) =>
      fetch(`${web.origin}/ipc/${name}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify(input),
      })
    const answer = await post('session.signIn', nurse)
    const text = JSON.stringify([...answer.headers]) + (await answer.text())
    expect(text).toContain('"username":"nurse"')
    expect(text).not.toContain(nurse.password)
    expect(text).not.toContain(cookie.split('=')[1])
    expect(process.argv.join(' ')).not.toContain(nurse.password)
  } finally {
    await web.close()
  }
})
