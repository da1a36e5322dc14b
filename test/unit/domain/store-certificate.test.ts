/** F-236: what a certificate says of what was counted, the word over it, and what is said of the other site's word. */
import { describe, expect, test } from 'vitest'
import type { CertificateFigures } from '../../../src-main/contract/store-move.ts'
import { codeAlphabet, compareCodes, isAllSent, isOwed } from '../../../src-main/contract/store-move.ts'
import { certificateFigures } from '../../../src-main/domain/store-certificate.ts'
import { checkCode } from '../../../src-main/services/move-store.ts'

const counted = {
  invoices: [
    { kind: 'repack', count: 2, lastNumber: 2, lastAt: '2026-03-01T10:00:00.250' },
    { kind: 'outbound_shipment', count: 14, lastNumber: 21, lastAt: '2026-03-04T09:30:15' },
  ],
  requisitions: [{ kind: 'other', count: 1, lastNumber: null, lastAt: '2026-03-04T09:30:14Z' }],
  stocktakes: { count: 0, lastNumber: null, lastAt: null },
  items: 3,
  batches: 5,
  thousandths: 12_500,
  cents: 123_456,
}
const figures = certificateFigures(counted)

describe('F-236: the figures', () => {
  test('are the kinds there are in one order, the newest moment to the second, packs and value in their own units', () => {
    expect(figures).toEqual({
      documents: [
        { kind: 'outbound_shipment', count: 14, lastNumber: 21 },
        { kind: 'repack', count: 2, lastNumber: 2 },
        { kind: 'other_requisition', count: 1, lastNumber: null },
      ],
      lastDocumentAt: '2026-03-04T09:30:15Z',
      items: 3,
      batches: 5,
      packs: 12.5,
      value: 1234.56,
    })
  })

  test.each([
    ['2026-03-04 09:30:15', '2026-03-04T09:30:15Z'],
    ['2026-03-04T09:30:15.999', '2026-03-04T09:30:15Z'],
    ['0000-00-00T00:00:00', null],
    ['yesterday', null],
    ['', null],
  ])('a document made at “%s” was made at %s', (lastAt, expected) => {
    const odd = { ...counted, invoices: [{ kind: 'repack', count: 1, lastNumber: 1, lastAt }], requisitions: [] }
    expect(certificateFigures(odd).lastDocumentAt).toBe(expected)
  })

  test('of a store in which nothing was done are no documents, no moment and no stock', () => {
    const empty = { ...counted, invoices: [], requisitions: [], items: 0, batches: 0, thousandths: 0, cents: 0 }
    expect(certificateFigures(empty)).toEqual({ documents: [], lastDocumentAt: null, items: 0, batches: 0, packs: 0, value: 0 })
  })

  test.each([
    [{ waiting: 0, refused: 0 }, true],
    [{ waiting: 1, refused: 0 }, false],
    [{ waiting: 0, refused: 1 }, false],
  ])('%o: certified %s; only of one that is to be moved is a certificate owed', (queue, expected) => {
    expect(isAllSent(queue)).toBe(expected)
    expect(isOwed({ ...queue, frozen: { at: '2026-03-04T09:30:15Z', by: 'Amina' } })).toBe(!expected)
    expect(isOwed({ ...queue, frozen: null })).toBe(false)
  })
})

const changes: readonly (readonly [string, Partial<CertificateFigures>, readonly string[]])[] = [
  ['a document more', { documents: [{ kind: 'repack', count: 3, lastNumber: 2 }] }, ['documents']],
  ['another last number', { documents: [{ kind: 'outbound_shipment', count: 14, lastNumber: 22 }] }, ['documents']],
  ['a later document', { lastDocumentAt: '2026-03-04T09:30:16Z' }, ['lastDocument']],
  ['no document', { lastDocumentAt: null }, ['lastDocument']],
  ['a batch less', { batches: 4 }, ['stock']],
  ['a thousandth of a pack', { packs: 12.501 }, ['stock']],
  ['a cent', { value: 1234.55 }, ['value']],
  ['stock and value', { items: 2, value: 1000 }, ['stock', 'value']],
]

describe('F-236: the check code', () => {
  const own = checkCode('store-a', figures)

  test('is one word of eight letters, the same for the same figures', () => {
    expect(own).toMatch(/^[0-9ACDEFGHJKMNPQRTVWXY]{8}$/)
    expect(checkCode('store-a', structuredClone(figures))).toBe(own)
  })

  test.each(changes)('%s: the other site’s code says which figures to compare', (_, change, parts) => {
    const other = checkCode('store-a', { ...figures, ...change })
    expect(compareCodes(own, other)).toEqual({ kind: 'differs', parts })
  })

  test('of another store with the same figures is another one, and then everything is to be compared', () => {
    const all = ['documents', 'lastDocument', 'stock', 'value']
    expect(compareCodes(own, checkCode('store-b', figures))).toEqual({ kind: 'differs', parts: all })
  })

  test.each([
    ['as it stands', (code: string) => code],
    ['in small letters', (code: string) => code.toLowerCase()],
    ['in two halves', (code: string) => `${code.slice(0, 4)} - ${code.slice(4)} `],
  ])('typed %s it is equal', (_, typed) => {
    expect(compareCodes(own, typed(own))).toEqual({ kind: 'equal' })
  })

  test.each([
    ['01012345', 'oioL2345'],
    ['01012345', 'oloi2345'],
    ['58V2110V', 'SBUZIL0u'],
  ])('%s is also read where it was typed as %s, with letters that look alike', (code, typed) => {
    expect(compareCodes(code, typed)).toEqual({ kind: 'equal' })
  })

  test('no two of its letters look alike', () => {
    for (const alike of [/[0O]/g, /[1IL]/g, /[2Z]/g, /[5S]/g, /[8B]/g, /[UV]/g]) expect(codeAlphabet.match(alike)).toHaveLength(1)
    expect(new Set(codeAlphabet).size).toBe(codeAlphabet.length)
  })

  test.each(['', 'ABC', '000000000', 'ACCDEFG!', '0_012345'])('“%s” is no code', (typed) => {
    expect(compareCodes('01012345', typed)).toEqual({ kind: 'unreadable' })
  })

  test('where the whole agrees and a part does not, it was typed wrong', () => {
    expect(compareCodes('01012345', '01012346')).toEqual({ kind: 'unreadable' })
  })
})
