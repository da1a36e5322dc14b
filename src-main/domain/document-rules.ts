/**
 * What central decides for the documents of a store (features 5A to 5E, 5J), out of its store preferences. The keys are
 * those of `pref.data` (protocol-v5.md appendix A) and, in snake case, those of today's central preferences.
 */
import type { InvoiceState } from '../contract/trade.ts'
import { invoiceStates } from '../contract/trade.ts'
import type { IssueRules } from './allocation.ts'
import { usualIssue } from './allocation.ts'
import type { Preferences } from './preferences.ts'
import { isOn, positive } from './preferences.ts'

export type DocumentRules = {
  /** States that the next-status button skips; they can still be in a document that came so (5A). */
  readonly hidden: ReadonlySet<InvoiceState>
  readonly issue: IssueRules
  /** What comes in is counted in packs of one unit from its arrival on (5D). */
  readonly packToOne: boolean
  /** Returns of customers come from transfers alone (5J). */
  readonly noManualReturns: boolean
  /** How many days a document may be dated back; 0: not at all (5E). */
  readonly backdateDays: number
  /** The margin of the item comes before that of its supplier (5D). */
  readonly itemMarginFirst: boolean
}

export const usualDocumentRules: DocumentRules = {
  hidden: new Set(),
  issue: usualIssue,
  packToOne: false,
  noManualReturns: false,
  backdateDays: 0,
  itemMarginFirst: false,
}

/** `data`: the keys as central sends them; one that is missing or odd leaves what is usual. */
export const documentRules = (data: Preferences): DocumentRules => ({
  hidden: hiddenStates(data.invoice_status_options),
  issue: {
    byVvm: isOn(data.sort_batches_by_VVM_not_expiry) || isOn(data.sort_by_vvm_status_then_expiry),
    expiredRefused: isOn(data.expired_stock_prevent_issue),
    refusedDays: Math.min(Math.round(positive(data.expired_stock_issue_threshold) ?? 0), 3650),
  },
  packToOne: isOn(data.default_item_packsize_to_one),
  noManualReturns: isOn(data.disable_manual_returns),
  backdateDays: backdateDays(data.backdating),
  itemMarginFirst: isOn(data.item_margin_overrides_supplier_margin),
})

/** Only steps on the way can be hidden: nothing begins or ends without its first and last state. */
const mayBeHidden: ReadonlySet<InvoiceState> = new Set(['allocated', 'picked', 'delivered'])

/** Central names the states that are offered. */
function hiddenStates(offered: unknown): ReadonlySet<InvoiceState> {
  if (!Array.isArray(offered) || offered.length === 0) return usualDocumentRules.hidden
  const words = new Set(offered.map((word) => String(word).toLowerCase()))
  return new Set(invoiceStates.filter((state) => mayBeHidden.has(state) && !words.has(state)))
}

/** `{ enabled, max_days }`; switched on without a number of days it is a year. */
function backdateDays(setting: unknown): number {
  if (typeof setting !== 'object' || setting === null) return 0
  const { enabled, shipments_enabled: ofShipments, max_days: maxDays } = setting as Preferences
  return isOn(enabled) || isOn(ofShipments) ? Math.round(positive(maxDays) ?? 365) : 0
}
