import type { Item, SampleOptions } from './country.ts'
import { medicines, packings, type Medicine } from './medicines.ts'
import type { Random } from './random.ts'
import type { RowWriter } from './row-writer.ts'

const packSizesByUnit: Readonly<Record<string, readonly number[]>> = {
  tablets: [10, 30, 100, 1000],
  capsules: [10, 21, 100, 1000],
  sachets: [1, 50, 100],
  ampoules: [1, 10, 50],
  vials: [1, 10, 50],
  pieces: [1, 50, 100],
  tests: [1, 25],
  doses: [10, 20],
}

type Product = { readonly medicine: Medicine; readonly kind: string; readonly packing: string; readonly code: string }

/** As many different products as asked for: the list of medicines in their kinds, then the same in other packings. */
function products(count: number): Product[] {
  const made: Product[] = []
  for (let round = 0; made.length < count; round += 1) {
    const packing = packings[round % packings.length] ?? ''
    const series = round < packings.length ? packing : `${packing} ${Math.floor(round / packings.length) + 1}`.trim()
    for (const medicine of medicines) {
      const kinds = medicine[5].split('|')
      kinds.forEach((kind, at) => made.push({ medicine, kind, packing: series, code: codeOf(medicine[1], kind, at, round) }))
    }
  }
  return made.slice(0, count)
}

const codeOf = (stem: string, kind: string, at: number, round: number): string =>
  `${stem}${/^\d+/.exec(kind.replaceAll(' ', ''))?.[0] ?? at + 1}${at === 0 ? '' : String.fromCodePoint(65 + at)}${round === 0 ? '' : `-${round}`}`

const isColdKind = (medicine: Medicine): boolean => /vaccine|Insulin|Oxytocin/.test(medicine[0])
const isVaccine = (medicine: Medicine): boolean => medicine[0].includes('vaccine')

function writeUnits(writer: RowWriter, random: Random): ReadonlyMap<string, string> {
  const names = [...new Set(medicines.map((medicine) => medicine[2]))].toSorted()
  const ids = new Map(names.map((name) => [name, random.id()]))
  for (const [name, id] of ids) writer.put('unit', { ID: id, units: name, order_number: names.indexOf(name) + 1 })
  return ids
}

function writeCategories(writer: RowWriter, random: Random): readonly string[] {
  const [top, middle] = [random.id(), random.id()]
  writer.put('item_category_level1', { ID: top, Description: 'Health products', sort_order: 1 })
  writer.put('item_category_level2', { ID: middle, Description: 'Essential list', sort_order: 1, parent_ID: top })
  return ['Medicines', 'Vaccines', 'Supplies', 'Diagnostics'].map((name, at) => {
    const id = random.id()
    writer.put('item_category', { ID: id, Description: name, sort_order: at + 1, parent_ID: middle })
    return id
  })
}

/** Writes units, categories and items; the same call with the same seed gives the same ones. */
export function writeItems(writer: RowWriter, random: Random, options: SampleOptions): Item[] {
  const units = writeUnits(writer, random)
  const categories = writeCategories(writer, random)
  return products(options.items).map(({ medicine, kind, packing, code }) => {
    const [stem, , unit, ven, price] = medicine
    const packSizes = packSizesByUnit[unit] ?? [1]
    const name = `${stem}${/^\d/.test(kind) ? ' ' : ', '}${kind}${packing === '' ? '' : `, ${packing}`}`
    const item: Item = { id: random.id(), code, name, unitPrice: price, packSizes, isCold: isColdKind(medicine) }
    writer.put('item', {
      ID: item.id,
      code,
      item_name: name,
      description: name,
      unit_ID: units.get(unit) ?? '',
      type_of: 'general',
      default_pack_size: packSizes[0] ?? 1,
      is_vaccine: isVaccine(medicine),
      VEN_category: ven,
      strength: /^\S+( \S+)?/.exec(kind)?.[0] ?? '',
      doses: isVaccine(medicine) ? 10 : 0,
      category_ID: isVaccine(medicine) ? (categories[1] ?? '') : random.pick(categories),
      essential_drug_list: ven !== 'N',
      buy_price: price,
      'ddd factor': 1,
    })
    return item
  })
}
