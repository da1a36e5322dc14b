/** U-32: the items of a master list on a customer invoice, to be filled in. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { write } from '../../../src-main/db/write.ts'
import { addList, listsOf } from '../../../src-main/services/add-list.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { finaliseInvoice } from '../../../src-main/services/finalise-invoice.ts'
import { setItem } from '../../../src-main/services/set-item.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, reasonOf, valueOf } from '../../support/builders.ts'
import { bySync, pull } from '../../support/make-db.ts'
import { fullRow } from '../../support/wire-fixtures.ts'

const put = ({ db }: Clinic, wire: string, id: string, more: object) =>
  write(db, bySync, (tx) => pull(tx, wire, { ...fullRow(wire, id), ...more }))

function giveList(clinic: Clinic, id: string, items: readonly string[], nameId = 'name of store-a'): void {
  put(clinic, 'list_master', id, { description: `List ${id}`, code: id, inactive: false, created_by_user_ID: '' })
  items.forEach((item, at) => put(clinic, 'list_master_line', `${id} ${at}`, { item_master_ID: id, item_ID: item }))
  put(clinic, 'list_master_name_join', `join ${id}`, { name_ID: nameId, list_master_ID: id })
}

/** Three items on the shelf and one that is a service; the list names amox twice. */
function clinicWithLists(): Clinic {
  const clinic = makeClinic()
  clinic.add.item('ors', 'Oral rehydration salts')
  clinic.add.item('zinc', 'Zinc 20 mg')
  clinic.add.item('visit', 'Visit', { type_of: 'service' })
  clinic.add.batch('a', 10)
  giveList(clinic, 'essentials', ['zinc', 'amox', 'ors', 'amox', 'visit'])
  return clinic
}
const newInvoice = ({ context }: Clinic) => valueOf(createInvoice(context, { id: randomUUID(), nameId: 'ward' }))
const seen = ({ id, version }: Invoice) => ({ id, version })
const add = ({ context }: Clinic, invoice: Invoice, listId = 'essentials') => addList(context, { ...seen(invoice), listId })
const quantities = (invoice: Invoice) => invoice.lines.map((line) => [line.itemId, line.packs])

describe('U-32: add from a master list', () => {
  test('U-32: missing items come with the quantity 0, each once, and it is said how many were there', () => {
    const clinic = clinicWithLists()
    const filled = valueOf(setItem(clinic.context, { ...seen(newInvoice(clinic)), itemId: 'amox', units: 20 }))
    const first = valueOf(add(clinic, filled))
    expect(first).toMatchObject({ added: 2, present: 1 })
    expect(quantities(first.invoice)).toEqual([
      ['amox', 2],
      ['ors', 0],
      ['zinc', 0],
    ])
    const again = valueOf(add(clinic, first.invoice))
    expect(again).toMatchObject({ added: 0, present: 3 })
    expect(again.invoice.lines).toHaveLength(3)
  })

  test('U-32, 5E: what was not filled in falls away when the invoice leaves New, and reserves nothing before', () => {
    const clinic = clinicWithLists()
    const { invoice } = valueOf(add(clinic, newInvoice(clinic)))
    expect(clinic.level('a')).toEqual({ available: 10, total: 10 })
    expect(reasonOf(finaliseInvoice(clinic.context, seen(invoice)))).toBe('all_lines_empty')
    const filled = valueOf(setItem(clinic.context, { ...seen(invoice), itemId: 'amox', units: 30 }))
    expect(quantities(filled)).toContainEqual(['amox', 3])
    expect(quantities(valueOf(finaliseInvoice(clinic.context, seen(filled))))).toEqual([['amox', 3]])
  })

  test('U-32: lists of this store and of the customer are offered, by name or code; no others, and none that is switched off', () => {
    const clinic = clinicWithLists()
    clinic.add.customer('other')
    giveList(clinic, 'ward-list', ['zinc'], 'ward')
    giveList(clinic, 'foreign', ['zinc'], 'other')
    giveList(clinic, 'old', ['zinc'])
    put(clinic, 'list_master', 'old', { description: 'Old', code: 'old', inactive: true, created_by_user_ID: '' })
    const invoice = newInvoice(clinic)
    const offered = (search: string) => valueOf(listsOf(clinic.context.db, 'store-a', { id: invoice.id, search, limit: 10 }))
    expect(offered('')).toEqual([
      { id: 'essentials', code: 'essentials', name: 'List essentials', items: 3, present: 0 },
      { id: 'ward-list', code: 'ward-list', name: 'List ward-list', items: 1, present: 0 },
    ])
    expect(offered('WARD').map((list) => list.id)).toEqual(['ward-list'])
    expect(reasonOf(add(clinic, invoice, 'foreign'))).toBe('list_gone')
    expect(reasonOf(add(clinic, invoice, 'old'))).toBe('list_gone')
  })

  test('U-32, 5E: not once the invoice has left New, and a stale page is told so', () => {
    const clinic = clinicWithLists()
    clinic.add.invoice('picked', { status: 'cn', om_status: 'PICKED' })
    expect(reasonOf(addList(clinic.context, { id: 'picked', version: 0, listId: 'essentials' }))).toBe('list_only_while_new')
    const invoice = newInvoice(clinic)
    valueOf(add(clinic, invoice))
    expect(add(clinic, invoice)).toMatchObject({ error: { code: 'conflict' } })
  })
})
