/** When a document of an older program reached its states (protocol-v5.md 4.13): all that it says is entry, confirmation and end. */
import type { InvoiceKind, InvoiceState } from '../contract/trade.ts'
import { statusColumn } from './invoice-words.ts'

export type OlderDocument = {
  readonly kind: InvoiceKind
  readonly state: InvoiceState
  readonly status: string | null
  /** Moments in the local time of the site, empty where there is none. */
  readonly created: string
  readonly confirmed: string
  readonly finalised: string
}
type Dates = Partial<Record<InvoiceState, string>>

/** The moments, in local time, of the states that the document has gone through; the end of one without its own is its confirmation. */
export function datesOfStatus(document: OlderDocument): Dates {
  const status = document.status?.toLowerCase()
  const isEnded = status === 'fn'
  const confirmed = isEnded || status === 'cn' ? document.confirmed : ''
  const ended = isEnded ? document.finalised || document.confirmed : ''
  return known(datesOf(document, confirmed, ended))
}

function datesOf({ kind, state, created, finalised }: OlderDocument, confirmed: string, ended: string): Dates {
  const column = statusColumn[kind]
  if (column === 'sent') return { allocated: confirmed, picked: confirmed, shipped: ended }
  if (column === 'prescription') return { picked: confirmed, verified: ended }
  if (column === 'stock') return { verified: ended || (kind === 'repack' || confirmed === '' ? '' : finalised || confirmed) }
  return { shipped: state === 'shipped' ? created : '', delivered: confirmed, received: confirmed, verified: ended }
}

const known = (dates: Dates): Dates => Object.fromEntries(Object.entries(dates).filter(([, at]) => at !== ''))
