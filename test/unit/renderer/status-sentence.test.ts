import { beforeAll, describe, expect, test } from 'vitest'
import type { TFunction } from 'i18next'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { isStuck, statusSentence } from '../../../src-renderer/features/shell/status-sentence.ts'
import { formatsFor } from '../../../src-renderer/ui/format.ts'
import { ago, cause, idle, loadingRun, sendingRun } from '../../support/fake-data.ts'
import { wordsOf } from './catalogue.ts'

const format = formatsFor('en', { today: 'Today', yesterday: 'yesterday', tomorrow: 'tomorrow' })
const waiting = { waitingDocuments: 2, waitingRecords: 7, oldestWaitingAt: ago(1) } as const
let t: TFunction

beforeAll(async () => {
  t = (await wordsOf('en')).t
})

const say = (change: Partial<SyncStatus>, online = true) =>
  statusSentence({ ...idle, nextRunAt: null, ...change }, { t, format, now: new Date(), online })

describe('F-203: one sentence at the foot of the window', () => {
  test('F-203: all sent, with the last contact', () => {
    const { tone, text, also } = say({})
    expect({ tone, text }).toEqual({ tone: 'ok', text: 'All sent' })
    expect(also).toEqual([`last contact ${format.when(idle.lastContactAt ?? '')}`])
  })

  test('F-203: documents first, records in small, the next try', () => {
    const { tone, text, also } = say({ ...waiting, nextRunAt: ago(-4) })
    expect({ tone, text }).toEqual({ tone: 'waiting', text: '2 documents waiting to send' })
    expect(also).toEqual(['7 records', 'next try in 4 min'])
  })

  test('F-203: one is one, and changes without a document are called so', () => {
    expect(say({ waitingDocuments: 1, waitingRecords: 3, oldestWaitingAt: ago(1) }).text).toBe('1 document waiting to send')
    expect(say({ waitingRecords: 1, oldestWaitingAt: ago(1) }).text).toBe('1 change waiting to send')
  })

  test('F-203: sending shows how far it is', () => {
    const sentence = say({ ...waiting, phase: 'running', run: sendingRun, oneMore: true })
    expect(sentence.tone).toBe('busy')
    expect(sentence.text).toBe('Sending your work')
    expect(sentence.also).toEqual(['84 of 146 records', 'once more after this'])
    expect(sentence.share).toBeCloseTo(84 / 146)
  })

  test('U-08: a clock that is off comes before what waits; syncing goes on', () => {
    expect(say({ ...waiting, cause: cause('clock_ahead') })).toMatchObject({
      tone: 'attention',
      text: 'The clock of this computer is fast',
      also: ['2 documents waiting'],
    })
  })

  test('F-208: paused is said, with its end and what waits', () => {
    const until = ago(-60)
    expect(say({ ...waiting, phase: 'paused', pausedUntil: until })).toMatchObject({
      tone: 'paused',
      text: `Paused until ${format.when(until)}`,
      also: ['2 documents waiting'],
    })
  })

  test('F-131: where syncing is paused because of another computer, both are said, the reason first', () => {
    const sentence = say({ ...waiting, phase: 'paused', cause: cause('site_incorrect_hardware_id') })
    expect(sentence).toMatchObject({
      tone: 'stopped',
      text: 'Stopped: This site is registered to another computer',
      also: ['paused', '2 documents waiting'],
    })
  })

  test('F-120: central refusing the password stops, and says why', () => {
    const sentence = say({ ...waiting, phase: 'stopped', cause: cause('site_incorrect_password') })
    expect(sentence).toMatchObject({
      tone: 'stopped',
      text: 'Stopped: Central does not accept the password',
      also: ['2 documents waiting'],
    })
  })

  test('F-120: a busy central is no fault of anybody', () => {
    expect(say({ phase: 'waiting', cause: cause('sync_is_running') })).toMatchObject({
      tone: 'waiting',
      text: 'Central is still busy with the last sync',
    })
  })

  test('F-204: a queue that central does not take over three cycles needs a person', () => {
    const stuck = { ...idle, ...waiting, oldestWaitingAt: ago(30), lastSuccessAt: ago(1) }
    expect(isStuck(stuck)).toBe(true)
    expect(isStuck({ ...stuck, oldestWaitingAt: ago(5) })).toBe(false)
    expect(say(stuck)).toMatchObject({ tone: 'attention', text: '7 changes do not go out' })
  })

  test('F-115: loading the site is not called offline work', () => {
    expect(say({ phase: 'initialising', initialised: false, run: loadingRun })).toMatchObject({
      tone: 'busy',
      text: 'Loading the data of this site',
    })
    expect(say({ phase: 'waiting', initialised: false, cause: cause('dns') }).text).toBe('Loading waits for the line')
  })
})

describe('F-203: of several truths the worst comes first', () => {
  const everything: Partial<SyncStatus> = { ...waiting, problems: 3, pausedUntil: null, run: sendingRun }
  test.each([
    ['stopped', { ...everything, phase: 'stopped', cause: cause('site_incorrect_hardware_id') }, true],
    ['attention', { ...everything, phase: 'paused' }, true],
    ['paused', { ...everything, problems: 0, phase: 'paused', cause: cause('dns') }, false],
    ['offline', { ...everything, problems: 0, phase: 'waiting', cause: cause('timeout') }, true],
    ['offline', { ...everything, problems: 0, phase: 'idle', run: null }, false],
    ['busy', { ...everything, problems: 0, phase: 'running' }, true],
    ['waiting', { ...waiting, phase: 'idle' }, true],
    ['ok', {}, true],
  ] as const)('%s', (tone, status, online) => {
    expect(say(status as Partial<SyncStatus>, online).tone).toBe(tone)
  })
})
