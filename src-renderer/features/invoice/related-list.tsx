import type { TFunction } from 'i18next'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RelatedDocument } from '../../../src-main/contract/documents-operations.ts'
import { api } from '../../api.ts'
import type { Route } from '../../stores/route-text.ts'
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
            <a className="what" href={`#/${routeText(routeOf(document))}`}>
              {titleOf(document, t)}
            </a>
            <span className="small muted">
              {t(`documents:related.${document.relation}`)}, {stateOf(document, t)}, {format.when(document.createdAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const routeOf = ({ id, kind }: RelatedDocument): Route => ({ place: kind === 'stocktake' ? 'stocktake' : 'transaction', id })

function titleOf({ kind, number }: RelatedDocument, t: TFunction<'trade'>): string {
  if (kind !== 'stocktake') return documentTitle({ kind, number }, t)
  return number === null ? t('stocktakes:page.titlePending') : t('stocktakes:page.title', { number })
}

const stateOf = ({ state }: RelatedDocument, t: TFunction<'trade'>): string =>
  state === 'finalised' ? t('stocktakes:state.finalised') : t(`state.${state}`)

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
