/** The store's own settings for use and alerts (features 5G, U-19), out of central's store preferences. */
import type { ExpiryDays } from './batch-mark.ts'
import { usualExpiryDays } from './batch-mark.ts'
import type { Bands, UseRules } from './consumption.ts'
import { usualBands, usualRules } from './consumption.ts'

export type StockRules = { readonly use: UseRules; readonly bands: Bands; readonly expiry: ExpiryDays }

export const usualStockRules: StockRules = { use: usualRules, bands: usualBands, expiry: usualExpiryDays }

/** `data`: the keys of `pref.data` as central sends them; one that is missing, 0 or no figure leaves what is usual. */
export function stockRules(data: Readonly<Record<string, unknown>>): StockRules {
  const months = positive(data.monthlyConsumptionLookBackPeriod) ?? usualRules.months
  const low = positive(data.monthsUnderstock) ?? usualBands.low
  const over = positive(data.monthsOverstock) ?? usualBands.over
  const later = positive(data.monthsItemsExpire)
  return {
    use: { ...usualRules, months: Math.min(months, 120) },
    bands: { low, over: Math.max(low, over) },
    expiry: later === undefined ? usualExpiryDays : expiryDays(Math.round(Math.min(later, 120) * usualRules.daysInMonth)),
  }
}

const expiryDays = (later: number): ExpiryDays => ({ soon: Math.min(usualExpiryDays.soon, later), later })

function positive(value: unknown): number | undefined {
  const figure = typeof value === 'string' ? Number.parseFloat(value) : value
  return typeof figure === 'number' && Number.isFinite(figure) && figure > 0 ? figure : undefined
}
