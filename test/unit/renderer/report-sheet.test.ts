/** F-201: what a report says, on the screen and on paper, in both languages. */
import { describe, expect, test } from 'vitest'
import type { ReportHead, StockReport, UseReport } from '../../../src-main/contract/reports.ts'
import type { AnyReport, Sheet } from '../../../src-renderer/features/reports/sheet.ts'
import { sheetOf } from '../../../src-renderer/features/reports/sheet.ts'
import { formatsFor } from '../../../src-renderer/ui/format.ts'
import type { Language } from './catalogue.ts'
import { languages, wordsOf } from './catalogue.ts'

const words = Object.fromEntries(await Promise.all(languages.map(async (language) => [language, await wordsOf(language)] as const)))
const days = { today: 'today', yesterday: 'yesterday', tomorrow: 'tomorrow' }

function sheet(report: AnyReport, language: Language = 'en'): Sheet {
  const t = words[language]?.getFixedT(language, 'reports')
  if (t === undefined) throw new Error(`no words of ${language}`)
  return sheetOf(report, { t, format: formatsFor(language, days) })
}

const storesOf = (count: number): ReportHead['stores'] =>
  Array.from({ length: count }, (_, n) => ({ id: `s${n}`, code: `C${n}`, name: `Clinic ${n}` }))
const headOf = (count: number, notCovered = 0): ReportHead => ({
  // Of the clinic's clock, whatever its zone.
  at: new Date(2026, 2, 10, 12).toISOString(),
  askedBy: 'Grace Wanjiru',
  stores: storesOf(count),
  notCovered,
})
const item = { id: 'amox', code: 'AMX', name: 'Amoxicillin 250 mg', unit: 'tablets' }
const lying = { packs: 0, packSize: null, units: 0, value: 0, earliestExpiry: null }

const stock = (rows: StockReport['rows'], total: StockReport['total'] = lying): AnyReport => ({
  kind: 'stock',
  report: { head: headOf(1), item, rows, total },
})
const cellsOf = (of: Sheet, part = 0) => of.parts[part]?.rows.map(({ cells }) => cells) ?? []

describe('F-201: what a report is of', () => {
  test('F-201: when, for whom, which stores, and which item', () => {
    const { title, item: of, facts } = sheet(stock([]))
    expect([title, of]).toEqual(['Stock of an item', 'Amoxicillin 250 mg · AMX · tablets'])
    expect(facts.map(([label]) => label)).toEqual(['Figures of', 'Asked by', 'Store covered'])
    expect(facts[0]?.[1]).toBe('10 Mar 2026, 12:00')
    expect(facts.slice(1).map(([, value]) => value)).toEqual(['Grace Wanjiru', 'C0 Clinic 0'])
  })

  test.each([
    ['en', 0, null],
    ['en', 1, /^1 more store is active on this computer\. It is not/],
    ['en', 2, /^2 more stores are active on this computer\. They are not/],
    ['fr', 1, /^1 autre dépôt est actif/],
    ['fr', 3, /^3 autres dépôts sont actifs/],
  ] as const)('F-200: in %s it says of %i stores that they are not in it', (language, count, said) => {
    const head = headOf(1, count)
    const report: AnyReport = { kind: 'value', report: { head, rows: [], total: { items: 0, batches: 0, value: 0 } } }
    const notes = sheet(report, language).notes.slice(1)
    expect(notes).toHaveLength(said === null ? 0 : 1)
    if (said !== null) expect(notes[0]).toMatch(said)
  })
})

describe('F-201: stock of an item', () => {
  const place = { storeId: 's0', place: 'A-1', packs: 3, packSize: 100, units: 300, value: 12.5, earliestExpiry: '2026-03-10' }

  test.each([
    ['a place', place, ['C0 Clinic 0', 'A-1', '3', '100', '300', '12.50', '10 Mar 2026']],
    ['several pack sizes', { ...place, packSize: null }, ['C0 Clinic 0', 'A-1', '3', 'various', '300', '12.50', '10 Mar 2026']],
    [
      'what has expired',
      { ...place, earliestExpiry: '2026-03-09' },
      ['C0 Clinic 0', 'A-1', '3', '100', '300', '12.50', 'expired 9 Mar 2026'],
    ],
    ['what never expires', { ...place, earliestExpiry: null }, ['C0 Clinic 0', 'A-1', '3', '100', '300', '12.50', 'never']],
    ['no place', { ...place, place: '' }, ['C0 Clinic 0', 'in no place', '3', '100', '300', '12.50', '10 Mar 2026']],
    ['nothing', { storeId: 's0', place: null, ...lying }, ['C0 Clinic 0', 'nothing in stock', '0', '–', '0', '0.00', '–']],
  ])('F-201: %s', (_, row, cells) => {
    const of = sheet(stock([row]))
    expect(cellsOf(of)).toEqual([cells])
    expect(of.parts[0]?.columns).toHaveLength(cells.length)
    expect(of.parts[0]?.rows[0]?.leads).toEqual({ storeId: 's0', to: 'item/amox/batches' })
  })
})

describe('F-201: monthly use', () => {
  const months = Array.from({ length: 12 }, (_, n) => `2025-${String(n + 1).padStart(2, '0')}`)
  const used = { months: [null, ...Array.from({ length: 11 }, (_, n) => n)], soFar: 4, total: 55, mean: 5 }
  const useOf = (count: number, perMonth: number | null = 7): AnyReport => {
    const rows: UseReport['rows'] = storesOf(count).map(({ id }) => ({ storeId: id, ...used, perMonth }))
    return { kind: 'use', report: { head: headOf(count), item, months, rows, total: used } }
  }

  test('F-201: a month before the item came has a dash, and the sums stand below', () => {
    const { parts } = sheet(useOf(1))
    expect(parts[0]?.rows[0]?.cells).toEqual(['Jan 2025', '–'])
    expect(parts[0]?.rows[11]?.cells).toEqual(['Dec 2025', '10'])
    expect(parts[0]?.sums.map(({ cells }) => cells[1])).toEqual(['55', '5', '7', '4'])
  })

  test.each([
    [1, [1]],
    [2, [3]],
    [4, [5]],
    [5, [5, 1]],
    [12, [5, 5, 3]],
  ])('F-201: %i stores stand side by side as far as a sheet is wide, all of them together last', (count, abreast) => {
    const { parts } = sheet(useOf(count))
    expect(parts.map(({ columns }) => columns.length - 1)).toEqual(abreast)
    const heads = parts.flatMap(({ columns }) => columns.slice(1).map(({ head }) => head))
    expect(heads).toEqual([...storesOf(count).map(({ code, name }) => `${code} ${name}`), ...(count > 1 ? ['All of them'] : [])])
    for (const { columns, rows, sums } of parts) for (const { cells } of [...rows, ...sums]) expect(cells).toHaveLength(columns.length)
  })

  test('F-201, T11: where a store has no data there is none of all', () => {
    const [part] = sheet(useOf(2, null)).parts
    expect(part?.sums.find(({ id }) => id === 'perMonth')?.cells).toEqual(['Use a month, as on the item’s page', '–', '–', '–'])
  })
})
