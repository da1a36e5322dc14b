/** Stocktakes as the page sees them. Quantities are packs. */
import { z } from 'zod'
import { DocumentNumber, DocumentSync } from './sync.ts'
import { Id } from './trade.ts'

export const StocktakeStateName = z.enum(['new', 'finalised', 'other'])

/** What goes on the lines of a new one: every batch with stock, some of them, or nothing (3F). */
export const StocktakeScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('full') }),
  z.strictObject({ kind: z.literal('blank') }),
  z.strictObject({
    kind: z.literal('filtered'),
    masterListId: Id.nullable(),
    locationId: Id.nullable(),
    /** Batches that expire before this day. */
    expiresBefore: z.iso.date().nullable(),
    /** false: also batches that are empty, and items of the list of which no batch is here. */
    onlyWithStock: z.boolean(),
  }),
])
export type StocktakeScope = z.infer<typeof StocktakeScope>

/** What to do with a count that the stock has moved away from (3F). */
export const ReconcileWay = z.enum(['keep', 'apply', 'recount'])
export type ReconcileWay = z.infer<typeof ReconcileWay>

const choice = z.strictObject({ id: Id, name: z.string() })
export const StocktakeChoices = z.strictObject({ lists: z.array(choice), places: z.array(choice) })
export type StocktakeChoices = z.infer<typeof StocktakeChoices>

export const StocktakeRow = z.strictObject({
  id: Id,
  number: DocumentNumber.nullable(),
  state: StocktakeStateName,
  description: z.string(),
  comment: z.string(),
  createdAt: z.string(),
  isLocked: z.boolean(),
  lines: z.int(),
  counted: z.int(),
  sync: DocumentSync,
})
export type StocktakeRow = z.infer<typeof StocktakeRow>

export const StocktakeFilter = z.strictObject({
  states: z.array(StocktakeStateName).default([]),
  search: z.string().max(200).default(''),
})
export const StocktakePage = z.strictObject({ rows: z.array(StocktakeRow), offset: z.int(), matching: z.int(), all: z.int() })
export type StocktakePage = z.infer<typeof StocktakePage>

export const StocktakeLine = z.strictObject({
  id: Id,
  itemId: Id,
  itemCode: z.string(),
  itemName: z.string(),
  unit: z.string(),
  /** null: a batch that the stock does not know yet. */
  stockLineId: Id.nullable(),
  batch: z.string(),
  expiryDate: z.string().nullable(),
  locationId: z.string().nullable(),
  location: z.string(),
  packSize: z.number(),
  snapshot: z.number(),
  /** null: not counted, which is not 0. */
  counted: z.number().nullable(),
  difference: z.number().nullable(),
  /** What is in the building now. */
  now: z.number(),
  /** The stock has moved since the snapshot of a line that was counted; `movement` is the last of what moved it. */
  needsReconciling: z.boolean(),
  movement: z.strictObject({ at: z.string(), packs: z.number(), number: DocumentNumber.nullable() }).nullable(),
  reasonId: z.string().nullable(),
  /** A reason has to be given and is not. */
  isReasonMissing: z.boolean(),
  isVaccine: z.boolean(),
  comment: z.string(),
})
export type StocktakeLine = z.infer<typeof StocktakeLine>

const reason = z.strictObject({ id: Id, title: z.string(), isOfVials: z.boolean() })
export const Stocktake = z.strictObject({
  id: Id,
  version: z.int(),
  number: DocumentNumber.nullable(),
  state: StocktakeStateName,
  storeId: Id,
  description: z.string(),
  comment: z.string(),
  countedBy: z.string(),
  verifiedBy: z.string(),
  createdAt: z.string(),
  finalisedAt: z.string(),
  isLocked: z.boolean(),
  isInitial: z.boolean(),
  /** Why it cannot be edited here, or null. A key under `refusal.` */
  locked: z.string().nullable(),
  lines: z.array(StocktakeLine),
  /** Reasons that may be given, by the sign of the difference; those of vials only for vaccines. */
  reasons: z.strictObject({ addition: z.array(reason), reduction: z.array(reason) }),
  /** Documents that finalising made. */
  additionId: Id.nullable(),
  reductionId: Id.nullable(),
  sync: DocumentSync,
})
export type Stocktake = z.infer<typeof Stocktake>
