import { TransactionsPage } from '../transactions/transactions-page.tsx'

/** A new customer invoice begins with its customer, asked over the list. */
export function NewInvoicePage() {
  return <TransactionsPage startsNew />
}
