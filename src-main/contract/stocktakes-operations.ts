/** Operations on stocktakes of the open store. Ids are made by the page once (U-37, T13). */
import { z } from 'zod'
import { DocumentDay } from './days.ts'
import { datedBack } from './documents-operations.ts'
import { nothing, op } from './operation.ts'
import {
  linesAtOnce,
  OpenStocktake,
  ReconcileWay,
  StocktakeChange,
  StocktakeChoices,
  StocktakeDayForecast,
  StocktakeFilter,
  StocktakeForecast,
  StocktakeLine,
  StocktakePage,
  StocktakeScope,
} from './stocktakes.ts'
import { Id } from './trade.ts'

const seen = { id: Id, version: z.int() }
const packs = z.number().min(0).max(1e9)
const price = z.number().min(0).max(1e9)

export const stocktakesOperations = {
  'stocktakes.list': op(
    'store',
    z.strictObject({ filter: StocktakeFilter, offset: z.int().min(0), limit: z.int().min(1).max(200) }),
    StocktakePage,
    'viewStock',
  ),
  /** What the form of a new one offers: lists that the store sees, and its places. */
  'stocktakes.choices': op('store', nothing, StocktakeChoices, 'viewStock'),
  /** How many lines it would have; writes nothing. */
  'stocktakes.estimate': op(
    'store',
    z.strictObject({ scope: StocktakeScope, ...datedBack }),
    z.strictObject({ lines: z.int() }),
    'viewStock',
  ),
  'stocktake.create': op(
    'store',
    z.strictObject({ id: z.uuid(), description: z.string().max(200), scope: StocktakeScope, isInitial: z.boolean(), ...datedBack }),
    OpenStocktake,
    'createStocktakes',
  ),
  'stocktake.get': op('store', z.strictObject({ id: Id }), OpenStocktake, 'viewStock'),
  /** The lines with these ids, in no order; ids that are not there any more are left out. */
  'stocktake.lines': op(
    'store',
    z.strictObject({ id: Id, lineIds: z.array(Id).min(1).max(linesAtOnce) }),
    z.array(StocktakeLine),
    'viewStock',
  ),
  /** What finalising would do now; writes nothing. */
  'stocktake.forecast': op('store', z.strictObject({ id: Id }), StocktakeForecast, 'viewStock'),
  /** What another day would make of it; writes nothing. */
  'stocktake.dayForecast': op('store', z.strictObject({ id: Id, datedBackTo: DocumentDay.nullable() }), StocktakeDayForecast, 'viewStock'),
  /** The day at whose end what it finds counts from; null: the moment at which it is finalised (5E, 5I). */
  'stocktake.setDay': op('store', z.strictObject({ ...seen, datedBackTo: DocumentDay.nullable() }), OpenStocktake, 'editStocktakeLines'),
  'stocktake.edit': op(
    'store',
    z.strictObject({
      ...seen,
      description: z.string().max(200).optional(),
      comment: z.string().max(2000).optional(),
      countedBy: z.string().max(200).optional(),
      verifiedBy: z.string().max(200).optional(),
      isLocked: z.boolean().optional(),
    }),
    StocktakeChange,
    'editStocktakeLines',
  ),
  /** What was counted and what it says of the batch; what is not named stays. `counted` null: not counted. */
  'stocktake.setLine': op(
    'store',
    z.strictObject({
      ...seen,
      lineId: Id,
      counted: packs.nullable().optional(),
      reasonId: Id.nullable().optional(),
      comment: z.string().max(1000).optional(),
      batch: z.string().max(100).optional(),
      expiryDate: z.iso.date().nullable().optional(),
      locationId: Id.nullable().optional(),
      costPrice: price.optional(),
      sellPrice: price.optional(),
    }),
    StocktakeChange,
    'editStocktakeLines',
  ),
  /** The same for many lines at once: `counted: 'snapshot'` says of each that what was there at the start is there (U-38). */
  'stocktake.setLines': op(
    'store',
    z.strictObject({
      ...seen,
      lineIds: z.array(Id).min(1).max(10_000),
      counted: z.union([z.literal('snapshot'), z.literal(0), z.null()]).optional(),
      reasonId: Id.nullable().optional(),
      locationId: Id.nullable().optional(),
    }),
    StocktakeChange,
    'editStocktakeLines',
  ),
  /** A batch that was found and stands on no line; with `stockLineId` one that the stock knows. */
  'stocktake.addLine': op(
    'store',
    z.strictObject({
      ...seen,
      lineId: z.uuid(),
      itemId: Id,
      stockLineId: Id.nullable(),
      batch: z.string().max(100),
      expiryDate: z.iso.date().nullable(),
      packSize: z.number().min(0).max(1e9),
      locationId: Id.nullable(),
    }),
    StocktakeChange,
    'addStocktakeLines',
  ),
  'stocktake.removeLines': op(
    'store',
    z.strictObject({ ...seen, lineIds: z.array(Id).min(1).max(10_000) }),
    StocktakeChange,
    'deleteStocktakeLines',
  ),
  /** Lines whose stock moved since the snapshot; `lineIds` null: all of them (3F). */
  'stocktake.reconcile': op(
    'store',
    z.strictObject({ ...seen, lineIds: z.array(Id).min(1).max(10_000).nullable(), way: ReconcileWay }),
    StocktakeChange,
    'editStocktakeLines',
  ),
  /** Puts the stock right: one addition and one reduction, all in one transaction (5I). */
  'stocktake.finalise': op('store', z.strictObject(seen), OpenStocktake, 'adjustStock'),
  'stocktake.remove': op('store', z.strictObject(seen), nothing, 'deleteStocktakes'),
} as const
