import { useStoreId } from '../../stores/index.ts'
import { useRoute } from '../../stores/route.ts'
import { AboutPage } from '../about/about-page.tsx'
import { BackupsPage } from '../backups/backups-page.tsx'
import { InvoicePage } from '../invoice/invoice-page.tsx'
import { GlossaryPage } from '../help/glossary-page.tsx'
import { HomePage } from '../home/home-page.tsx'
import { ItemPage } from '../item/item-page.tsx'
import { ItemsPage } from '../items/items-page.tsx'
import { CertificatePage } from '../move/certificate-page.tsx'
import { PrintDocumentPage } from '../output/print-document-page.tsx'
import { PrintDocumentsPage } from '../output/print-documents-page.tsx'
import { PrintItemsPage } from '../output/print-items-page.tsx'
import { PrintStockPage } from '../output/print-stock-page.tsx'
import { PrintReportPage } from '../reports/print-report-page.tsx'
import { ReportsPage } from '../reports/reports-page.tsx'
import { ChecklistPage } from '../site/checklist-page.tsx'
import { SitePage } from '../site/site-page.tsx'
import { SafetyPage } from '../safety/safety-page.tsx'
import { BatchPage } from '../stock/batch-page.tsx'
import { StockPage } from '../stock/stock-page.tsx'
import { LocationsPage } from '../locations/locations-page.tsx'
import { PrintStocktakePage } from '../stocktakes/print-stocktake-page.tsx'
import { StocktakePage } from '../stocktakes/stocktake-page.tsx'
import { StocktakesPage } from '../stocktakes/stocktakes-page.tsx'
import { StoresPage } from '../stores/stores-page.tsx'
import { SyncPage } from '../sync/sync-page.tsx'
import { TransactionsPage } from '../transactions/transactions-page.tsx'
import { UsersPage } from '../users/users-page.tsx'

/** The page of the present route. Pages of a store start anew when another store is opened. */
export function Place() {
  const route = useRoute((state) => state.route)
  const storeId = useStoreId()
  if (route.place === 'stores') return <StoresPage />
  if (route.place === 'sync') return <SyncPage tab={route.tab} />
  if (route.place === 'about') return <AboutPage />
  if (route.place === 'glossary') return <GlossaryPage />
  if (route.place === 'safety') return <SafetyPage />
  if (route.place === 'site') return <SitePage />
  if (route.place === 'checklist') return <ChecklistPage />
  if (route.place === 'backups') return <BackupsPage />
  if (route.place === 'users') return <UsersPage />
  if (route.place === 'locations') return <LocationsPage key={storeId} />
  if (route.place === 'stock') return <StockPage key={storeId} show={route.show} />
  if (route.place === 'stocktakes') return <StocktakesPage key={storeId} />
  if (route.place === 'newStocktake') return <StocktakesPage key={storeId} startsNew />
  if (route.place === 'stocktake') return <StocktakePage key={route.id} id={route.id} />
  if (route.place === 'printStocktake') return <PrintStocktakePage key={route.id} id={route.id} paper={route.paper} />
  if (route.place === 'batch') return <BatchPage key={route.id} id={route.id} />
  if (route.place === 'item') return <ItemPage key={route.id} id={route.id} tab={route.tab} />
  if (route.place === 'print') return <PrintDocumentPage key={route.id} id={route.id} paper={route.paper} />
  if (route.place === 'printStock') return <PrintStockPage key={storeId} show={route.show} search={route.search} />
  if (route.place === 'printItems') return <PrintItemsPage key={storeId} show={route.show} query={route.query} />
  if (route.place === 'printDocuments') return <PrintDocumentsPage key={storeId} query={route.query} />
  if (route.place === 'reports') return <ReportsPage key={storeId} report={route.report} itemId={route.itemId} covers={route.covers} />
  if (route.place === 'printReport')
    return <PrintReportPage key={storeId} report={route.report} itemId={route.itemId} covers={route.covers} />
  if (route.place === 'certificate') return <CertificatePage key={route.storeId} storeId={route.storeId} />
  if (route.place === 'transaction') return <InvoicePage key={route.id} id={route.id} />
  if (route.place === 'new') return <TransactionsPage key={storeId} begins={route.of} />
  if (route.place === 'transactions') return <TransactionsPage key={storeId} view={route.view} />
  if (route.place === 'items') return <ItemsPage key={storeId} show={route.show} />
  return <HomePage key={storeId} />
}
