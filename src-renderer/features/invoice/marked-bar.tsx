import { CircleSlash, MapPin, PackageCheck, Trash2, Undo2, X } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { showToast } from '../../ui/toast.tsx'
import { usePlaces } from '../arrivals/place-cell.tsx'
import { beginReturn, useReturnWay } from '../returns/return-button.tsx'
import type { ItemRow } from './item-groups.ts'
import { actionsOn } from './marked-actions.ts'
import { bringBack, linesOf, placeAt, takeOff, zero } from './marked-changes.ts'
import { allocate, sayLeft } from './missing-banner.tsx'

export type MarkedBarProps = {
  readonly invoice: Invoice
  readonly rows: readonly ItemRow[]
  readonly canEdit: boolean
  readonly onRemove: () => void
  readonly onClear: () => void
}

/** How many items are marked, and what can be done to all of them at once (U-38). */
export function MarkedBar({ invoice, rows, canEdit, onRemove, onClear }: MarkedBarProps) {
  const { t } = useTranslation('outbound')
  const actions = canEdit ? actionsOn(invoice, rows) : []
  const finish = (isDone: boolean) => isDone && onClear()
  return (
    <div className="markedbar" role="toolbar" aria-label={t('marked.label')}>
      <span className="medium" role="status">
        {t('marked.count', { count: rows.length })}
      </span>
      {actions.includes('allocate') && (
        <Button size="small" icon={PackageCheck} onPress={() => void allocate(rows).then((left) => showToast(sayLeft(left, t)))}>
          {t('missing.allocate')}
        </Button>
      )}
      {actions.includes('place') && <PlaceMenu onPlace={(id) => void placeAt(rows, id).then(finish)} />}
      {actions.includes('zero') && (
        <Button size="small" icon={CircleSlash} onPress={() => void zero(rows.filter((row) => !row.isDraft)).then(finish)}>
          {t('marked.zero')}
        </Button>
      )}
      <ReturnMarked invoice={invoice} rows={rows} />
      {actions.includes('remove') && (
        <Button size="small" icon={Trash2} keys="removeLine" onPress={onRemove}>
          {t('marked.remove')}
        </Button>
      )}
      <span className="grow" />
      <Button kind="quiet" size="small" icon={X} keys="closeDocument" onPress={onClear}>
        {t('marked.clear')}
      </Button>
    </div>
  )
}

/** The places of the store; nothing where it has none. */
function PlaceMenu({ onPlace }: { onPlace: (id: string | null) => void }) {
  const { t } = useTranslation('outbound')
  const places = usePlaces(true)
  if (places.length === 0) return null
  const entries = places.map((place) => ({ id: place.id, label: place.code, after: place.name }))
  return (
    <Menu
      label={t('marked.place')}
      trigger={
        <Button size="small" icon={MapPin}>
          {t('marked.place')}
        </Button>
      }
      entries={[...entries, { id: nowhere, label: t('marked.noPlace') }]}
      onChoose={(id) => onPlace(id === nowhere ? null : id)}
    />
  )
}
const nowhere = ' '

function ReturnMarked({ invoice, rows }: Pick<MarkedBarProps, 'invoice' | 'rows'>) {
  const { t } = useTranslation('outbound')
  const way = useReturnWay(invoice)
  const lineIds = linesOf(rows).map(({ id }) => id)
  const which = lineIds.join()
  // One return for one choice of lines, however often it is pressed (U-37).
  const id = useMemo(() => (which === '' ? '' : crypto.randomUUID()), [which])
  if (way === null || id === '') return null
  return (
    <Button size="small" icon={Undo2} onPress={() => void beginReturn(id, invoice, way.kind, lineIds)}>
      {t('marked.return')}
    </Button>
  )
}

/** Takes the items off; the toast brings them back. */
export async function removeMarked(rows: readonly ItemRow[], say: { removed: string; undo: string }): Promise<boolean> {
  if (!(await takeOff(rows))) return false
  showToast(say.removed, 'ok', { label: say.undo, do: () => void bringBack(rows) })
  return true
}
