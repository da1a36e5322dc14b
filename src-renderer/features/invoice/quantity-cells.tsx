import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemAllocation } from '../../../src-main/contract/trade.ts'
import { invoice as store, useInvoice } from '../../stores/trade.ts'
import { classes } from '../../ui/classes.ts'
import { useRenamedField } from '../../ui/use-draft.tsx'
import { useFormat } from '../../ui/use-format.ts'
import type { AmountCellProps } from './amount-cell.tsx'
import { AmountCell } from './amount-cell.tsx'
import type { PackSize } from './counting.ts'
import { countedIn, nextSize, packSizesOf, quantityField } from './counting.ts'
import type { ItemRow } from './item-groups.ts'
import { shared } from './item-groups.ts'

type Passed = 'ref' | 'isWrong' | 'describedBy' | 'startsWith' | 'onWrong' | 'onEnter' | 'onEscape' | 'onKey'
export type QuantityCellsProps = Pick<AmountCellProps, Passed> & { readonly row: ItemRow; readonly allocation: ItemAllocation | null }

/**
 * Pack size, available, packs and units of the open item. The quantity is typed under Units, or, where a pack size is chosen,
 * under Packs; what is typed already stays and is counted anew.
 */
export function QuantityCells({ row, allocation, startsWith, onKey, ...cell }: QuantityCellsProps) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  const packSize = useInvoice((state) => state.packSizes[row.itemId] ?? null)
  const rename = useRenamedField()
  const [typed, setTyped] = useState<number | null>(null)
  const [letters, setLetters] = useState(startsWith)
  const isEmpty = row.isDraft || row.isUnasked
  const said = isEmpty ? null : countedIn(row, packSize)
  const sizes = packSizesOf(allocation, packSize)
  const selectId = `pack-size-${row.itemId}`
  const units = (quantity: number) => quantity * (packSize ?? 1)

  const count = (next: PackSize) => {
    rename(quantityField(row.itemId, packSize), quantityField(row.itemId, next))
    setLetters(undefined)
    setTyped(null)
    cell.onWrong(false)
    void store.getState().countIn(row.itemId, next)
  }
  const onQuantityKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
    if (!event.altKey || step === null) return onKey?.(event)
    event.preventDefault()
    if (sizes.length > 0) count(nextSize(sizes, packSize, step))
  }
  const commit = async (quantity: number): Promise<boolean> => {
    if (isEmpty && quantity === 0) return true
    const done = await store.getState().setUnits(row.itemId, units(quantity))
    if (done) setTyped(null)
    return done
  }
  const field = (
    <AmountCell
      {...cell}
      key={packSize ?? 'units'}
      autoFocus
      draft={quantityField(row.itemId, packSize)}
      label={packSize === null ? t('invoice.quantityOf', { item: row.name }) : t('invoice.quantityInPacks', { item: row.name, packSize })}
      said={said}
      {...(letters !== undefined && { startsWith: letters })}
      staysWith={selectId}
      onType={(quantity) => {
        setTyped(quantity === said ? null : quantity)
        void store.getState().preview(row.itemId, quantity === null ? null : units(quantity))
      }}
      onCommit={commit}
      onKey={onQuantityKey}
    />
  )
  return (
    <>
      <td className="num">
        {sizes.length > 0 && (
          <PackSizeSelect id={selectId} item={row.name} sizes={sizes} value={packSize} isWrong={cell.isWrong} onChange={count} />
        )}
      </td>
      <td className={classes('num muted c-free', packSize === null && 'is-in-units')}>{allocation && availableWords(allocation, t)}</td>
      <td className="num">{packSize !== null && field}</td>
      <td className="num">{packSize === null ? field : format.quantity(typed === null ? row.units : units(typed))}</td>
    </>
  )
}

type T = ReturnType<typeof useTranslation<'trade'>>['t']

/** What can be given out, in what the quantity is typed in. */
function availableWords({ batches, packSize }: ItemAllocation, t: T): string {
  const free = batches.filter((batch) => batch.leftOut === null)
  const sum = free.reduce((total, batch) => total + batch.available * (packSize === null ? batch.packSize : 1), 0)
  return t(packSize === null ? 'invoice.availableUnits' : 'invoice.availablePacks', { quantity: sum })
}

type SelectProps = {
  readonly id: string
  readonly item: string
  readonly sizes: readonly number[]
  readonly value: PackSize
  readonly isWrong: boolean
  readonly onChange: (size: PackSize) => void
}

/** The keyboard changes it from the quantity, so it is no stop of Tab. */
function PackSizeSelect({ id, item, sizes, value, isWrong, onChange }: SelectProps) {
  const { t } = useTranslation('trade')
  const { quantity } = useFormat()
  return (
    <select
      id={id}
      className="cell-edit is-pack-size"
      aria-label={t('invoice.countIn', { item })}
      aria-invalid={isWrong}
      title={t('invoice.countInHint')}
      tabIndex={-1}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
    >
      <option value="">{t('invoice.anySize')}</option>
      {sizes.map((size) => (
        <option key={size} value={size}>
          {quantity(size)}
        </option>
      ))}
    </select>
  )
}

/** The same of a document that cannot be changed: packs are said where all of them have one size. */
export function TakenQuantity({ row }: { row: ItemRow }) {
  const { quantity } = useFormat()
  const packSize = row.missing > 0 ? null : shared(row, (line) => line.packSize)
  return (
    <>
      <td className="num">{packSize !== null && quantity(packSize)}</td>
      <td />
      <td className="num">{packSize !== null && quantity(row.lines.reduce((sum, line) => sum + line.packs, 0))}</td>
      <td className="num">
        <span className="medium">{quantity(row.units)}</span>
      </td>
    </>
  )
}
