import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Query } from '../../stores/filter-address.ts'
import { useFilterInAddress } from '../../stores/use-filter-in-address.ts'
import { inAddress, transactionsAsked, transactionsQuery } from '../../stores/list-queries.ts'
import { rightsOf } from '../../stores/document-calls.ts'
import { useMay } from '../../stores/index.ts'
import { go, goInstead } from '../../stores/route.ts'
import type { NewDocument, TransactionView } from '../../stores/route-text.ts'
import { routeText } from '../../stores/route-text.ts'
import { transactions, useTransactions } from '../../stores/trade.ts'
import { Button } from '../../ui/button.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { ExportButton } from '../output/export-button.tsx'
import { exportTransactions } from '../output/export-list.ts'
import { PrintButton } from '../output/print-button.tsx'
import { sayMissing } from '../shell/missing-right.ts'
import type { PartyKind } from '../invoice/party-picker.tsx'
import { PartyPicker } from '../invoice/party-picker.tsx'
import { noFilter } from '../../stores/transactions.ts'
import type { TabName } from './kinds.ts'
import { countOf, kindsOf, shownTabs, tabOf } from './kinds.ts'
import { TransactionsFoot } from './transactions-foot.tsx'
import { TransactionsList } from './transactions-list.tsx'
import { filterOf } from './views.ts'
import { TransactionsTools } from './transactions-tools.tsx'
import '../../styles/table.css'
import '../../styles/picker.css'
import '../../styles/transactions.css'

/** What *new* means under a tab; under the others it is a customer invoice. */
const newKinds: Partial<Record<TabName, PartyKind>> = { supplier: 'inbound_shipment', return: 'supplier_return' }
const newWords = {
  outbound_shipment: 'transactions.new',
  inbound_shipment: 'documents:supplier.new',
  supplier_return: 'documents:supplierReturn.new',
} as const

const begun: Readonly<Record<NewDocument, PartyKind>> = {
  invoice: 'outbound_shipment',
  supplier: 'inbound_shipment',
  return: 'supplier_return',
}

const addressed = {
  query: () => transactionsQuery(transactions.getState()),
  take: (query: Query) => transactions.getState().begin(transactionsAsked(query)),
}

const print = () => go(routeText({ place: 'printDocuments', query: inAddress(transactionsQuery)(transactions.getState()) }))

type Props = {
  /** The document that is begun at once, with whom it is for or comes from. */
  readonly begins?: NewDocument
  /** Comes with the address (U-70). */
  readonly view?: TransactionView | null
}

/** Every document of the open store: found by number, name or reference, newest first. */
export function TransactionsPage({ begins: of, view = null }: Props) {
  const { t } = useTranslation('trade')
  const may: Readonly<Record<PartyKind, boolean>> = {
    outbound_shipment: useMay('createCustomerInvoices'),
    inbound_shipment: useMay('createSupplierInvoices'),
    supplier_return: useMay('returnToSuppliers'),
  }
  const [picked, setPicked] = useState<PartyKind | null>(null)
  const begins = of === undefined ? null : begun[of]
  // Over a question that is open another can be begun (Ctrl K): the address says the later one.
  const picking = begins !== null && may[begins] ? begins : picked
  const search = useRef<HTMLInputElement>(null)
  useFilterInAddress(begins === null ? 'transactions' : null, useTransactions(inAddress(transactionsQuery)), addressed)
  useEffect(() => {
    if (view !== null) transactions.getState().setFilter({ ...noFilter, from: undefined, to: undefined, ...filterOf[view] })
  }, [view])
  const byKind = useTransactions((state) => state.byKind)
  const tab = useTransactions((state) => tabOf(state.filter.kinds))
  const first = newKinds[tab] ?? 'outbound_shipment'
  const begin = (kind: PartyKind) => (may[kind] ? setPicked(kind) : sayMissing(rightsOf(kind).create))
  const add = () => begin(first)
  const close = () => {
    setPicked(null)
    if (begins !== null) goInstead('transactions')
  }
  useShortcuts({ newDocument: add, searchList: () => search.current?.select(), printDocument: print })

  const panel = (
    <>
      <TransactionsTools search={search} />
      <TransactionsList onNew={may[first] ? add : null} />
      <TransactionsFoot mayAdd={may[first]} />
    </>
  )
  return (
    <>
      <header className="page-head">
        <h1>{t('transactions.title')}</h1>
        <div className="acts">
          <PrintButton onPress={print} />
          <ExportButton onExport={exportTransactions} />
          {tab === 'all' && may.inbound_shipment && (
            <Button icon={Plus} onPress={() => begin('inbound_shipment')}>
              {t(newWords.inbound_shipment)}
            </Button>
          )}
          {may[first] && (
            <Button kind="primary" icon={Plus} keys="newDocument" onPress={add}>
              {t(newWords[first])}
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
      {picking !== null && <PartyPicker key={picking} kind={picking} isOpen onClose={close} />}
    </>
  )
}
