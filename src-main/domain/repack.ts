/** One batch into packs of another size (features 5D, U-15). */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { Adjusted, Holding } from './adjustment.ts'
import { refuseShort } from './adjustment.ts'
import type { StockLevel } from './stock.ts'
import { afterArriving, tolerance } from './stock.ts'

export type Packed = Adjusted & {
  readonly packSize: number
  readonly costPrice: number
  readonly sellPrice: number
  readonly volumePerPack: number
}

export type Repacked = {
  /** What is left of the batch that was opened. */
  readonly left: StockLevel
  /** The new batch: so many packs, each with its prices and its volume. */
  readonly packs: number
  readonly packSize: number
  readonly costPrice: number
  readonly sellPrice: number
  readonly volumePerPack: number
}

/** `packs` of the batch made into packs of `packSize` units: whole ones only; prices and volume go with the size. */
export function repack(batch: Packed, packs: number, packSize: number, holdings: readonly Holding[]): Result<Repacked> {
  if (!(packs > tolerance)) return refuse('refused', 'amount_missing', {}, 'packs')
  if (!(packSize >= 1)) return refuse('refused', 'pack_smaller_than_unit', {}, 'packSize')
  if (Math.abs(packSize - batch.packSize) < tolerance) return refuse('refused', 'pack_size_same', {}, 'packSize')
  const left = afterArriving(batch, -packs)
  if (left === null) return refuseShort(batch, packs, holdings)
  const made = (packs * batch.packSize) / packSize
  const whole = Math.round(made)
  const units = packs * batch.packSize
  if (whole < 1 || Math.abs(made - whole) > tolerance * Math.max(1, made))
    return refuse('refused', 'repack_not_whole', { units, packSize }, 'packSize')
  const by = packSize / batch.packSize
  const scaled = { costPrice: batch.costPrice * by, sellPrice: batch.sellPrice * by, volumePerPack: batch.volumePerPack * by }
  return ok({ left, packs: whole, packSize, ...scaled })
}
