import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import enCounts from '../../../resources/locales/en/counts.json' with { type: 'json' }
import en from '../../../resources/locales/en/trade.json' with { type: 'json' }
import frCounts from '../../../resources/locales/fr/counts.json' with { type: 'json' }
import fr from '../../../resources/locales/fr/trade.json' with { type: 'json' }
import { allocationSentence, documentTitle, expiringWords } from '../../../src-renderer/features/invoice/words.ts'
import { statesWords } from '../../../src-renderer/features/transactions/filter-words.ts'
import { formatsFor } from '../../../src-renderer/ui/format.ts'
import { allocationOf, lineOf } from '../../support/fake-allocation.ts'
import { sampleItems } from '../../support/fake-trade-data.ts'

type Words = Parameters<typeof documentTitle>[1]
let t: Words
let french: Words
const noWords = { today: '', yesterday: '', tomorrow: '' }
const english = formatsFor('en', noWords)

beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    resources: { en: { trade: en, counts: enCounts }, fr: { trade: fr, counts: frCounts } },
    interpolation: { escapeValue: false },
  })
  t = i18next.getFixedT<'trade'>('en', 'trade')
  french = i18next.getFixedT<'trade'>('fr', 'trade')
})

const [amox, , paracetamol] = sampleItems()
const today = '2025-11-20'
const wish = (item: typeof amox, units: number | null, packSize: number | null = null) => {
  if (!item) throw new Error('no item')
  return allocationOf(item, units, () => 0, today, packSize)
}

test('F-152: a number that is not given yet is said in words', () => {
  expect(documentTitle({ kind: 'outbound_shipment', number: 1071 }, t)).toBe('Customer invoice 1071')
  expect(documentTitle({ kind: 'outbound_shipment', number: null }, t)).toBe('Customer invoice, number to come')
})

test('5C: first expiry says what it took, pack size by pack size', () => {
  expect(allocationSentence(wish(amox, 350), false, english, t)).toBe('Earliest expiry first: 150 × 1 and 2 × 100 make exactly 350.')
  expect(allocationSentence(wish(amox, 350), true, english, t)).toBe('150 × 1 and 2 × 100 make 350.')
  expect(allocationSentence(wish(amox, 350), false, formatsFor('fr', noWords), french)).toBe(
    'Première péremption d’abord : 150 × 1 et 2 × 100 font exactement 350.',
  )
})

test('5C: too much because packs are whole, too little, nothing and none free are four sentences', () => {
  expect(allocationSentence(wish(paracetamol, 1500), false, english, t)).toBe(
    '2 × 1,000 make 2,000: 500 more than asked, because packs are whole.',
  )
  expect(allocationSentence(wish(paracetamol, 7000), false, english, t)).toBe('Available: 6,000 of 7,000. Missing: 1,000.')
  expect(allocationSentence(wish(paracetamol, 0), false, english, t)).toContain('Type how many units')
  const none = paracetamol && { ...paracetamol, batches: [] }
  expect(allocationSentence(wish(none, 0), false, english, t)).toBe('No batch can be given out now.')
})

test('5C: in packs of one size, what is short is said in packs, and what other sizes there are', () => {
  const other = '1 batch of another pack size is left out: 200 units.'
  expect(allocationSentence(wish(amox, 300, 100), false, english, t)).toBe(`Earliest expiry first: 3 × 100 make exactly 300. ${other}`)
  expect(allocationSentence(wish(amox, 4000, 100), false, english, t)).toBe(`In packs of 100, available: 36 of 40. Missing: 4. ${other}`)
  expect(allocationSentence(wish(amox, 0, 100), false, english, t)).toBe(
    `Type how many packs of 100 are wanted; batches are taken by first expiry. ${other}`,
  )
  const held = amox && { ...amox, batches: amox.batches.map((batch) => ({ ...batch, onHold: batch.packSize === 100 })) }
  expect(allocationSentence(wish(held, 0, 100), false, english, t)).toBe(`No packs of 100 can be given out now. ${other}`)
  expect(allocationSentence(wish(amox, 4000, 100), false, formatsFor('fr', noWords), french)).toBe(
    'En boîtes de 100, disponible : 36 sur 40. Il manque : 4. 1 lot d’un autre conditionnement est laissé de côté : 200 unités.',
  )
})

test('5C: one batch that expires soon is named, several are counted', () => {
  const batch = amox?.batches[1]
  if (!amox || !batch) throw new Error('no batch')
  const line = lineOf(amox, batch, 150)
  const format = { ...english, date: (iso: string) => iso }
  expect(expiringWords([line], format, t)).toBe('Batch AX23041 expires on 2025-12-28: 150 units.')
  expect(expiringWords([line, line], format, t)).toBe('2 batches on this invoice expire within six weeks.')
})

test('3D: a chip names its states, or says in short what they come to', () => {
  expect(statesWords(['new'], t)).toBe('New')
  expect(statesWords(['shipped', 'new'], t)).toBe('New, Shipped')
  expect(statesWords(['picked', 'shipped', 'new', 'allocated'], t)).toBe('New and 3 more')
  expect(statesWords(['received', 'delivered', 'shipped', 'picked', 'allocated', 'new'], t)).toBe('not yet verified')
})

const keysOf = (value: unknown, path = ''): string[] =>
  typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`)) : [path]
const singular = (keys: readonly string[]) => [...new Set(keys.map((key) => key.replace(/_(one|many|other)$/, '')))].toSorted()

test('U-72: French says everything that English says, and nothing else', () => {
  expect(singular(keysOf(fr))).toEqual(singular(keysOf(en)))
})
