import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemDetails } from '../../../src-main/contract/stock.ts'
import { go } from '../../stores/route.ts'
import { DataTable } from '../../ui/data-table.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { Mark, markIcon, markTone } from '../stock/mark.tsx'

type Batch = ItemDetails['batches'][number]
const placeOf = (batch: Batch) => `batch/${encodeURIComponent(batch.id)}`

/** The batches of an item beside its chart, in the order in which they are given out. */
export function BatchBox({ item }: { item: ItemDetails }) {
  const { t } = useTranslation('stock')
  return (
    <section className="batchbox">
      <h2 className="secl">{t('item.batches')}</h2>
      {item.batches.length === 0 && <p className="muted">{t('item.noBatches')}</p>}
      <ul className="batches">
        {item.batches.map((batch) => (
          <BatchEntry key={batch.id} batch={batch} />
        ))}
      </ul>
    </section>
  )
}

function BatchEntry({ batch }: { batch: Batch }) {
  const { t } = useTranslation('stock')
  const format = useFormat()
  const parts = { packs: format.quantity(batch.total), size: format.quantity(batch.packSize), place: batch.location }
  const date = batch.expiryDate === null ? t('never') : format.date(batch.expiryDate)
  return (
    <li>
      <span>
        <a className="plain code medium" href={`#/${placeOf(batch)}`}>
          {batch.batch || t('noBatch')}
        </a>
        <span className="small muted">{t(batch.location === '' ? 'item.parts' : 'item.at', parts)}</span>
      </span>
      <span className="r">
        <span className="num">{format.quantity(batch.total * batch.packSize)}</span>
        <span className={`small ${batch.mark === null ? 'muted' : markTone(batch.mark)}`}>
          {batch.mark !== null && <Icon of={markIcon[batch.mark]} size="s" label={t(`mark.${batch.mark}`)} />}{' '}
          {batch.mark === null ? date : t(`item.onMark.${batch.mark}`, { date })}
        </span>
      </span>
    </li>
  )
}

/** The same as a table, with what each will leave unused when it expires (U-19). */
export function BatchTable({ item }: { item: ItemDetails }) {
  const { t, i18n } = useTranslation('stock')
  const format = useFormat()
  const [active, setActive] = useState(0)
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const columns = useMemo((): readonly Column<Batch>[] => batchColumns(t, format), [i18n.language])
  if (item.batches.length === 0) return <p className="scroll pad muted">{t('item.noBatches')}</p>
  return (
    <DataTable
      label={t('item.batches')}
      className="list-batches"
      columns={columns}
      count={item.batches.length}
      rowAt={(index) => item.batches[index]}
      keyOf={(row) => row.id}
      wordsOf={(row) => [row.batch]}
      active={active}
      onActive={setActive}
      onOpen={(row) => go(placeOf(row))}
      autoFocus
    />
  )
}

function batchColumns(t: ReturnType<typeof useTranslation<'stock'>>['t'], format: ReturnType<typeof useFormat>): readonly Column<Batch>[] {
  const amount = (id: string, of: (row: Batch) => number, className = ''): Column<Batch> => ({
    id,
    head: t(`column.${id}` as 'column.packs'),
    isNumber: true,
    className,
    cell: (row) => format.quantity(of(row)),
  })
  return [
    { id: 'batch', head: t('column.batch'), className: 'code medium', cell: (row) => row.batch || t('noBatch') },
    { id: 'expiry', head: t('column.expiry'), cell: (row) => (row.expiryDate === null ? t('never') : format.date(row.expiryDate)) },
    { id: 'mark', head: t('column.mark'), cell: (row) => row.mark && <Mark mark={row.mark} /> },
    { id: 'location', head: t('column.location'), className: 'muted', cell: (row) => row.location || t('none') },
    amount('packSize', (row) => row.packSize, 'muted'),
    amount('packs', (row) => row.total),
    amount('available', (row) => row.available),
    amount('units', (row) => row.total * row.packSize, 'medium'),
    {
      id: 'atRisk',
      head: t('column.atRisk'),
      isNumber: true,
      cell: (row) =>
        row.atRisk > 0 ? <span className="t-attention">{format.quantity(row.atRisk)}</span> : <span className="faint">{t('none')}</span>,
    },
  ]
}
