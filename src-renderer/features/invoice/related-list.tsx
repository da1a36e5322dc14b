import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RelatedDocument } from '../../../src-main/contract/documents-operations.ts'
import { api } from '../../api.ts'
import { routeText } from '../../stores/route-text.ts'
import { useFormat } from '../../ui/use-format.ts'
import { documentTitle } from './words.ts'

/** The documents that belong to this one, each a link; nothing where there are none (U-35). */
export function RelatedList({ id }: { id: string }) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  const related = useRelated(id)
  if (related.length === 0) return null
  return (
    <section aria-label={t('documents:related.title')}>
      <h3 className="small muted">{t('documents:related.title')}</h3>
      <ul className="history">
        {related.map((document) => (
          <li key={document.id}>
            <a className="what" href={`#/${routeText({ place: 'transaction', id: document.id })}`}>
              {documentTitle(document, t)}
            </a>
            <span className="small muted">
              {t(`documents:related.${document.relation}`)}, {t(`state.${document.state}`)}, {format.when(document.createdAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Asked for anew when a document changes. */
function useRelated(id: string): readonly RelatedDocument[] {
  const [related, setRelated] = useState<readonly RelatedDocument[]>([])
  useEffect(() => {
    let isHere = true
    const ask = () => void api['documents.related']({ id }).then((answer) => isHere && answer.ok && setRelated(answer.value))
    ask()
    const stop = api.on('data.changed', ({ tables }) => tables.includes('invoice') && ask())
    return () => {
      isHere = false
      stop()
    }
  }, [id])
  return related
}
