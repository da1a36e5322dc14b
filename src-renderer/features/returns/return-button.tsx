import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Right } from '../../../src-main/contract/rights.ts'
import type { Invoice, InvoiceKind, InvoiceState } from '../../../src-main/contract/trade.ts'
import { refusalSentence } from '../../i18n.ts'
import { useMay } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import { invoice as store, transactions } from '../../stores/trade.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { beginDrafts } from '../invoice/use-document-drafts.ts'

type Way = { readonly kind: InvoiceKind; readonly states: readonly InvoiceState[]; readonly right: Right; readonly words: string }

const back: Partial<Record<InvoiceKind, Way>> = {
  inbound_shipment: {
    kind: 'supplier_return',
    states: ['received', 'verified'],
    right: 'returnToSuppliers',
    words: 'supplierReturn.begin',
  },
  outbound_shipment: {
    kind: 'customer_return',
    states: ['shipped', 'delivered', 'received', 'verified'],
    right: 'returnFromCustomers',
    words: 'customerReturn.begin',
  },
}

/** How something of this document may come back, or go back; null where nothing may, or not by this user (5J). */
export function useReturnWay(invoice: Invoice): Pick<Way, 'kind' | 'words'> | null {
  const way = back[invoice.kind]
  const may = useMay(way?.right ?? 'returnToSuppliers')
  return way !== undefined && may && way.states.includes(invoice.state) ? way : null
}

/** Makes the return under this id, of these lines or of all, and goes to it. */
export async function beginReturn(id: string, invoice: Invoice, kind: InvoiceKind, lineIds?: readonly string[]): Promise<void> {
  const refused = await store.getState().create(id, invoice.nameId, kind, invoice.id, lineIds)
  if (refused) return showToast(refusalSentence(refused), 'attention')
  beginDrafts(id)
  transactions.getState().follow(id)
  go(`transaction/${id}`)
}

/** Begins a return of what a supplier invoice brought, or of what was issued to a customer, with the same party (5J). */
export function ReturnButton({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('documents')
  const way = useReturnWay(invoice)
  // Once for this page, however often it is pressed: a second press must find the return that the first made (U-37).
  const [id] = useState(() => crypto.randomUUID())
  if (way === null) return null
  return (
    <Button kind="quiet" icon={Undo2} onPress={() => void beginReturn(id, invoice, way.kind)}>
      <span className="only-wide">{t(way.words)}</span>
      <span className="vh only-narrow">{t(way.words)}</span>
    </Button>
  )
}
