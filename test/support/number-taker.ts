/** Makes customer invoices in a database that others write to as well: `number-taker.ts FILE COUNT`; prints their numbers. */
import { randomUUID } from 'node:crypto'
import { openDatabase } from '../../src-main/db/open.ts'
import { createInvoice } from '../../src-main/services/create-invoice.ts'

const [file = '', count = '0'] = process.argv.slice(2)
const db = openDatabase(file, { role: 'main', timeoutMs: 10_000 })
const context = { db, clock: () => new Date(), storeId: 'store-a', userId: 'nurse', changed: () => {} }
const numbers = Array.from({ length: Number(count) }, () => {
  const made = createInvoice(context, { id: randomUUID(), nameId: 'ward' })
  if (!made.ok) throw new Error(made.error.reason)
  return made.value.number
})
db.close()
process.stdout.write(JSON.stringify(numbers))
