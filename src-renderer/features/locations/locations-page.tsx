import '../../styles/table.css'
import '../../styles/stock-work.css'
import { MapPin, Merge, Plus } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlaceRow } from '../../../src-main/contract/stock-work.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { useMay } from '../../stores/index.ts'
import { useAnswer } from '../../stores/stock-pages.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Drafted } from '../../ui/use-draft.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { ExportButton } from '../output/export-button.tsx'
import { exportPlaces } from '../output/export-details.ts'
import { useUnfinished } from '../stock-work/use-unfinished.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { placeColumns } from './place-columns.tsx'
import { PlaceDialog } from './place-dialog.tsx'

/** The places of the store (U-14): Enter on one edits it, two that are one are merged (F-163). */
export function LocationsPage() {
  const { t } = useTranslation('work')
  const may = useMay('manageLocations')
  const { value: places, refusal } = useAnswer(useCallback(() => api['locations.list']({}), []))
  const [open, setOpen] = useState<PlaceRow | 'new' | 'merge' | null>(null)
  useShortcuts({ newDocument: may ? () => setOpen('new') : undefined })
  const reopen = (id: string) => may && setOpen(id === 'new' ? id : (places?.find((place) => place.id === id) ?? null))
  useUnfinished(['place'], (_, id) => reopen(id), places !== null)
  return (
    <>
      <header className="page-head">
        <h1>{t('places.title')}</h1>
        <div className="acts">
          {places !== null && places.length > 0 && <ExportButton onExport={() => exportPlaces(places)} />}
          {may && (
            <>
              {places !== null && places.length > 1 && (
                <Button icon={Merge} onPress={() => setOpen('merge')}>
                  {t('merge.button')}
                </Button>
              )}
              <Button kind="primary" icon={Plus} keys="newDocument" onPress={() => setOpen('new')}>
                {t('places.new')}
              </Button>
            </>
          )}
        </div>
      </header>
      {refusal !== null && (
        <div className="pad">
          <Banner tone="attention">{refusalSentence(refusal)}</Banner>
        </div>
      )}
      {places !== null && places.length > 0 && <PlaceTable places={places} onOpen={may ? setOpen : () => {}} />}
      {places?.length === 0 && (
        <EmptyState icon={MapPin} title={t('places.emptyTitle')}>
          {t('places.emptySentence')}
        </EmptyState>
      )}
      {open === 'merge' && <MergeDialog places={places ?? []} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'merge' && (
        <Drafted form={`place/${open === 'new' ? open : open.id}`}>
          <PlaceDialog place={open === 'new' ? null : current(places, open)} onClose={() => setOpen(null)} />
        </Drafted>
      )}
    </>
  )
}

/** The newest of the place that is being edited: it may have been changed meanwhile. */
const current = (places: readonly PlaceRow[] | null, place: PlaceRow): PlaceRow => places?.find(({ id }) => id === place.id) ?? place

function PlaceTable({ places, onOpen }: { places: readonly PlaceRow[]; onOpen: (place: PlaceRow) => void }) {
  const { t, i18n } = useTranslation('work')
  const [active, setActive] = useState(0)
  // eslint-disable-next-line react-hooks/exhaustive-deps -- words change with the language only
  const columns = useMemo(() => placeColumns(t), [i18n.language])
  return (
    <DataTable
      label={t('places.title')}
      className="list-places"
      columns={columns}
      count={places.length}
      rowAt={(at) => places[at]}
      keyOf={(place) => place.id}
      wordsOf={(place) => [place.code, place.name]}
      active={Math.min(active, places.length - 1)}
      onActive={setActive}
      onOpen={onOpen}
      autoFocus
    />
  )
}
