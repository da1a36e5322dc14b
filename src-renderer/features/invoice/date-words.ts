import type { Invoice } from '../../../src-main/contract/trade.ts'

/** What goes out is dated back; of what came in the day of its arrival is moved. */
export const wordsOf = ({ kind }: Pick<Invoice, 'kind'>): 'leaving' | 'arriving' => (kind === 'inbound_shipment' ? 'arriving' : 'leaving')
