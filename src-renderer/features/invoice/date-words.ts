import type { Invoice } from '../../../src-main/contract/trade.ts'

/** What goes out is dated back; of what came in the day of its arrival is moved. */
export const wordsOf = ({ kind }: Pick<Invoice, 'kind'>): 'leaving' | 'arriving' => (kind === 'inbound_shipment' ? 'arriving' : 'leaving')

type Dated = Pick<Invoice, 'backdateDays' | 'datedBackTo' | 'state' | 'lines'>

/** What is dated back can be of today again until its goods leave, also when central allows no dating back any more (5E). */
export const isDayOpen = ({ backdateDays, datedBackTo, state }: Dated): boolean =>
  backdateDays > 0 || (datedBackTo !== null && (state === 'new' || state === 'allocated'))

/** Today is the one other day that it can have: its lines, or central, allow none further back. */
export const onlyToday = ({ backdateDays, datedBackTo, lines }: Dated): boolean =>
  datedBackTo !== null && (backdateDays === 0 || lines.length > 0)
