/** Stocktakes as the page sees them. Quantities are packs. */
import { z } from 'zod'
import { DocumentNumber, DocumentSync } from './sync.ts'
import { Id, InvoiceKind } from './trade.ts'

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
    /** Words that are all in the item's name or code; empty: every item. */
    search: z.string().max(200).default(''),
    /** false: also batches that are empty, and items of the list of which no batch is here. */
    onlyWithStock: z.boolean(),
  }),
])
export type StocktakeScope = z.infer<typeof StocktakeScope>

/** What to do with a count that the stock has moved away from (3F). */
export const ReconcileWay = z.enum(['keep', 'apply', 'recount'])
export type ReconcileWay = z.infer<typeof ReconcileWay>

const choice = z.strictObject({ id: Id, name: z.string() })
/** `mayBeInitial`: no stocktake of the store was finalised yet, so this one may say what was there at the start, without reasons (5I). */
export const StocktakeChoices = z.strictObject({
  lists: z.array(choice),
  places: z.array(choice),
  mayBeInitial: z.boolean(),
  /** How many days it may be dated back; 0: not at all (5E). */
  backdateDays: z.int(),
})
export type StocktakeChoices = z.infer<typeof StocktakeChoices>

export const StocktakeRow = z.strictObject({
  id: Id,
  number: DocumentNumber.nullable(),
  state: StocktakeStateName,
  description: z.string(),
  comment: z.string(),
  createdAt: z.string(),
  /** The day that the count refers to, or null where nobody said one. */
  day: z.string().nullable(),
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

/** One movement of a batch since its snapshot: packs that came, or went where negative. */
export const StocktakeMovement = z.strictObject({
  at: z.string(),
  packs: z.number(),
  documentId: Id,
  kind: InvoiceKind,
  number: DocumentNumber.nullable(),
})
export type StocktakeMovement = z.infer<typeof StocktakeMovement>

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
  /** Per pack. */
  costPrice: z.number(),
  sellPrice: z.number(),
  snapshot: z.number(),
  /** null: not counted, which is not 0. */
  counted: z.number().nullable(),
  difference: z.number().nullable(),
  /** What the books say now: of the building, or of the end of the day to which the stocktake is dated back. */
  now: z.number(),
  /** The stock has moved since the snapshot of a line that was counted. */
  needsReconciling: z.boolean(),
  /** When the line was last changed here, where it needs reconciling: mostly when it was counted. */
  countedAt: z.string().nullable(),
  /** What moved the stock since the snapshot, oldest first; only where it needs reconciling, and at most the last few. */
  movements: z.array(StocktakeMovement),
  reasonId: z.string().nullable(),
  /** A reason has to be given and is not. */
  isReasonMissing: z.boolean(),
  isVaccine: z.boolean(),
  comment: z.string(),
})
export type StocktakeLine = z.infer<typeof StocktakeLine>

const reason = z.strictObject({ id: Id, title: z.string(), isOfVials: z.boolean() })
/** A stocktake without its lines, which are asked for in parts: there may be ten thousand. */
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
  /** The day that the count refers to, or null where nobody said one. */
  day: z.string().nullable(),
  /** The day at whose end what it finds counts from; null: the moment at which it is finalised (5I). */
  datedBackTo: z.string().nullable(),
  /** How many days central allows to date it back here and now; 0: not at all (5E). */
  backdateDays: z.int(),
  finalisedAt: z.string(),
  isLocked: z.boolean(),
  isInitial: z.boolean(),
  /** Why it cannot be edited here, or null. A key under `refusal.` */
  locked: z.string().nullable(),
  /** Reasons that may be given, by the sign of the difference; those of vials only for vaccines. */
  reasons: z.strictObject({ addition: z.array(reason), reduction: z.array(reason) }),
  /** Documents that finalising made. */
  additionId: Id.nullable(),
  reductionId: Id.nullable(),
  sync: DocumentSync,
})
export type Stocktake = z.infer<typeof Stocktake>

/** As it is opened: which lines there are, in their order, and those whose stock moved since the snapshot, counted or not. */
export const OpenStocktake = z.strictObject({ stocktake: Stocktake, lineIds: z.array(Id), movedIds: z.array(Id) })
export type OpenStocktake = z.infer<typeof OpenStocktake>

/** Lines that a page asks for, or is told, at once. */
export const linesAtOnce = 500
/** What a change made of it: the lines that changed, or `lines: null` where they are more than `linesAtOnce`. */
export const StocktakeChange = z.strictObject({ stocktake: Stocktake, lines: z.array(StocktakeLine).max(linesAtOnce).nullable() })
export type StocktakeChange = z.infer<typeof StocktakeChange>

const going = z.strictObject({ lines: z.int(), value: z.number() })
/** What finalising would do, and every line that stands in its way (5I, 3F). Values are packs by their cost. */
export const StocktakeForecast = z.strictObject({
  counted: z.int(),
  /** Lines that were not counted: they leave the stocktake, the stock of their batches stays. */
  uncounted: z.int(),
  /** Counted lines that agree with the stock. */
  same: z.int(),
  addition: going,
  reduction: going,
  /** Batches that the stock does not know yet; they are part of the addition. */
  newBatches: z.int(),
  blocked: z.array(z.strictObject({ lineId: Id, reason: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
})
export type StocktakeForecast = z.infer<typeof StocktakeForecast>

/** What another day would make of it: every line gets what the books say of that day, and no count is lost (5I). */
export const StocktakeDayForecast = z.strictObject({
  /** Lines of which the books say another quantity for that day. */
  changed: z.int(),
  /** Those of them that are counted: their counts stay, their differences are other ones. */
  counted: z.int(),
  /** Batches that belong to it and were there that day, and have no line yet. */
  added: z.int(),
})
export type StocktakeDayForecast = z.infer<typeof StocktakeDayForecast>
