/** Rounds an amount to cents, half away from zero; 1.005 is 1.01 although its binary form lies below (5D). */
export function roundMoney(amount: number): number {
  const cents = Math.round(Math.abs(amount) * 100 * (1 + Number.EPSILON * 4))
  const rounded = (Math.sign(amount) * cents) / 100
  return Number.isFinite(rounded) && rounded !== 0 ? rounded : 0
}

/** Packs × price of a pack, rounded: what a line shows. */
export const lineTotal = (packs: number, pricePerPack: number): number => roundMoney(packs * pricePerPack)

/** The sum of rounded lines is the shown total (5D), so that a column adds up on paper. */
export const documentTotal = (lineTotals: readonly number[]): number => roundMoney(lineTotals.reduce((sum, total) => sum + total, 0))
