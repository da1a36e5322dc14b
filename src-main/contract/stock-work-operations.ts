/** Operations on batches and places of the open store. Ids are made by the form once (U-37, T13). */
import { z } from 'zod'
import { nothing, op } from './operation.ts'
import { PlaceRow, StockSign, StockWorkDone, StockWorkFacts } from './stock-work.ts'
import { Id } from './trade.ts'

const amount = z.number().min(0).max(1e9)
const note = z.string().max(1000)
const reasonId = Id.nullable()
const place = { code: z.string().max(50), name: z.string().max(200), onHold: z.boolean() }

export const stockWorkOperations = {
  'batch.facts': op('store', z.strictObject({ itemId: Id }), StockWorkFacts, 'viewStock'),
  /** Puts the stock of one batch right (U-16, 5J): `packs` were found or lost. `id` is that of the document. */
  'batch.adjust': op(
    'store',
    z.strictObject({ id: z.uuid(), stockLineId: Id, version: z.int(), sign: StockSign, packs: amount, reasonId, note }),
    StockWorkDone,
    'adjustStock',
  ),
  /** Stock that came without a document (U-17). `stockLineId` is the id of the batch that is made. */
  'batch.create': op(
    'store',
    z.strictObject({
      id: z.uuid(),
      stockLineId: z.uuid(),
      itemId: Id,
      batch: z.string().max(100),
      expiryDate: z.iso.date().nullable(),
      packs: amount,
      packSize: amount,
      costPrice: amount,
      sellPrice: amount,
      locationId: Id.nullable(),
      reasonId,
      note,
    }),
    StockWorkDone,
    'adjustStock',
  ),
  /** Puts a batch on hold or takes it off, says where it lies and what a pack costs (5D); what is not named stays. */
  'batch.edit': op(
    'store',
    z.strictObject({
      stockLineId: Id,
      version: z.int(),
      onHold: z.boolean().optional(),
      locationId: Id.nullable().optional(),
      costPrice: amount.optional(),
      sellPrice: amount.optional(),
    }),
    z.strictObject({ version: z.int() }),
    'editStock',
  ),
  /** Packs of one size into packs of another (U-15, 5D). `newStockLineId` is the id of the batch that is made. */
  'batch.repack': op(
    'store',
    z.strictObject({
      id: z.uuid(),
      newStockLineId: z.uuid(),
      stockLineId: Id,
      version: z.int(),
      packs: amount,
      packSize: amount,
      locationId: Id.nullable(),
    }),
    StockWorkDone,
    'repackStock',
  ),
  'locations.list': op('store', nothing, z.array(PlaceRow), 'viewStock'),
  'locations.create': op('store', z.strictObject({ id: z.uuid(), ...place }), PlaceRow, 'manageLocations'),
  'locations.edit': op('store', z.strictObject({ id: Id, version: z.int(), ...place }), PlaceRow, 'manageLocations'),
  /** Two places that are one (F-163): all that lies at `goneId` lies at `keptId` from now on. Gives how many batches moved. */
  'locations.merge': op(
    'store',
    z.strictObject({ keptId: Id, goneId: Id, keptVersion: z.int(), goneVersion: z.int() }),
    z.strictObject({ batches: z.int() }),
    'manageLocations',
  ),
} as const
