import { Store } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useApp, useSiteStores } from '../../stores/index.ts'
import { useRoute } from '../../stores/route.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { AboutPage } from '../about/about-page.tsx'
import { InvoicePage } from '../invoice/invoice-page.tsx'
import { NewInvoicePage } from '../invoice/new-invoice-page.tsx'
import { StoresPage } from '../stores/stores-page.tsx'
import { SyncPage } from '../sync/sync-page.tsx'
import { TransactionsPage } from '../transactions/transactions-page.tsx'

/** The page of the present route. Pages of a store start anew when another store is opened. */
export function Place() {
  const route = useRoute((state) => state.route)
  const storeId = useApp((app) => app.state?.storeId ?? null)
  if (route.place === 'stores') return <StoresPage />
  if (route.place === 'sync') return <SyncPage tab={route.tab} />
  if (route.place === 'about') return <AboutPage />
  if (storeId === null) return <NoStore />
  if (route.place === 'transaction') return <InvoicePage key={route.id} id={route.id} />
  if (route.place === 'new') return <NewInvoicePage key={storeId} />
  return <TransactionsPage key={storeId} />
}

function NoStore() {
  const { t } = useTranslation()
  const known = useSiteStores((stores) => stores.rows !== null)
  if (!known) return null
  return (
    <EmptyState icon={Store} title={t('store.noneTitle')}>
      {t('store.noneSentence')}
    </EmptyState>
  )
}
