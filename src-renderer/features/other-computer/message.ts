/** The messages to the administrator, whole, so that nobody has to find a number or an ID by themselves (F-132). */
import type { TFunction } from 'i18next'
import type { AppState } from '../../../src-main/contract/site.ts'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import type { Formats } from '../../ui/format.ts'
import { contactLines } from '../help/contact-words.ts'

export type MessageKind = 'replace' | 'ask'
type Facts = {
  readonly app: Pick<AppState, 'site' | 'hardwareId' | 'version' | 'contact'>
  readonly status: Pick<SyncStatus, 'waitingDocuments' | 'waitingRecords' | 'cause'>
}
type T = TFunction<'sync'>

/** What is asked first, the facts line by line, and what follows from it last. */
export function administratorMessage(kind: MessageKind, { app, status }: Facts, t: T, format: Pick<Formats, 'date' | 'time'>): string {
  const at = status.cause?.at ?? ''
  return [
    ...contactLines(app.contact, t),
    t(`other.message.${kind}`, { site: siteWords(app.site, t) }),
    '',
    t('other.message.computer', { id: app.hardwareId }),
    t('other.message.refused', { day: format.date(at), time: format.time(at) }),
    t('other.message.waiting', { waiting: waitingWords(status, t) }),
    '',
    t(`other.message.${kind}Then`),
  ].join('\n')
}

/** `Site 12`, as people call it. */
export const siteNumber = (site: AppState['site'], t: T): string => t('common:site.number', { number: site?.number ?? '' })

const siteWords = (site: AppState['site'], t: T): string =>
  t('common:site.numberAndName', { number: site?.number ?? '', name: site?.name ?? '' })

/** `3 documents, 14 records`: what is kept here and not yet sent. */
export function waitingWords({ waitingDocuments, waitingRecords }: Facts['status'], t: T): string {
  const records = t('records', { count: waitingRecords })
  return waitingDocuments > 0 ? t('waiting.sum', { documents: t('waiting.documents', { count: waitingDocuments }), records }) : records
}

/** The end of an ID, which is what people compare. */
export const lastSix = (hardwareId: string): string => hardwareId.slice(-6).toUpperCase()
