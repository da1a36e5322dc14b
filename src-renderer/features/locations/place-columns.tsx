import type { TFunction } from 'i18next'
import { Lock, Thermometer } from 'lucide-react'
import type { PlaceRow } from '../../../src-main/contract/stock-work.ts'
import type { Column } from '../../ui/data-table.tsx'
import { Pill } from '../../ui/pill.tsx'

export function placeColumns(t: TFunction<'work'>): readonly Column<PlaceRow>[] {
  return [
    { id: 'code', head: t('places.code'), className: 'medium', cell: (place) => <bdi className="cut">{place.code}</bdi> },
    { id: 'name', head: t('places.name'), cell: (place) => <bdi className="cut">{place.name}</bdi> },
    { id: 'batches', head: t('places.batches'), isNumber: true, cell: (place) => place.batches },
    {
      id: 'state',
      head: t('places.state'),
      cell: (place) => (
        <span className="row">
          {place.onHold && (
            <Pill tone="attention" icon={Lock}>
              {t('onHold')}
            </Pill>
          )}
          {place.isMeasured && <Pill icon={Thermometer}>{t('places.measured')}</Pill>}
        </span>
      ),
    },
  ]
}
