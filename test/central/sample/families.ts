import type { Country, Store } from './country.ts'
import { writeColdChain } from './cold-chain.ts'
import { dayText, momentText } from './days.ts'
import { writePaperwork } from './paperwork.ts'
import { writeProcurement } from './procurement.ts'
import { createRandom } from './random.ts'
import { writeSmallListsOf, type SmallLists } from './small-lists.ts'

/** Codes of cartons and of the packs in them, for every third item. */
function writeBarcodes({ writer, random, items, suppliers }: Country): void {
  for (const [at, item] of items.filter((_item, index) => index % 3 === 0).entries()) {
    const [pack, carton] = [random.id(), random.id()]
    const gtin = String(60_000_000_000_000 + at * 20)
    const about = { itemID: item.id, manufacturerID: random.pick(suppliers).nameId }
    writer.put('barcode', { ID: pack, ...about, barcode: gtin.slice(1), packSize: item.packSizes[0] ?? 1, parentID: carton })
    writer.put('barcode', { ID: carton, ...about, barcode: `1${gtin.slice(2)}`, packSize: item.packSizes.at(-1) ?? 1 })
  }
}

/** A prescriber of a store, and what is kept of its first patients. */
function writeCare({ writer, random, today, userIds }: Country, store: Store, lists: SmallLists): void {
  if (store.patients.length === 0) return
  const prescriber = random.id()
  const person = { first_name: 'Mercy', last_name: 'Achieng', initials: 'MA', code: `${store.code}-DR`, active: true, female: true }
  writer.put('clinician', { ID: prescriber, ...person, store_ID: store.id })
  const join = { ID: random.id(), store_ID: store.id, prescriber_ID: prescriber }
  writer.put('clinician_store_join', join, { storeId: store.id, linkId: prescriber })
  for (const patient of store.patients.slice(0, 5)) {
    const policy = {
      ID: random.uuid(),
      nameID: patient.nameId,
      insuranceProviderID: random.pick(lists.providers),
      policyNumberFull: `NHF-${random.int(10_000, 99_999)}`,
      type: 'personal',
      discountRate: 30,
      expiryDate: dayText(today + 300),
      isActive: true,
    }
    writer.put('nameInsuranceJoin', policy, { linkId: patient.nameId })
    const document = {
      ID: random.uuid(),
      name: `patients/${patient.nameId}/note`,
      parent_IDs: '[]',
      user_ID: random.pick(userIds),
      datetime: momentText({ day: today - 20, seconds: 36_000 }),
      type: 'Patient',
      data: { note: 'Allergic to penicillin' },
      form_schema_ID: lists.formSchemaId,
      status: 'ACTIVE',
      owner_name_ID: patient.nameId,
      context_ID: lists.programId,
    }
    writer.put('om_document', document, { linkId: patient.nameId })
  }
}

/**
 * Some rows of every family of tables that a site gets, so that nothing is carried that no site ever sees. Its own source
 * of chance leaves the rest of the country as it is without it.
 */
export function writeFamilies(told: Country): void {
  const country = { ...told, random: createRandom(told.options.seed + 7919) }
  const lists = writeSmallListsOf(country)
  writeBarcodes(country)
  for (const store of country.stores) {
    writeColdChain(country, store, lists)
    writeCare(country, store, lists)
    if (store.level === 'national' || store.isDemo) writeProcurement(country, store)
    writePaperwork(country, store, lists)
  }
}
