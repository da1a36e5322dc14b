/**
 * Every operation and every event that crosses between page and main process. From this one table come the
 * preload's functions, the router's checks and the page's typed client (design 8).
 * Who asks and which store is open come from main's session, never from a message.
 */
import { z } from 'zod'
import type { InvoiceState } from './trade.ts'
import { AboutInfo, AddressReport, AppState, LoadedSummary, Locale, SetupState, Theme } from './site.ts'
import { SyncRun, SyncStatus, WaitingDocument, WaitingTable } from './sync.ts'
import {
  Id,
  Invoice,
  ItemAllocation,
  ItemChoice,
  NameChoice,
  StoreRow,
  TransactionFilter,
  TransactionPage,
  TransactionSort,
} from './trade.ts'

/**
 * When an operation may be asked: `always`; `setup` only before initialisation is done; `site` once the site is
 * initialised; `store` once a store that is active here is open in this session.
 */
export type Needs = 'always' | 'setup' | 'site' | 'store'

export type Operation = { readonly input: z.ZodType; readonly output: z.ZodType; readonly needs: Needs }

const nothing = z.strictObject({})
const op = <N extends Needs, I extends z.ZodType, O extends z.ZodType>(needs: N, input: I, output: O) => ({ needs, input, output }) as const

export const operations = {
  /** Everything the page needs to choose its first screen. */
  'app.state': op('always', nothing, AppState),
  'app.setLocale': op('always', z.strictObject({ locale: Locale }), AppState),
  'app.setTheme': op('always', z.strictObject({ theme: Theme }), AppState),
  /** Versions, identity and every table with its record count (F-205, F-004). */
  'app.about': op('always', nothing, AboutInfo),

  /** First run, five steps (F-120, features 3A). Until `register` nothing is kept and nothing is bound. */
  'setup.state': op('setup', nothing, SetupState),
  'setup.checkAddress': op('setup', z.strictObject({ address: z.string().max(500) }), AddressReport),
  /** The first authenticated call: central binds this computer to the site (F-130). */
  'setup.register': op(
    'setup',
    z.strictObject({
      address: z.string().max(500),
      variant: z.enum(['A', 'B']).nullable(),
      siteName: z.string().min(1).max(200),
      password: z.string().min(1).max(200),
    }),
    SetupState,
  ),
  /** Starts or goes on with loading the site's data; progress comes with `sync.status`. */
  'setup.load': op('setup', nothing, nothing),
  'setup.summary': op('site', nothing, LoadedSummary),
  /** After 401: give only what changed; queue and data stay (F-137). An empty text means unchanged (T6). */
  'site.reenter': op('always', z.strictObject({ siteName: z.string().max(200), password: z.string().max(200) }), SetupState),

  'stores.list': op('site', nothing, z.array(StoreRow)),
  'stores.open': op('site', z.strictObject({ storeId: Id }), AppState),

  'transactions.list': op(
    'store',
    z.strictObject({
      filter: TransactionFilter,
      sort: TransactionSort,
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
    }),
    TransactionPage,
  ),
  'invoice.get': op('store', z.strictObject({ id: Id }), Invoice),
  /** `id` is made by the form once, so that a double click makes one document (U-37, T13). */
  'invoice.create': op('store', z.strictObject({ id: z.uuid(), nameId: Id }), Invoice),
  'invoice.edit': op(
    'store',
    z.strictObject({
      id: Id,
      version: z.int(),
      theirRef: z.string().max(200).optional(),
      comment: z.string().max(2000).optional(),
      nameId: Id.optional(),
    }),
    Invoice,
  ),
  /** Asks for so many units of an item; batches are taken by first expiry (5C). 0 removes the item. */
  'invoice.setItem': op('store', z.strictObject({ id: Id, version: z.int(), itemId: Id, units: z.number().min(0).max(1e12) }), Invoice),
  /** Takes exactly so many packs of one batch; 0 removes the line. */
  'invoice.setBatch': op(
    'store',
    z.strictObject({ id: Id, version: z.int(), stockLineId: Id, packs: z.number().min(0).max(1e12) }),
    Invoice,
  ),
  /** What first expiry would take, for the batch table of an item; writes nothing. */
  'invoice.allocation': op('store', z.strictObject({ id: Id, itemId: Id, units: z.number().min(0).max(1e12).nullable() }), ItemAllocation),
  /** Ships the document: stock goes down, lines are shut, it waits for the line (5A, 5B). */
  'invoice.finalise': op('store', z.strictObject({ id: Id, version: z.int() }), Invoice),
  'invoice.remove': op('store', z.strictObject({ id: Id, version: z.int() }), nothing),

  /** Customers that the open store may see (F-020), best match first. */
  'names.customers': op('store', z.strictObject({ search: z.string().max(200), limit: z.int().min(1).max(100) }), z.array(NameChoice)),
  'items.search': op('store', z.strictObject({ search: z.string().max(200), limit: z.int().min(1).max(100) }), z.array(ItemChoice)),

  'sync.status': op('always', nothing, SyncStatus),
  'sync.now': op('always', nothing, SyncStatus),
  'sync.pause': op('site', z.strictObject({ until: z.iso.datetime({ offset: true }).nullable() }), SyncStatus),
  'sync.resume': op('site', nothing, SyncStatus),
  'sync.waiting': op('site', nothing, z.strictObject({ tables: z.array(WaitingTable), documents: z.array(WaitingDocument) })),
  'sync.history': op('site', z.strictObject({ before: z.string().nullable(), limit: z.int().min(1).max(200) }), z.array(SyncRun)),
} as const satisfies Record<string, Operation>

export type OperationName = keyof typeof operations
export type Input<K extends OperationName> = z.input<(typeof operations)[K]['input']>
export type Output<K extends OperationName> = z.output<(typeof operations)[K]['output']>

/** Events carry a number that rises; a page that subscribed first and then asked drops what is older. */
export const events = {
  'sync.status': SyncStatus,
  /** These local tables have changed: a store that shows them asks again. */
  'data.changed': z.strictObject({ tables: z.array(z.string()) }),
  'app.state': AppState,
} as const satisfies Record<string, z.ZodType>

export type EventName = keyof typeof events
export type EventPayload<K extends EventName> = z.output<(typeof events)[K]>
export type EventMessage = { [K in EventName]: { readonly name: K; readonly seq: number; readonly payload: EventPayload<K> } }[EventName]

export const invoiceEditableStates: ReadonlySet<InvoiceState> = new Set(['new', 'allocated', 'picked'])
