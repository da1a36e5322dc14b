import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { refusalSentence } from '../../i18n.ts'
import { useMay } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import { invoice as store, transactions } from '../../stores/trade.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'

/** Begins a return of what a supplier invoice brought, to the same supplier (5J). */
export function ReturnButton({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('documents')
  const may = useMay('returnToSuppliers')
  // Once for this page, however often it is pressed: a second press must find the return that the first made (U-37).
  const [id] = useState(() => crypto.randomUUID())
  if (!may || invoice.kind !== 'inbound_shipment' || (invoice.state !== 'received' && invoice.state !== 'verified')) return null
  const begin = async () => {
    const refused = await store.getState().create(id, invoice.nameId, 'supplier_return', invoice.id)
    if (refused) return showToast(refusalSentence(refused), 'attention')
    transactions.getState().follow(id)
    go(`transaction/${id}`)
  }
  return (
    <Button kind="quiet" icon={Undo2} onPress={() => void begin()}>
      <span className="only-wide">{t('supplierReturn.begin')}</span>
      <span className="vh only-narrow">{t('supplierReturn.begin')}</span>
    </Button>
  )
}
