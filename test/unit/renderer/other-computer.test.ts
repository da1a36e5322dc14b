import { describe, expect, test } from 'vitest'
import { createClient } from '../../../src-main/contract/client.ts'
import { administratorMessage, lastSix, waitingWords } from '../../../src-renderer/features/other-computer/message.ts'
import { createOtherComputer } from '../../../src-renderer/stores/other-computer.ts'
import { createSyncStore } from '../../../src-renderer/stores/sync-store.ts'
import { formatsFor } from '../../../src-renderer/ui/format.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'
import { cause, idle, readyApp, sendingRun } from '../../support/fake-data.ts'
import type { Language } from './catalogue.ts'
import { languages, wordsOf } from './catalogue.ts'

const refused = { ...idle, phase: 'stopped', nextRunAt: null, cause: cause('site_incorrect_hardware_id') } as const

async function opened(status: typeof idle = idle) {
  const bridge = createFakeBridge({ sync: status })
  const sync = createSyncStore(createClient((name, input) => bridge.invoke[name](input), bridge.subscribe))
  const other = createOtherComputer(sync)
  await sync.getState().load()
  return { bridge, other, isOpen: () => other.getState().isOpen }
}

describe('F-131: this site is registered to another computer', () => {
  test('F-131: the explanation opens when central refuses this computer, also where it did before the page was there', async () => {
    const { bridge, isOpen } = await opened()
    expect(isOpen()).toBe(false)
    bridge.emit('sync.status', refused)
    expect(isOpen()).toBe(true)
    expect((await opened(refused)).isOpen()).toBe(true)
  })

  test('F-131: other reasons to stop, and a first loading, do not open it', async () => {
    const { bridge, isOpen } = await opened()
    bridge.emit('sync.status', { ...refused, cause: cause('site_incorrect_password') })
    bridge.emit('sync.status', { ...refused, initialised: false })
    expect(isOpen()).toBe(false)
  })

  test('F-131: it stays open during a try, and closes by itself after the reset', async () => {
    const { bridge, isOpen } = await opened(refused)
    bridge.emit('sync.status', { ...refused, phase: 'running', run: sendingRun })
    expect(isOpen()).toBe(true)
    bridge.emit('sync.status', idle)
    expect(isOpen()).toBe(false)
  })

  test('F-131: who goes on working is not asked again until central has taken this computer in between', async () => {
    const { bridge, other, isOpen } = await opened(refused)
    other.getState().close()
    bridge.emit('sync.status', { ...refused, cause: cause('site_incorrect_hardware_id', '', 1) })
    expect(isOpen()).toBe(false)
    other.getState().open()
    expect(isOpen()).toBe(true)
    other.getState().close()
    bridge.emit('sync.status', idle)
    bridge.emit('sync.status', refused)
    expect(isOpen()).toBe(true)
  })

  test('F-131: without a refusal there is nothing to open', async () => {
    const { other, isOpen } = await opened()
    other.getState().open()
    expect(isOpen()).toBe(false)
  })
})

describe.each(languages)('F-132: the message to the administrator, in %s', (language) => {
  const at = '2025-11-20T08:31:00'
  const facts = {
    app: readyApp,
    status: { ...refused, waitingDocuments: 3, waitingRecords: 14, cause: { ...cause('site_incorrect_hardware_id'), at } },
  }

  test.each(['replace', 'ask'] as const)('F-132: %s names site, number, computer, time and what waits', async (kind) => {
    const { t, format } = await wordsAndFormats(language)
    const message = administratorMessage(kind, facts, t, format)
    expect(message).toContain(t('common:site.numberAndName', { number: 12, name: 'Kibera' }))
    expect(message).toContain(readyApp.hardwareId)
    expect(message).toContain(`${format.date(at)}, ${format.time(at)}`)
    expect(message).toContain(waitingWords(facts.status, t))
    expect(message).not.toMatch(/\{\{|other\./)
  })

  test('U-81: whom it is for stands first where somebody is written down', async () => {
    const { t, format } = await wordsAndFormats(language)
    const plain = administratorMessage('ask', facts, t, format)
    const written = administratorMessage('ask', { ...facts, app: { ...readyApp, contact: 'Medicines desk, 0800 123' } }, t, format)
    expect(written.split('\n')).toEqual([t('help:contact.to', { contact: 'Medicines desk, 0800 123' }), ...plain.split('\n')])
    expect(written).toContain('Medicines desk, 0800 123')
  })
})

async function wordsAndFormats(language: Language) {
  const format = formatsFor(language, { today: '', yesterday: '', tomorrow: '' })
  return { t: (await wordsOf(language)).getFixedT(language, 'sync'), format }
}

test('F-131: what waits is said in documents and records, or in records alone', async () => {
  const { t } = await wordsAndFormats('en')
  expect(waitingWords({ waitingDocuments: 1, waitingRecords: 4, cause: null }, t)).toBe('1 document, 4 records')
  expect(waitingWords({ waitingDocuments: 0, waitingRecords: 1, cause: null }, t)).toBe('1 record')
})

test('F-131: the end of an ID is what people compare', () => {
  expect(lastSix(readyApp.hardwareId)).toBe('7F3A2C')
})
