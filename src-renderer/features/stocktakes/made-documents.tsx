import { useTranslation } from 'react-i18next'
import type { Stocktake } from '../../../src-main/contract/stocktakes.ts'
import { routeText } from '../../stores/route-text.ts'

/** The documents that finalising made, each a link (U-35). */
export function MadeDocuments({ take }: { take: Stocktake }) {
  const { t } = useTranslation('stocktakes')
  if (take.state !== 'finalised') return null
  const made = [
    { id: take.additionId, word: t('made.addition') },
    { id: take.reductionId, word: t('made.reduction') },
  ]
  return (
    <section aria-label={t('made.title')}>
      <h3 className="small muted">{t('made.title')}</h3>
      <ul className="history">
        {made.map(
          ({ id, word }) =>
            id !== null && (
              <li key={id}>
                <a className="what" href={`#/${routeText({ place: 'transaction', id })}`}>
                  {word}
                </a>
              </li>
            ),
        )}
      </ul>
      {made.every(({ id }) => id === null) && <p className="muted">{t('made.none')}</p>}
    </section>
  )
}
