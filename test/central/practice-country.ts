/** The country of practice: stores A to F of the seeds (F-017), small enough to be there in a second. */
import type { Central } from './open-central.ts'
import type { SampleOptions } from './sample/country.ts'
import type { Sample } from './sample/generate.ts'

/** Six stores at three sites beside central: the practice site is the last. */
export const practiceSize: Partial<SampleOptions> = { items: 240, documents: 900, stores: 6, sites: 3 }

/** By the code of the sample: which letter it has in the seeds. */
const letters = { NWR: 'A', KBR: 'B', CRS: 'C', RVR: 'D', NMS: 'E', LSB: 'F' } as const

/**
 * Gives each store its letter and its place: B and F are active at the practice site; A is held here as a whole copy and C
 * for transfers alone; D is at another site and E at none that practice sees. A and E, which the seeds have active on
 * central, are at another site: under v5 no store is active on central (D4).
 */
export function arrangeStores({ admin }: Central, { stores, siteId }: Sample): void {
  const other = stores.find((store) => store.siteId !== siteId)?.siteId ?? null
  for (const { id, nameId, code, name } of stores) {
    const letter = letters[code as keyof typeof letters]
    const words = `Store ${letter}, ${name}`
    admin.upsertCentral('store', { ID: id, name: words })
    admin.upsertCentral('name', { ID: nameId, name: words })
    if (!['B', 'F'].includes(letter)) admin.moveStore(id, other)
    if (letter === 'A') admin.setSyncWith(id, siteId, 'collector')
    if (letter === 'C') admin.setSyncWith(id, siteId, 'transfer')
  }
}
