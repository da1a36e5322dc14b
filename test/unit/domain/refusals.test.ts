/** Issue 5, bad input: every rule that refuses names the line, the batch and, where another document is the cause, that document. */
import { describe, expect, test } from 'vitest'
import en from '../../../resources/locales/en/refusals.json' with { type: 'json' }
import fr from '../../../resources/locales/fr/refusals.json' with { type: 'json' }

const languages: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, fr }

/** Refusals about a line of a document or of a stocktake. */
const ofLines = `batch_expired batch_near_expiry batch_unusable batch_on_hold location_on_hold stock_short stock_short_then packs_short
  packs_promised batch_used batch_used_unknown line_pending approval_locked cost_of_transfer cost_of_order line_of_transfer
  more_than_issued return_reason_missing stocktake_moved stocktake_reason_missing stocktake_reason_of_other_sign
  difference_below_nothing stocktake_counted_twice`
/** Of a line that has no batch yet. */
const ofItems = 'not_all_allocated batch_missing pack_size_too_small pack_size_gone packs_not_whole item_is_draft'
/** Of a document, or caused by another one. */
const ofDocuments = `batch_used packs_promised document_on_hold already_shipped already_verified return_sent step_not_next
  deleted_only_while_new nothing_to_return nothing_to_take_back
  nothing_left_to_send_back nothing_left_to_come_back`

const cases = [
  ...ofLines.split(/\s+/).map((reason) => [reason, ['item', 'batch']] as const),
  ...ofItems.split(/\s+/).map((reason) => [reason, ['item']] as const),
  ...ofDocuments.split(/\s+/).map((reason) => [reason, ['number']] as const),
]

describe('5A to 5J: a refusal says which', () => {
  test.each(cases)('5A–5J: %s names %o in every language', (reason, named) => {
    for (const [language, sentences] of Object.entries(languages)) {
      const sentence = sentences[reason] ?? sentences[`${reason}_other`] ?? ''
      for (const name of named) expect(`${language}: ${sentence}`).toMatch(new RegExp(`\\{\\{${name}[,}]`))
    }
  })
})
