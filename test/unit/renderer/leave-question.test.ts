import { expect, test } from 'vitest'
import { asksBeforeLeaving } from '../../../src-renderer/features/shell/asks-before-leaving.ts'

test.each([
  ['documents wait and there is a line', { phase: 'idle', waitingDocuments: 3 }, true, true],
  ['a retry is due', { phase: 'waiting', waitingDocuments: 1 }, true, true],
  ['nothing waits', { phase: 'idle', waitingDocuments: 0 }, true, false],
  ['no line', { phase: 'waiting', waitingDocuments: 3 }, false, false],
  ['paused', { phase: 'paused', waitingDocuments: 3 }, true, false],
  ['switched off', { phase: 'disabled', waitingDocuments: 3 }, true, false],
  ['stopped', { phase: 'stopped', waitingDocuments: 3 }, true, false],
] as const)('U-85: %s', (_what, status, isOnline, asks) => expect(asksBeforeLeaving(status, isOnline)).toBe(asks))

test('U-85: nothing is known yet', () => expect(asksBeforeLeaving(null, true)).toBe(false))
