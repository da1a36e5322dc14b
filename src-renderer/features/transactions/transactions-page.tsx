import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../stores/index.ts'
import { transactions, useTransactions } from '../../stores/trade.ts'
import { Button } from '../../ui/button.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { sayMissing } from '../shell/missing-right.ts'
import { PartyPicker } from '../invoice/party-picker.tsx'
import { useOpenCopy } from '../stores/copy-notice.tsx'
import { countOf, kindsOf, shownTabs, tabOf } from './kinds.ts'
import { TransactionsFoot } from './transactions-foot.tsx'
import { TransactionsList } from './transactions-list.tsx'
import { TransactionsTools } from './transactions-tools.tsx'
import '../../styles/table.css'
import '../../styles/picker.css'
import '../../styles/transactions.css'

/** Every document of the open store: found by number, name or reference, newest first. */
export function TransactionsPage({ startsNew = false }: { startsNew?: boolean }) {
  const { t } = useTranslation('trade')
  const isCopy = useOpenCopy() !== null
  const mayCreate = useMay('createCustomerInvoices') && !isCopy
  const mayReceive = useMay('createSupplierInvoices') && !isCopy
  const [isReceiving, setReceiving] = useState(false)
  const [isPicking, setPicking] = useState(startsNew && mayCreate)
  const search = useRef<HTMLInputElement>(null)
  const byKind = useTransactions((state) => state.byKind)
  const tab = useTransactions((state) => tabOf(state.filter.kinds))
  const isSupplierTab = tab === 'supplier'
  const addCustomer = () => (mayCreate ? setPicking(true) : sayMissing('createCustomerInvoices'))
  const receive = () => (mayReceive ? setReceiving(true) : sayMissing('createSupplierInvoices'))
  const add = isSupplierTab ? receive : addCustomer
  useShortcuts({ newDocument: add, searchList: () => search.current?.select() })

  const panel = (
    <>
      <TransactionsTools search={search} />
      <TransactionsList onNew={(isSupplierTab ? mayReceive : mayCreate) ? add : null} />
      <TransactionsFoot />
    </>
  )
  return (
    <>
      <header className="page-head">
        <h1>{t('transactions.title')}</h1>
        <div className="acts">
          {mayReceive && !isSupplierTab && tab !== 'customer' && (
            <Button icon={Plus} onPress={receive}>
              {t('documents:supplier.new')}
            </Button>
          )}
          {(isSupplierTab ? mayReceive : mayCreate) && (
            <Button kind="primary" icon={Plus} keys="newDocument" onPress={add}>
              {t(isSupplierTab ? 'documents:supplier.new' : 'transactions.new')}
            </Button>
          )}
        </div>
      </header>
      <Tabs
        label={t('transactions.title')}
        selected={tab}
        onSelect={(id) => transactions.getState().setFilter({ kinds: [...kindsOf[id]] })}
        entries={shownTabs(byKind, tab).map((id) => ({ id, label: t(`transactions.tab.${id}`), count: countOf(id, byKind), panel }))}
      />
      <PartyPicker kind="outbound_shipment" isOpen={isPicking} onClose={() => setPicking(false)} />
      <PartyPicker kind="inbound_shipment" isOpen={isReceiving} onClose={() => setReceiving(false)} />
    </>
  )
}
