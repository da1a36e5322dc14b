/** A stocktake in words. */
import type { TFunction } from 'i18next'
import type { Stocktake } from '../../../src-main/contract/stocktakes.ts'
import type { Formats } from '../../ui/format.ts'

/** "Stocktake 31". */
export const takeTitle = ({ number }: Pick<Stocktake, 'number'>, t: TFunction<'stocktakes'>): string =>
  number === null ? t('page.titlePending') : t('page.title', { number })

/** Heads of what the books say: at the start and now, or of the day to which it is dated back. */
export const booksHeads = ({ datedBackTo }: Pick<Stocktake, 'datedBackTo'>, t: TFunction<'stocktakes'>) =>
  datedBackTo === null
    ? { snapshot: t('line.snapshot'), now: t('line.now'), moved: t('line.movedTip') }
    : { snapshot: t('line.snapshotThen'), now: t('line.nowThen'), moved: t('line.movedThenTip') }
export type BooksHeads = ReturnType<typeof booksHeads>

/** A difference with its sign, in packs or in money: "+ 3", "− 5", "0". */
export function signed(found: number, show: Formats['quantity']): string {
  if (found === 0) return show(0)
  return `${found > 0 ? '+' : '−'}\u00A0${show(Math.abs(found))}`
}
