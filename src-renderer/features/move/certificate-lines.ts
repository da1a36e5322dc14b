/** What stands on a certificate, line by line, for the paper and for the file (F-236). */
import type { TFunction } from 'i18next'
import type { CsvCell } from '../../../src-main/contract/csv.ts'
import { csvTime } from '../../../src-main/contract/csv.ts'
import type { CertifiedKind, StoreMove } from '../../../src-main/contract/store-move.ts'
import { invoiceKinds } from '../../../src-main/contract/trade.ts'
import type { Formats } from '../../ui/format.ts'

export type CertificateLine = { readonly id: string; readonly label: string; readonly shown: string; readonly cell: CsvCell }

const ofInvoices: ReadonlySet<string> = new Set(invoiceKinds)

/** The name of a kind of document. */
export const kindWord = (kind: CertifiedKind, t: TFunction<'move'>): string =>
  ofInvoices.has(kind) ? t(`trade:kind.${kind as 'repack'}`) : t(`kinds.${kind as 'request'}`)

/** Day and time in full: on paper there is no today. */
export const moment = (iso: string, format: Formats): string => `${format.date(iso)}, ${format.time(iso)}`

const line = (id: string, label: string, shown: string, cell: CsvCell): CertificateLine => ({ id, label, shown, cell })

/** Whether everything has been sent: none of these should be above 0. */
export const queueLines = (move: StoreMove, t: TFunction<'move'>, format: Formats): readonly CertificateLine[] =>
  (['waiting', 'refused', 'heldBack', 'inbox'] as const).map((name) =>
    line(name, t(`paper.${name}`), format.number(move[name]), move[name]),
  )

/** What lies in the store. */
export function stockLines({ figures }: StoreMove, t: TFunction<'move'>, format: Formats): readonly CertificateLine[] {
  const { items, batches, packs, value, lastDocumentAt: last } = figures
  return [
    line('last', t('paper.lastDocument'), last === null ? t('paper.none') : moment(last, format), last === null ? null : csvTime(last)),
    line('items', t('paper.items'), format.number(items), items),
    line('batches', t('paper.batches'), format.number(batches), batches),
    line('packs', t('paper.packs'), format.quantity(packs), packs),
    line('value', t('paper.value'), format.amount(value), value),
  ]
}

/** Every figure of the certificate, one a row. */
export function certificateRows(move: StoreMove, t: TFunction<'move'>, format: Formats): readonly CertificateLine[] {
  const documents = move.figures.documents.flatMap(({ kind, count, lastNumber }) => [
    line(kind, kindWord(kind, t), '', count),
    line(`${kind} last`, `${kindWord(kind, t)}: ${t('paper.lastNumber')}`, '', lastNumber),
  ])
  return [
    line('store', t('paper.store'), '', `${move.code} ${move.name}`),
    line('site', t('paper.site'), '', t('paper.siteIs', move.site)),
    line('at', t('paper.at'), '', csvTime(move.at)),
    line('frozen', t('paper.frozen'), '', move.frozen === null ? null : csvTime(move.frozen.at)),
    ...queueLines(move, t, format),
    ...documents,
    ...stockLines(move, t, format),
    line('code', t('code.label'), '', move.checkCode),
  ]
}
