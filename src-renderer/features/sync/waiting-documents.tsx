import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { WaitingDocument } from '../../../src-main/contract/sync.ts'
import { useFormat, useNow } from '../../ui/use-format.ts'

/** The documents that wait, oldest first, each a way to itself. */
export function WaitingDocuments({ documents }: { documents: readonly WaitingDocument[] }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const now = useNow(30_000)
  if (documents.length === 0) return <p className="pad muted">{t('waiting.noDocuments')}</p>
  return (
    <div className="scroll">
      <table className="table waitlist">
        <thead>
          <tr>
            <th>{t('waiting.document')}</th>
            <th>{t('waiting.for')}</th>
            <th className="k-since">{t('waiting.since')}</th>
            <th className="num k-records">{t('waiting.records')}</th>
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <tr key={document.id}>
              <td className="medium">
                <DocumentLink document={document} />
              </td>
              <td className="muted">{document.name === '' ? '–' : document.name}</td>
              <td>
                {format.when(document.since)}{' '}
                <span className="small faint">{format.roughly(now.getTime() - Date.parse(document.since))}</span>
              </td>
              <td className="num muted">{format.number(document.records)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const places: Readonly<Record<string, string>> = { invoice: 'transaction', stocktake: 'stocktake' }

function DocumentLink({ document }: { document: WaitingDocument }) {
  const { t } = useTranslation('sync')
  const words = documentWords(document, t)
  const place = places[document.table]
  // One that was removed here waits too, and cannot be opened.
  if (place === undefined || document.kind === 'other') return words
  return (
    <a className="plainlink" href={`#/${place}/${encodeURIComponent(document.id)}`}>
      {words}
    </a>
  )
}

/** `Customer invoice 1069`; a number that is not given yet is said so (F-152). */
export function documentWords(document: Pick<WaitingDocument, 'kind' | 'number'>, t: TFunction<'sync'>): string {
  const kind = t(`kind.${document.kind}`, { defaultValue: t('kind.other') })
  return document.number === null ? t('waiting.noNumber', { kind }) : t('waiting.number', { kind, number: document.number })
}
