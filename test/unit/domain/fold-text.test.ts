import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText, searchText } from '../../../src-main/domain/fold-text.ts'

test.each([
  ['Paracetamol', 'paracetamol'],
  ['Crème  à l’Œillet', 'creme a l’oeillet'],
  ['  GÉLULE\t500 ', 'gelule 500'],
  ['Straße Ørsted Ærø Łódź', 'strasse orsted aero lodz'],
  ['Ｑ', 'ｑ'],
  ['药品', '药品'],
  ['', ''],
  ['a \u0301 b', 'a b'],
  ['\t\u0301x\u0301 \u0301', 'x'],
])('%s is searched as %s', (text, folded) => {
  expect(foldText(text)).toBe(folded)
})

test('folding what is folded changes nothing, so a search term and a name meet', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text))
    }),
  )
})

test('absent parts leave no gap', () => {
  expect(searchText('AMX', null, undefined, '', 'Été')).toBe('amx ete')
})
