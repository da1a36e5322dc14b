import { Fragment, useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { arrivingKinds, isAtCost } from '../../../src-main/contract/life-cycle.ts'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { invoice as store, useInvoice } from '../../stores/trade.ts'
import { classes } from '../../ui/classes.ts'
import { jump } from '../../ui/grid-keys.ts'
import { ArrivalItem } from '../arrivals/arrival-item.tsx'
import { ClosedItem } from './closed-item.tsx'
import type { ItemRow } from './item-groups.ts'
import { Gap, useLinesInSight } from './lines-in-sight.tsx'
import { lineKey } from './lines-keys.ts'
import { MarkBox } from './mark-box.tsx'
import { OpenItem } from './open-item.tsx'
import { removeItem } from './remove-item.ts'
import type { Marked } from './use-marked.ts'

export type LinesTableProps = {
  readonly invoice: Invoice
  readonly rows: readonly ItemRow[]
  readonly canEdit: boolean
  /** Null where nothing can be done to several items at once. */
  readonly marked: Marked | null
  /** Takes the marked items off. */
  readonly onRemoveMarked: () => void
  /** After the last item: to the next one that is added. */
  readonly onAdd: () => void
}

/** What comes in and what goes back has a cost, what is issued a price. */
const columns = ['item', 'batch', 'expires', 'location', 'packSize', 'available', 'packs', 'units', 'price', 'total'] as const
const numbers: ReadonlySet<string> = new Set(['packSize', 'available', 'packs', 'units', 'price', 'total'])

/** The items of a document; the one that is open shows its batches. */
export function LinesTable({ invoice, rows, canEdit, marked, onRemoveMarked, onAdd }: LinesTableProps) {
  const { t } = useTranslation('trade')
  const openItemId = useInvoice((state) => state.openItemId)
  const [here, setHere] = useState<string | null>(null)
  const [startsWith, setStartsWith] = useState<string | undefined>(undefined)
  const table = useRef<HTMLTableElement>(null)
  const openAt = rows.findIndex((row) => row.itemId === openItemId)
  const tabStop = rows.some((row) => row.itemId === here) ? here : rows[0]?.itemId
  const sight = useLinesInSight(table, rows, [openItemId, tabStop])

  // The keyboard begins in the table, also when shipping has taken the button away that had it.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) table.current?.querySelector<HTMLElement>('.item')?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [])

  // Whole, with its batches, as far as there is room: they come a moment after it.
  const { beneath } = sight
  useEffect(() => {
    if (openItemId === null || beneath === 0) return
    table.current?.querySelector('.open-item')?.parentElement?.scrollIntoView({ block: 'nearest' })
  }, [openItemId, beneath])

  // It is drawn before it is to have the keyboard: the next key may come in the same moment.
  const goTo = (at: number) => {
    const itemId = sight.itemAt(at)
    if (itemId === null) return
    flushSync(() => setHere(itemId))
    const row = table.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(itemId)}"]`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }
  const open = (at: number, letters?: string) => {
    const row = rows[at]
    setStartsWith(letters)
    if (row) void store.getState().openItem(row.itemId)
    else if (canEdit && at >= rows.length) onAdd()
  }
  const close = (at: number) => {
    const row = rows[at]
    void store.getState().openItem(null)
    if (row?.isDraft) store.getState().dropDraft(row.itemId)
    requestAnimationFrame(() => goTo(row?.isDraft ? Math.max(at - 1, 0) : at))
  }
  const extend = (from: number, to: number) => {
    marked?.add([rows[from]?.itemId ?? '', rows[to]?.itemId ?? ''])
    goTo(to)
  }
  const onRowKey = (event: KeyboardEvent, at: number) => {
    const act = lineKey(event, at, rows.length, canEdit)
    if (!act) return
    event.preventDefault()
    if (act.do === 'go') goTo(act.row)
    else if (act.do === 'open') open(act.row, act.startsWith)
    else if (act.do === 'mark') marked?.toggle(rows[act.row]?.itemId ?? '')
    else if (act.do === 'markAll') marked?.toggleAll()
    else if (act.do === 'extend') extend(act.row, act.to)
    else if (act.do === 'remove' && (marked?.rows.length ?? 0) > 0) onRemoveMarked()
    else if (act.do === 'remove') void removeItem(rows[act.row], t).then(() => requestAnimationFrame(() => goTo(act.row)))
    else goTo(jump(act.letter, at, rows.length, (row) => [rows[row]?.name ?? '', rows[row]?.code ?? '']) ?? at)
  }
  // Only an open item says what is available, so only then has that its column.
  const isArriving = arrivingKinds.has(invoice.kind)
  const Item = isArriving && canEdit ? ArrivalItem : OpenItem
  const showsStock = canEdit && !isArriving && openAt !== -1
  const rowIndex = (at: number) => at + 2 + (openAt !== -1 && at > openAt ? beneath : 0)

  return (
    <table
      ref={table}
      className={classes('table doclines', !showsStock && 'is-without-stock', isArriving && canEdit && 'is-arriving')}
      role="treegrid"
      aria-label={t('invoice.lines')}
      aria-multiselectable={marked !== null}
      aria-rowcount={rows.length + 1 + beneath}
    >
      <thead>
        <tr aria-rowindex={1}>
          <th className={classes('k-open', marked !== null && 'k-mark')}>
            {marked !== null && <MarkAll marked={marked} count={rows.length} />}
          </th>
          {columns.map((id) => (
            <th key={id} className={`k-${id} ${numbers.has(id) ? 'num' : ''}`} scope="col">
              {t(`invoice.column.${id === 'price' && isAtCost(invoice.kind) ? 'cost' : id}`)}
            </th>
          ))}
        </tr>
      </thead>
      {sight.drawn.map(({ at, gap }) => {
        const row = rows[at]
        if (row === undefined) return null
        return (
          <Fragment key={row.itemId}>
            <Gap height={gap} />
            <tbody ref={sight.measure} data-index={at}>
              {at === openAt ? (
                <Item
                  invoice={invoice}
                  row={row}
                  rowIndex={rowIndex(at)}
                  canEdit={canEdit}
                  {...(startsWith !== undefined && { startsWith })}
                  onNext={() => open(at + 1)}
                  onBefore={() => open(at - 1)}
                  onClose={() => close(at)}
                  onRowKey={(event) => onRowKey(event, at)}
                  isFirst={at === 0}
                  isLast={at === rows.length - 1}
                />
              ) : (
                <ClosedItem
                  row={row}
                  rowIndex={rowIndex(at)}
                  isTabStop={row.itemId === tabStop && openItemId === null}
                  isMarked={marked === null ? null : marked.has(row.itemId)}
                  onMark={() => marked?.toggle(row.itemId)}
                  onFocus={() => setHere(row.itemId)}
                  onOpen={() => open(at)}
                  onKeyDown={(event) => onRowKey(event, at)}
                />
              )}
            </tbody>
          </Fragment>
        )
      })}
      <Gap height={sight.after} />
    </table>
  )
}

function MarkAll({ marked, count }: { marked: Marked; count: number }) {
  const { t } = useTranslation('trade')
  const all = marked.rows.length
  return <MarkBox isMarked={all === count} isSome={all > 0 && all < count} label={t('outbound:marked.all')} onMark={marked.toggleAll} />
}
