import { describe, expect, test } from 'vitest'
import { loadShare, runSpeed } from '../../../src-renderer/features/first-run/load-share.ts'
import { causeKind } from '../../../src-renderer/features/sync/cause-kind.ts'
import { hostOf } from '../../../src-renderer/features/sync/host.ts'
import { pauseUntil } from '../../../src-renderer/features/sync/pause.ts'
import { runResult } from '../../../src-renderer/features/sync/run-result.ts'
import { runShare, stepNow, timeLeft } from '../../../src-renderer/features/sync/run-share.ts'
import { ofProgram } from '../../../src-renderer/features/find/found.ts'
import { parseRoute, routeText } from '../../../src-renderer/stores/route-text.ts'
import { daysBetween } from '../../../src-renderer/ui/dates.ts'
import { formatsFor } from '../../../src-renderer/ui/format.ts'
import { causeCodes, stoppingCauses } from '../../../src-main/contract/causes.ts'
import { cause, loadingRun, run, sendingRun } from '../../support/fake-data.ts'
import { unbrokenSpaces } from '../../../src-renderer/french-spaces.ts'
import { wordsOf } from './catalogue.ts'

const en = formatsFor('en', { today: 'Today', yesterday: 'yesterday', tomorrow: 'tomorrow' })
const fr = formatsFor('fr', { today: 'Aujourd’hui', yesterday: 'hier', tomorrow: 'demain' })
const plainSpaces = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('U-72: figures and times in the local way', () => {
  test.each([
    [en.number(12345.5), '12,345.5'],
    [fr.number(12345.5), '12 345,5'],
    [en.amount(20370), '20,370.00'],
    [fr.amount(20370), '20 370,00'],
    [en.bytes(84_000), '84 kB'],
    [fr.bytes(2_400_000), '2,4 Mo'],
    [en.bytes(38), '0.1 kB'],
    [en.bytes(81_000_000_000), '81 GB'],
    [en.duration(30), '< 0.1 s'],
    [en.duration(620), '0.6 s'],
    [fr.duration(620), '0,6 s'],
    [en.duration(48_400), '48 s'],
    [en.duration(248_000), '4 min 8 s'],
    [en.duration(60_000), '1 min'],
    [en.duration(7_500_000), '2 h 5 min'],
    [en.roughly(407_000), '7 min'],
    [en.roughly(18_000), '20 s'],
  ])('%s', (said, expected) => {
    expect(plainSpaces(said)).toBe(expected)
  })

  test('U-72: today, yesterday and before are told apart by the calendar', () => {
    const now = new Date()
    const at = (days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - days, 10, 42).toISOString()
    expect(en.when(at(0))).toBe('10:42')
    expect(en.whenFull(at(0))).toBe('Today 10:42')
    expect(en.when(at(1))).toBe('yesterday 10:42')
    expect(en.whenFull(at(1))).toBe('Yesterday 10:42')
    expect(fr.when(at(1))).toBe('hier 10:42')
    expect(fr.when(at(-1))).toBe('demain 10:42')
    expect(daysBetween(new Date(at(400)), now)).toBe(400)
  })

  test('U-72: an odd date of the wire is shown as it is and breaks no row', () => {
    for (const odd of ['0000-00-00', '0000-00-00T00:00:00', '2025-02-30', 'soon', '']) {
      for (const say of [en.date, en.time, en.when, en.brief, en.whenFull]) expect(say(odd)).toBe(odd)
    }
  })

  test('U-72: a day without a time is that day in every time zone, and has no clock', () => {
    expect(en.date('2024-11-19')).toBe('19 Nov 2024')
    for (const say of [en.when, en.brief, en.whenFull, en.time]) expect(say('2024-11-19')).toBe('19 Nov 2024')
  })
})

describe('places', () => {
  test.each([
    'transactions',
    'transaction/a%2Fb',
    'new',
    'new/supplier',
    'new/return',
    'stocktakes',
    'stocktakes/new',
    'stores',
    'sync',
    'sync/waiting',
    'about',
    'reports/stock',
    'reports/value?covers=open',
    'reports/use?item=a%2Fb&covers=open',
    'print/report/stock?item=a%2Fb',
    'print/store/a%2Fb',
  ])('%s goes there and back', (text) => {
    expect(routeText(parseRoute(`#/${text}`))).toBe(text)
  })
  test('an unknown place is the home of the program', () => {
    expect(parseRoute('#/nowhere')).toEqual({ place: 'home' })
    expect(parseRoute('')).toEqual({ place: 'home' })
    expect(parseRoute('#/sync/nonsense')).toEqual({ place: 'sync', tab: 'now' })
    expect(parseRoute('#/reports/nonsense?covers=x')).toEqual({ place: 'reports', report: 'stock', itemId: '', covers: 'all' })
  })
})

