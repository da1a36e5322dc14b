/** A report as it is shown: the same words and figures on the screen and on paper (F-201). */
import type { TFunction } from 'i18next'
import type { ReportHead, ReportItem, StockReport, UseReport, ValueReport } from '../../../src-main/contract/reports.ts'
import { isoDay } from '../../ui/dates.ts'
import type { Formats } from '../../ui/format.ts'

export type AnyReport =
  | { readonly kind: 'stock'; readonly report: StockReport }
  | { readonly kind: 'value'; readonly report: ValueReport }
  | { readonly kind: 'use'; readonly report: UseReport }

export type SheetColumn = { readonly head: string; readonly isNumber?: true; readonly isDay?: true }
export type SheetRow = {
  readonly id: string
  readonly cells: readonly string[]
  /** Where its first cell leads: a place of the program, in that store. */
  readonly leads?: { readonly storeId: string; readonly to: string }
}
/** A table; a report of many stores has several, one below the other. */
export type SheetPart = {
  readonly id: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly SheetRow[]
  readonly sums: readonly SheetRow[]
}
export type Sheet = {
  readonly title: string
  /** The item that it is of; empty where it is of all. */
  readonly item: string
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly parts: readonly SheetPart[]
  /** What has to be known to read the figures. */
  readonly notes: readonly string[]
}
type Words = { readonly t: TFunction<'reports'>; readonly format: Formats }
/** `today`: the day of the figures, before which a batch has expired. */
type SheetWords = Words & { readonly today: string }

const none = '–'
const storesAbreast = 5
const number = (head: string): SheetColumn => ({ head, isNumber: true })

/** The report in the words of the page. */
export function sheetOf({ kind, report }: AnyReport, { t, format }: Words): Sheet {
  const words = { t, format, today: isoDay(new Date(report.head.at)) }
  const made = kind === 'stock' ? stockParts(report, words) : kind === 'value' ? valueParts(report, words) : useParts(report, words)
  return {
    title: t(`title.${kind}`),
    item: kind === 'value' ? '' : itemWords(report.item),
    facts: headFacts(report.head, words),
    parts: made,
    notes: [t(`note.${kind}`), ...(report.head.notCovered > 0 ? [t('notCovered', { count: report.head.notCovered })] : [])],
  }
}

const itemWords = ({ name, code, unit }: ReportItem): string => [name, code, unit].filter((word) => word !== '').join(' · ')

const headFacts = ({ at, askedBy, stores }: ReportHead, { t, format }: SheetWords): Sheet['facts'] => [
  [t('fact.at'), `${format.date(at)}, ${format.time(at)}`],
  [t('fact.askedBy'), askedBy],
  [t('fact.stores', { count: stores.length }), stores.map(storeWords).join(', ')],
]

export const storeWords = ({ code, name }: ReportHead['stores'][number]): string => `${code} ${name}`.trim()

const storeName = ({ stores }: ReportHead, id: string): string => {
  const store = stores.find((one) => one.id === id)
  return store === undefined ? '' : storeWords(store)
}

function stockParts({ head, item, rows, total }: StockReport, words: SheetWords): readonly SheetPart[] {
  const { t, format } = words
  const columns = [
    { head: t('column.store') },
    { head: t('column.place') },
    number(t('column.packs')),
    number(t('column.packSize')),
    number(t('column.units')),
    number(t('column.value')),
    { head: t('column.earliestExpiry'), isDay: true },
  ] as const
  const lying = (of: StockReport['total']): readonly string[] => [
    format.quantity(of.packs),
    of.packSize === null ? (of.units === 0 ? none : t('various')) : format.quantity(of.packSize),
    format.quantity(of.units),
    format.amount(of.value),
    expiryWords(of, words),
  ]
  const shown = rows.map((row) => ({
    id: `${row.storeId} ${row.place}`,
    cells: [
      storeName(head, row.storeId),
      row.place === null ? t('nothingHere') : row.place === '' ? t('noPlace') : row.place,
      ...lying(row),
    ],
    leads: { storeId: row.storeId, to: `item/${encodeURIComponent(item.id)}/batches` },
  }))
  return [{ id: 'stock', columns, rows: shown, sums: [{ id: 'total', cells: [t('total'), '', ...lying(total)] }] }]
}

function expiryWords({ earliestExpiry: day, units }: StockReport['total'], { t, format, today }: SheetWords): string {
  if (day === null) return units <= 0 ? none : t('never')
  return day < today ? t('expired', { day: format.date(day) }) : format.date(day)
}

function valueParts({ head, rows, total }: ValueReport, { t, format }: SheetWords): readonly SheetPart[] {
  const columns = [{ head: t('column.store') }, ...(['items', 'batches', 'value', 'share'] as const).map((id) => number(t(`column.${id}`)))]
  const worth = (of: ValueReport['total'], share: number | null): readonly string[] => [
    format.number(of.items),
    format.number(of.batches),
    format.amount(of.value),
    share === null ? none : t('percent', { share: format.number(percentOf(share)) }),
  ]
  const shown = rows.map((row) => ({
    id: row.storeId,
    cells: [storeName(head, row.storeId), ...worth(row, row.share)],
    leads: { storeId: row.storeId, to: 'stock' },
  }))
  const sum = { id: 'total', cells: [t('total'), ...worth(total, total.value > 0 ? 1 : null)] }
  return [{ id: 'value', columns, rows: shown, sums: [sum] }]
}

/** A tenth of a percent is as fine as anybody looks. */
export const percentOf = (share: number): number => Math.round(share * 1000) / 10

type Used = UseReport['total'] & { readonly id: string; readonly head: string; readonly perMonth: number | null }

/** A row a month and a column a store, so that a year stands on one sheet; the stores together come last. */
function useParts({ head, months, rows, total }: UseReport, words: SheetWords): readonly SheetPart[] {
  const { t, format } = words
  const stores: Used[] = rows.map((row) => ({ ...row, id: row.storeId, head: storeName(head, row.storeId) }))
  const together: Used[] = stores.length > 1 ? [{ ...total, id: 'all', head: t('allStores'), perMonth: sumOrNull(stores) }] : []
  const all = [...stores, ...together]
  const units = (value: number | null) => (value === null ? none : format.quantity(value))
  return partsOf(all).map((abreast) => ({
    id: abreast[0]?.id ?? '',
    columns: [{ head: t('column.month') }, ...abreast.map((one) => number(one.head))],
    rows: months.map((month, at) => ({ id: month, cells: [format.month(month), ...abreast.map((one) => units(one.months[at] ?? null))] })),
    sums: [
      { id: 'total', cells: [t('use.total'), ...abreast.map((one) => units(one.total))] },
      { id: 'mean', cells: [t('use.mean'), ...abreast.map((one) => units(one.mean))] },
      { id: 'perMonth', cells: [t('use.perMonth'), ...abreast.map((one) => units(one.perMonth))] },
      { id: 'soFar', cells: [t('use.soFar'), ...abreast.map((one) => units(one.soFar))] },
    ],
  }))
}

const sumOrNull = (stores: readonly Used[]): number | null =>
  stores.reduce<number | null>((sum, { perMonth }) => (sum === null || perMonth === null ? null : sum + perMonth), 0)

const partsOf = (all: readonly Used[]): readonly (readonly Used[])[] =>
  Array.from({ length: Math.ceil(all.length / storesAbreast) }, (_, n) => all.slice(n * storesAbreast, (n + 1) * storesAbreast))
