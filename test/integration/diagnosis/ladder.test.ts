/** F-232, 4-2: a fault server produces every code; each is on its rung, in plain words in each language, without a stack. */
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Cause, CauseCode } from '../../../src-main/contract/causes.ts'
import { causeCodes, plainDetail } from '../../../src-main/contract/causes.ts'
import type { LadderName } from '../../../src-main/contract/diagnosis.ts'
import { LadderReport, ladderNames } from '../../../src-main/contract/diagnosis.ts'
import { faultOf } from '../../../src-main/sync/faults.ts'
import { climbLadder } from '../../../src-main/sync/ladder.ts'
import { openCountry } from '../../central/test-country.ts'
import type { Served, ServedFault } from '../../support/fault-server.ts'
import { credentials, faults, javaStack } from '../../support/fault-server.ts'
import { openSite } from '../../support/sync-site.ts'
import { languages, wordsOf } from '../../unit/renderer/catalogue.ts'

/** The rung on which each fault stands. */
const rungs: Readonly<Record<ServedFault, LadderName>> = {
  url_invalid: 'url',
  url_insecure: 'url',
  refused: 'connection',
  tls_untrusted: 'tls',
  tls_name: 'tls',
  tls_expired: 'tls',
  tls_other: 'tls',
  proxy_unreachable: 'connection',
  proxy_refused: 'connection',
  timeout: 'server',
  captive_portal: 'server',
  not_central: 'server',
  connection_lost: 'version',
  bad_answer: 'version',
  http_error: 'version',
  central_error: 'version',
  api_version_incompatible: 'version',
  site_name_not_found: 'site',
  site_auth_timeout: 'site',
  site_mismatch: 'site',
  site_incorrect_password: 'password',
  site_incorrect_hardware_id: 'hardware',
  site_incorrect_database: 'database',
  site_has_no_store: 'store',
  sync_is_running: 'ready',
  integration_error: 'ready',
  clock_ahead: 'clock',
  clock_behind: 'clock',
}
/** Only the operating system of a test's own computer could make these; they are told by its codes. */
const ofTheNetwork: readonly [code: CauseCode, cause: string, online: boolean][] = [
  ['offline', 'ENOTFOUND', false],
  ['dns', 'ENOTFOUND', true],
  ['unreachable', 'EHOSTUNREACH', true],
]
/** These are no faults of the way: this computer finds them out by itself, and the tests of its parts prove each. */
const ofThisComputer: ReadonlySet<string> = new Set(
  causeCodes.filter((code) =>
    /^(disk|database|data_folder|hardware|credentials|initialise_timeout|integration_timeout|sync_restarting|internal|certificate|backup_key|practice|not_practice)/.test(
      code,
    ),
  ),
)

const climb = async (fault: ServedFault) => {
  const { address, options = {}, close }: Served = await faults[fault]()
  onTestFinished(close)
  return LadderReport.parse(await climbLadder({ address, variant: 'A', certificate: null, asked: credentials }, options))
}

async function saidWell(cause: Omit<Cause, 'at'>): Promise<void> {
  for (const language of languages) {
    const words = await wordsOf(language)
    const said = ['title', 'meaning', 'who', 'next'].map((part) => words.t(`causes:${cause.code}.${part}`, { ...cause.params }))
    for (const text of said) {
      expect(text, `${cause.code} in ${language}`).not.toMatch(/^causes:|\{\{|undefined/)
      expect(text.length).toBeGreaterThan(2)
    }
  }
  expect(JSON.stringify(cause)).not.toMatch(/Sync\.java|Thread\.java|\bat \S+ ?\(|\.ts:\d+/)
}

test('4-2: every cause is one of the way, of the network or of this computer: none is left without a proof', () => {
  const proven = new Set<string>([...Object.keys(faults), ...ofTheNetwork.map(([code]) => code), ...ofThisComputer])
  expect(causeCodes.filter((code) => !proven.has(code))).toEqual([])
})

describe('F-232: every fault of the way stands on its rung and is said in every language', () => {
  test.each(Object.keys(faults) as ServedFault[])('%s', async (fault) => {
    const { checks, usable } = await climb(fault)
    const found = checks.filter(({ cause }) => cause !== null)
    expect(found.map(({ name, cause }) => [name, cause?.code])).toEqual([[rungs[fault], fault]])
    const cause = found[0]?.cause as Cause
    const isClock = rungs[fault] === 'clock'
    expect(usable).toBe(isClock)
    expect(found[0]?.state).toBe(isClock ? 'warning' : 'failed')
    expect(checks.map(({ name }) => name)).toEqual([...ladderNames])
    await saidWell(cause)
  })

  test.each(ofTheNetwork)('%s', async (code, nodeCode, online) => {
    const fault = faultOf(Object.assign(new Error(`${nodeCode} central.example`), { code: nodeCode }), () => online)
    expect(fault.cause_.code).toBe(code)
    await saidWell(fault.cause_)
  })
})

test('4-2: after a wrong password the name is known to be right, and nothing is claimed of what was not reached', async () => {
  const { checks } = await climb('site_incorrect_password')
  const states = Object.fromEntries(checks.map(({ name, state }) => [name, state]))
  expect(states).toMatchObject({ server: 'ok', version: 'skipped', site: 'ok', password: 'failed', hardware: 'skipped', speed: 'skipped' })
})

test('4-2: no stack of anybody gets into a technical text', () => {
  for (const text of [
    javaStack,
    `TypeError: x is not a function\n    at run (/app/src/a.ts:12:5)\n    at async go (node:internal:1:2)`,
    `Boom    at Central.Sync.Run() in C:\\src\\Sync.cs:line 40`,
    'Error: q at /srv/central/index.js:3:14',
  ])
    expect(plainDetail(text)).toMatch(/^[^\n]{4,60}$/)
  expect(plainDetail('Traceback (most recent call last):\n File "a.py", line 3')).toBe('')
  expect(plainDetail('looked at  10:42, at home (Kibera)')).toBe('looked at 10:42, at home (Kibera)')
  expect(plainDetail(javaStack)).toBe('NullPointerException: name')
})

test('F-232: against a real central every rung holds, while a sync runs and is not disturbed', async () => {
  const { central } = await openCountry('B')
  for (let n = 0; n < 300; n++) central.admin.upsertCentral('unit', { ID: `u${n}`, units: `unit ${n} ${'x'.repeat(60)}` })
  const site = openSite({ url: central.url, variant: 'B' })
  expect((await site.press()).outcome).toBe('done')
  const { siteName, passwordHash, hardwareId, databaseId, address } = site.credentials
  const uuid = site.db.sqlite.prepare(`SELECT json_extract(value, '$.uuid') FROM setting WHERE key = 'site'`).pluck().get() as string
  central.admin.knob('delayMs', 30)
  const asked = { siteName, passwordHash, hardwareId, databaseId, appVersion: '0.1.0', syncVersion: 14, siteUuid: uuid }
  const [run, report] = await Promise.all([site.press(), climbLadder({ address, variant: 'B', certificate: null, asked })])
  expect(run).toMatchObject({ outcome: 'done', cause: null })
  expect(report).toMatchObject({ usable: true, variant: 'B' })
  expect(report.checks.filter(({ state }) => state === 'failed' || state === 'warning')).toEqual([])
  expect(report.bytesPerSecond).toBeGreaterThan(0)
  expect((await site.press()).outcome).toBe('done')
})
