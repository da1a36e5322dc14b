/** U-71: sentences with amounts read right for nothing, one, two and a million, whatever else they count (features 5C to 5I). */
import type { i18n } from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Language } from './catalogue.ts'
import { languages, wordsOf } from './catalogue.ts'

const words = {} as Record<Language, i18n>
beforeAll(async () => {
  for (const language of languages) words[language] = await wordsOf(language)
})

const said = {
  batch: 'A1',
  item: 'Amox',
  number: '7',
  day: '1 March',
  date: '1 March',
  place: 'S1',
  packSize: 10,
  size: '10',
  unitName: 'tablets',
}
const others = Object.fromEntries(
  'done total free left after counted returned difference available issued now units below days seconds quantity entries runs lines before packs months above'
    .split(' ')
    .map((name) => [name, 5]),
)
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

/** Sentence, the hole of the amount, and what it counts. */
const sentences = [
  ['refusals:stock_short', 'available', 'packs'],
  ['refusals:stock_short_then', 'available', 'packs'],
  ['refusals:packs_short', 'available', 'packs'],
  ['refusals:packs_promised', 'available', 'packs'],
  ['refusals:batch_changed', 'total', 'packs'],
  ['refusals:more_than_issued', 'issued', 'packs'],
  ['refusals:difference_below_nothing', 'now', 'packs'],
  ['refusals:packs_not_whole', 'units', 'units'],
  ['refusals:packs_not_whole', 'below', 'packs'],
  ['refusals:repack_not_whole', 'units', 'units'],
  ['refusals:not_all_allocated_one', 'units', 'units'],
  ['refusals:batch_near_expiry', 'days', 'days'],
  ['refusals:sign_in_wait', 'seconds', 'seconds'],
  ['refusals:sign_in_blocked', 'seconds', 'seconds'],
  ['outbound:missing.sentence_one', 'units', 'units'],
  ['trade:invoice.availableUnits', 'quantity', 'units'],
  ['trade:invoice.availablePacks', 'quantity', 'packs'],
  ['trade:ship.expiring', 'quantity', 'units'],
  ['trade:stores.coming.records', { en: 'total', fr: 'done' }, 'records'],
  ['common:bar.progress', { en: 'total', fr: 'done' }, 'records'],
  ['sync:recordsOf', { en: 'total', fr: 'done' }, 'records'],
  ['sync:journal.note', 'days', 'days'],
  ['sync:journal.removedWords', 'entries', 'changes'],
  ['sync:journal.removedWords', 'runs', 'syncs'],
  ['home:waiting.counted', 'lines', 'lines'],
  ['work:batchLead', 'total', 'packs'],
  ['work:seen', 'total', 'packs'],
  ['work:adjust.after', 'before', 'packs'],
  ['work:repack.after', 'packs', 'packs'],
  ['stocktakes:add.knownMore', 'packs', 'packs'],
  ['stock:chart.readingMonths', 'months', 'months'],
] as const

const forms: Readonly<Record<Language, Readonly<Record<string, readonly [one: string, more: string]>>>> = {
  en: {
    packs: ['pack', 'packs'],
    units: ['unit', 'units'],
    days: ['day', 'days'],
    seconds: ['second', 'seconds'],
    records: ['record', 'records'],
    changes: ['change', 'changes'],
    syncs: ['sync', 'syncs'],
    lines: ['line', 'lines'],
    months: ['month', 'months'],
  },
  fr: {
    packs: ['boîte', 'boîtes'],
    units: ['unité', 'unités'],
    days: ['jour', 'jours'],
    seconds: ['seconde', 'secondes'],
    records: ['fiche', 'fiches'],
    changes: ['modification', 'modifications'],
    syncs: ['synchro', 'synchros'],
    lines: ['ligne', 'lignes'],
    months: ['mois', 'mois'],
  },
}
/** English says one of exactly one, French also of nothing and of one and a half. */
const amounts: Readonly<Record<Language, readonly (readonly [amount: number, said: string, isOne: boolean])[]>> = {
  en: [
    [0, '0', false],
    [1, '1', true],
    [1.5, '1.5', false],
    [2, '2', false],
    [1_000_000, '1,000,000', false],
  ],
  fr: [
    [0, '0', true],
    [1, '1', true],
    [1.5, '1,5', true],
    [2, '2', false],
    [1_000_000, '1 000 000', false],
  ],
}

describe.each(languages)('U-71: amounts in sentences, in %s', (language) => {
  test.each(sentences)('U-71: %s says %s as it is counted', (key, of, noun) => {
    const hole = typeof of === 'string' ? of : of[language]
    const [one = '', more = ''] = forms[language][noun] ?? []
    for (const [amount, figure, isOne] of amounts[language]) {
      const text = plain(words[language].t(key, { ...others, ...said, [hole]: amount }))
      const expected = `${figure} ${isOne ? one : more}`
      expect(text).toMatch(new RegExp(`(^|\\D)${expected}(?!\\p{L})`, 'u'))
      expect(text).not.toMatch(/\$t\(|\{\{/)
    }
  })
})
