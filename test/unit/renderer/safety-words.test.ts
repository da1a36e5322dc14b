import { describe, expect, test } from 'vitest'
import { BatchFault, ladderNames, queueTrends, safetyReasons, safetyTones } from '../../../src-main/contract/diagnosis.ts'
import { checklistItems } from '../../../src-main/contract/site-settings.ts'
import { invoiceKinds } from '../../../src-main/contract/trade.ts'
import { queueBars } from '../../../src-renderer/features/sync/queue-bars.ts'
import {
  backupShort,
  backupWords,
  centralWords,
  lossWords,
  savedWords,
  shieldWords,
} from '../../../src-renderer/features/safety/safety-words.ts'
import { formatsFor } from '../../../src-renderer/ui/format.ts'
import { much, safe, unsafe, waitingSafe } from '../../support/fake-diagnosis.ts'
import { languages, wordsOf } from './catalogue.ts'

const days = { today: 'Today', yesterday: 'yesterday', tomorrow: 'tomorrow' }
const opened = async (language: 'en' | 'fr') => {
  const words = await wordsOf(language)
  return { t: words.getFixedT(language, 'safety'), format: formatsFor(language, days), exists: (key: string) => words.exists(key) }
}

describe.each(languages)('what is said of safety and of the line, in %s', (language) => {
  test('4-1, F-232, F-206, F-270: every tone, reason, rung, trend and item has its words', async () => {
    const { exists } = await opened(language)
    const keys = [
      ...safetyTones.flatMap((tone) => [`safety:tone.${tone}`, `safety:shape.${tone}`]),
      ...BatchFault.shape.what.options.flatMap((what) => [`safety:check.what.${what}`, `safety:check.do.${what}`]),
      ...ladderNames.flatMap((name) => ['ok', 'warning', 'skipped', 'short'].map((state) => `setup:check.${state}.${name}`)),
      ...checklistItems.flatMap((item) => [`site:checklist.item.${item}.name`, `site:checklist.item.${item}.look`]),
      ...queueTrends.filter((trend) => trend !== 'growing').map((trend) => `sync:queue.${trend}`),
    ]
    expect(keys.filter((key) => !exists(key))).toEqual([])
    const { t } = await opened(language)
    for (const reason of safetyReasons) expect(t(`why.${reason}`, { count: 2 })).not.toContain('why.')
    for (const kind of [...invoiceKinds, 'stocktake', 'other']) expect(t(`lost.${kind}`, { count: 2 }), kind).toMatch(/^2 /)
  })

  test('4-1: the facts are whole sentences in each state, without a hole', async () => {
    const words = await opened(language)
    for (const safety of [safe, waitingSafe, unsafe]) {
      const facts = [savedWords(safety, words), centralWords(safety, words), backupWords(safety, words)]
      const texts = [...facts.flatMap(({ text, details }) => [text, ...details]), shieldWords(safety, words), backupShort(safety, words)]
      for (const text of texts) expect(text).not.toMatch(/\{\{|undefined|null|^\w+\.\w+$/)
    }
    expect(lossWords(much, words.t)).toHaveLength(5)
  })
})

test('F-206: the newest day stands last, a day without a word stays free, what is older than thirty days is not drawn', () => {
  const day = (text: string, records: number) => ({ day: text, documents: 0, records })
  const bars = queueBars([day('2026-01-01', 9), day('2026-02-27', 10), day('2026-03-01', 0), day('2026-03-02', 5)])
  expect(bars.map((bar) => [bar.day, bar.isToday])).toEqual([
    ['2026-02-27', false],
    ['2026-03-01', false],
    ['2026-03-02', true],
  ])
  const [first, second, last] = bars
  expect((second?.x ?? 0) - (first?.x ?? 0)).toBeCloseTo(20)
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(300)
  expect([first?.height, second?.height]).toEqual([54, 1])
  expect(queueBars([])).toEqual([])
})
