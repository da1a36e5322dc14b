/** F-236: what a certificate says as a file, and how it reads on the paper, in both languages. */
import type { TFunction } from 'i18next'
import { describe, expect, test } from 'vitest'
import { certificateRows, kindWord, moment, stockLines } from '../../../src-renderer/features/move/certificate-lines.ts'
import { formatsFor } from '../../../src-renderer/ui/format.ts'
import { csvTime } from '../../../src-main/contract/csv.ts'
import { certifiedKinds } from '../../../src-main/contract/store-move.ts'
import { storeMove } from '../../support/fake-move.ts'
import type { Language } from './catalogue.ts'
import { languages, wordsOf } from './catalogue.ts'

const days = { today: 'Today', yesterday: 'yesterday', tomorrow: 'tomorrow' }
const words = Object.fromEntries(await Promise.all(languages.map(async (language) => [language, await wordsOf(language)] as const)))
function t(language: Language): TFunction<'move'> {
  const found = words[language]?.getFixedT(language, 'move')
  if (found === undefined) throw new Error(`no words of ${language}`)
  return found
}

describe('F-236: the certificate', () => {
  test('as a file has every figure in its own row, numbers as numbers, times on the clock of the clinic, and the check code', () => {
    const rows = certificateRows(storeMove, t('en'), formatsFor('en', days)).map(({ label, cell }) => [label, cell])
    expect(rows).toEqual([
      ['Store', 'KBR Kibera Clinic'],
      ['Site', '12, Kibera'],
      ['Counted', csvTime(storeMove.at)],
      ['Frozen', null],
      ['Records to send', 0],
      ['Refused by central', 0],
      ['Kept here by a rule', 0],
      ['From central, not placed', 0],
      ['Customer invoice', 340],
      ['Customer invoice: Last number', 352],
      ['Supplier invoice', 61],
      ['Supplier invoice: Last number', 61],
      ['Stocktake', 4],
      ['Stocktake: Last number', 4],
      ['Last document', csvTime('2026-03-04T11:41:07Z')],
      ['Items in stock', 187],
      ['Batches in stock', 612],
      ['Packs', 8140.5],
      ['Value of the stock at cost', 128_450.25],
      ['Check code', '7KQ20XMB'],
    ])
  })

  test.each(languages)('says each kind of document in a word of its own in %s', (language) => {
    const words = certifiedKinds.map((kind) => kindWord(kind, t(language)))
    expect(new Set(words).size).toBe(certifiedKinds.length)
    expect(words.join()).not.toMatch(/[._]/)
  })

  test('shows figures in the local way, and of nothing that there is none', () => {
    const format = formatsFor('fr', days)
    const shown = Object.fromEntries(stockLines(storeMove, t('fr'), format).map((line) => [line.id, line.shown]))
    expect(shown).toMatchObject({
      packs: format.quantity(8140.5),
      value: format.amount(128_450.25),
      last: moment('2026-03-04T11:41:07Z', format),
    })
    const empty = { ...storeMove, figures: { ...storeMove.figures, lastDocumentAt: null } }
    expect(stockLines(empty, t('fr'), format)[0]?.shown).toBe('aucun')
  })
})
