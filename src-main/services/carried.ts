/**
 * What goes with goods beside their packs and prices: donor, maker, variant, vial monitor, campaign, volume. A line that takes
 * of a batch says it, and the batch that a line makes has it again (protocol-v5.md 4.5, 4.6).
 */
import type { LineRecord } from '../repositories/invoices.ts'
import type { Keys } from '../repositories/rest-keys.ts'
import { keysOf } from '../repositories/rest-keys.ts'

const volume = (keys: Keys): number => (typeof keys.volume_per_pack === 'number' ? keys.volume_per_pack : 0)

const goodsFields = ['campaign_id', 'program_id', 'manufacture_date']

/** Of `oms_fields` what speaks of the goods; the rest speaks of the line or the order it stands on. */
function fieldsOfGoods(fields: string | null): string | null {
  const kept = Object.entries(keysOf(fields)).filter(([key]) => goodsFields.includes(key))
  return kept.length === 0 ? null : JSON.stringify(Object.fromEntries(kept))
}

type Goods = Pick<LineRecord, 'donor_id' | 'manufacturer_id' | 'oms_fields' | 'rest'>

const shared = ({ donor_id, manufacturer_id, oms_fields }: Goods) => ({
  donor_id,
  manufacturer_id,
  oms_fields: fieldsOfGoods(oms_fields),
})

const onLine = (keys: Keys, vialMonitor: unknown) => ({
  volume_per_pack: volume(keys),
  om_item_variant_id: keys.om_item_variant_id ?? null,
  vaccine_vial_monitor_status_ID: vialMonitor ?? null,
})

/** For a line that takes packs of the batch. */
export function ofBatch(batch: Goods) {
  const keys = keysOf(batch.rest)
  return { ...shared(batch), rest: onLine(keys, keys.vvm_status_id) }
}

/** For a line that brings back what this one gave out. */
export function ofIssued(line: Goods) {
  const keys = keysOf(line.rest)
  return { ...shared(line), rest: onLine(keys, keys.vaccine_vial_monitor_status_ID) }
}

/** For the batch that a line makes; its volume goes by the size of its packs. */
export function toBatch(line: Goods) {
  const { om_item_variant_id: variant = null, vaccine_vial_monitor_status_ID: vialMonitor = null } = keysOf(line.rest)
  return { ...shared(line), rest: { om_item_variant_id: variant, vvm_status_id: vialMonitor } }
}