test('U-76: the field for everything begins what one may begin, and nothing else', async () => {
  const t = (await wordsOf('en')).getFixedT('en', ['entry', 'common', 'trade', 'documents', 'stocktakes'])
  const none = { invoice: false, supplier: false, return: false, stocktake: false }
  const offered = (may: typeof none) => ofProgram('new', t, [], may).map(({ label }) => label)
  expect(offered(none)).toEqual([])
  expect(offered({ ...none, supplier: true, stocktake: true })).toEqual(['New supplier invoice', 'New stocktake'])
})

test('U-76, F-201: it finds each report by its name, and names them only to whoever looks for one', async () => {
  const t = (await wordsOf('fr')).getFixedT('fr', ['entry', 'common', 'trade', 'documents', 'stocktakes', 'reports'])
  const found = (text: string) =>
    ofProgram(text, t, [], { invoice: false, supplier: false, return: false, stocktake: false }).map(({ goes }) => goes)
  expect(found('mensuelle')).toEqual([{ to: 'reports/use' }])
  expect(found('stock')).toEqual([{ to: 'reports/stock' }, { to: 'reports/value' }])
  expect(found('').filter((goes) => 'to' in goes)).toEqual([])
})

describe('a cycle in words and shares', () => {
  test('F-210: what came of it', async () => {
    const t = (await wordsOf('fr')).getFixedT('fr', 'sync')
    expect(runResult(run({ sent: 1, received: 31 }), t)).toBe('1 envoyée, 31 reçues')
    expect(runResult(run({ sent: 0, received: 0 }), t)).toBe('rien de nouveau')
    expect(runResult(run({ outcome: 'failed', cause: cause('dns') }), t)).toBe('Le nom du central est inconnu')
  })

  test('features 3B: how far a step is and how long it still takes', () => {
    expect(runShare(sendingRun)).toBeCloseTo(84 / 146)
    const step = stepNow(sendingRun)
    expect(step === null ? null : timeLeft(step)).toBeCloseTo((28_000 / 84) * 62)
  })

  test('features 3A: the whole loading only rises from step to step', () => {
    const steps = loadingRun.steps
    const shares = steps.map((_, now) =>
      loadShare({
        ...loadingRun,
        steps: steps.map((step, index) => ({ ...step, done: 0, state: index < now ? 'done' : index === now ? 'now' : 'todo' })),
      }),
    )
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(loadShare({ ...loadingRun, steps: steps.map((step) => ({ ...step, state: 'done' })) })).toBe(1)
    expect(runSpeed(loadingRun)).toBeCloseTo((16_800_000 / 610_000) * 1000)
  })
})

describe('causes', () => {
  test('F-120: every cause that stops syncing is shown as stopped', () => {
    for (const code of causeCodes) if (stoppingCauses.has(code)) expect(causeKind(code)).toBe('stopped')
  })
  test.each([
    ['dns', 'offline'],
    ['captive_portal', 'attention'],
    ['tls_expired', 'attention'],
    ['sync_is_running', 'busy'],
    ['disk_full', 'stopped'],
  ] as const)('F-120: %s asks as %s', (code, kind) => {
    expect(causeKind(code)).toBe(kind)
  })
})

describe('F-208: until when a pause lasts', () => {
  const now = new Date(2025, 10, 20, 18, 30)
  test('hours, the next morning, or until somebody goes on', () => {
    expect(Date.parse(pauseUntil('pause4h', now) ?? '') - now.getTime()).toBe(4 * 3_600_000)
    expect(new Date(pauseUntil('pauseMorning', now) ?? '')).toEqual(new Date(2025, 10, 21, 8))
    expect(pauseUntil('pauseOpen', now)).toBeNull()
  })
})

test('U-72: no French line breaks before its last sign', () => {
  expect(unbrokenSpaces('Arrêt : « Reprendre » ?')).toBe('Arrêt\u00a0: «\u00a0Reprendre\u00a0»\u00a0?')
  expect(unbrokenSpaces('à 08:31')).toBe('à 08:31')
})

test('an address as people know it', () => {
  expect(hostOf('https://sync.example.org:8443/')).toBe('sync.example.org:8443')
  expect(hostOf('sync')).toBe('sync')
})
