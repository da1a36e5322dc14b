/** The store's own settings for use and alerts (features 5G, U-19), out of central's store preferences. */
import type { ExpiryDays } from './batch-mark.ts'
import { usualExpiryDays } from './batch-mark.ts'
import type { Bands, UseRules } from './consumption.ts'
import { usualBands, usualRules } from './consumption.ts'
import type { Preferences } from './preferences.ts'
import { isOn, positive } from './preferences.ts'

export type StockRules = { readonly use: UseRules; readonly bands: Bands; readonly expiry: ExpiryDays }

export const usualStockRules: StockRules = { use: usualRules, bands: usualBands, expiry: usualExpiryDays }

/** `data`: the keys of `pref.data` as central sends them; one that is missing, 0 or no figure leaves what is usual. */
export function stockRules(data: Preferences): StockRules {
  const months = positive(data.monthlyConsumptionLookBackPeriod) ?? usualRules.months
  const low = positive(data.monthsUnderstock) ?? usualBands.low
  const over = positive(data.monthsOverstock) ?? usualBands.over
  const daysInMonth = Math.min(positive(data.days_in_month) ?? usualRules.daysInMonth, 31)
  return {
    use: { months: Math.min(months, 120), daysInMonth, withoutDaysOut: isOn(data.adjust_for_number_of_days_out_of_stock) },
    bands: { low, over: Math.max(low, over) },
    expiry: expiryDays(data, daysInMonth),
  }
}

/** Two thresholds in days; where central says only months, they are the later one. */
function expiryDays(data: Preferences, daysInMonth: number): ExpiryDays {
  const months = positive(data.monthsItemsExpire)
  const ofMonths = months === undefined ? usualExpiryDays.later : Math.min(months, 120) * daysInMonth
  const later = Math.round(Math.min(positive(data.second_threshold_for_expiring_items) ?? ofMonths, 3720))
  const soon = Math.round(positive(data.first_threshold_for_expiring_items) ?? usualExpiryDays.soon)
  return { soon: Math.min(soon, later), later }
}
