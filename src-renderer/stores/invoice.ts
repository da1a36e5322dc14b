/**
 * One open document. Every change is sent at once (U-36), one after the other, each with the version that the last
 * answer brought. When somebody or something else was quicker, both values are shown and nothing is overwritten.
 */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Client } from '../../src-main/contract/client.ts'
import type { AppError, Result } from '../../src-main/contract/result.ts'
import type { SyncStatus } from '../../src-main/contract/sync.ts'
import { arrivingKinds } from '../../src-main/contract/life-cycle.ts'
import type { Invoice, InvoiceKind, InvoiceLine, ItemAllocation, ItemChoice } from '../../src-main/contract/trade.ts'
import type { DocumentCalls } from './document-calls.ts'
import { callsOf, takingCallsOf } from './document-calls.ts'

/** What a change is about; a refusal or a conflict is shown at the same place. */
export type Target =
  | 'document'
  | 'theirRef'
  | 'comment'
  | 'onHold'
  | 'colour'
  | 'party'
  | 'day'
  | 'items'
  | 'list'
  | 'ship'
  | 'remove'
  | `units:${string}`
  | `packs:${string}`
  | `line:${string}`
export type TextField = 'theirRef' | 'comment'

export type Refusal = { readonly target: Target; readonly error: AppError }
export type Conflict = { readonly target: Target; readonly mine: string | number; readonly theirs: string | number }

export type InvoiceStoreState = {
  readonly id: string | null
  readonly invoice: Invoice | null
  /** The item whose batches are shown, and what first expiry says about it. */
  readonly openItemId: string | null
  readonly allocation: ItemAllocation | null
  /** Items that were chosen and have no quantity yet: half-typed lines. */
  readonly drafts: readonly ItemChoice[]
  /** Items whose quantity is typed in packs of a size, and the size; every other item in units (5C). Kept while the document is open. */
  readonly packSizes: Readonly<Record<string, number>>
  /** Units last asked for of the open item, while they may differ from what whole packs gave. */
  readonly asked: number | null
  readonly busy: Target | null
  readonly refusal: Refusal | null
  readonly conflict: Conflict | null

  /** `id` is the form's own and the same for every press, so that a double press makes one invoice (U-37, T13). */
  readonly create: (
    id: string,
    nameId: string,
    kind?: InvoiceKind,
    originalId?: string,
    lines?: readonly string[],
  ) => Promise<AppError | null>
  readonly load: (id: string) => Promise<void>
  /** Asks again for what is shown; nothing that is being typed is touched. */
  readonly reload: () => Promise<void>
  /** `base` is what the field said when the typing began: if it says something else now, both are shown. */
  readonly edit: (field: TextField, text: string, base: string) => Promise<boolean>
  /** Sends a change in its turn, with the version that the last answer brought. */
  readonly make: (change: Change) => Promise<boolean>
  readonly addDraft: (item: ItemChoice) => void
  readonly dropDraft: (itemId: string) => void
  readonly openItem: (itemId: string | null) => Promise<void>
  /** What first expiry would take for so many units; writes nothing. */
  readonly preview: (itemId: string, units: number | null) => Promise<void>
  /** From now on the quantity of the item is asked for in packs of that size, null: in units; changes nothing of the document. */
  readonly countIn: (itemId: string, packSize: number | null) => Promise<void>
  /** Asks for so many units, as whole packs where the item is counted in packs. */
  readonly setUnits: (itemId: string, units: number) => Promise<boolean>
  readonly setPacks: (stockLineId: string, packs: number) => Promise<boolean>
  /** Takes what goes out a step on; on hold, the step lifts the hold where `liftHold`. */
  readonly ship: (to?: 'allocated' | 'picked' | 'shipped', liftHold?: boolean) => Promise<boolean>
  readonly remove: () => Promise<boolean>
  readonly keepMine: () => Promise<boolean>
  readonly takeTheirs: () => void
  readonly clearRefusal: () => void
  readonly syncMoved: (status: SyncStatus) => void
  /** Nothing of the document may be seen any more. */
  readonly close: () => void
}

export type InvoiceStore = StoreApi<InvoiceStoreState>

type Calls = DocumentCalls & Pick<Client, 'invoice.get' | 'invoice.allocation'>

/** A change: how to send it, what it sets, and what the document says at that place. */
export type Change = {
  readonly target: Target
  readonly mine: string | number
  readonly read: (invoice: Invoice) => string | number
  readonly send: (id: string, version: number) => Promise<Result<Invoice>>
}

const sumOf = (lines: readonly InvoiceLine[], of: (line: InvoiceLine) => number) => lines.reduce((sum, line) => sum + of(line), 0)

const unitsOf = ({ lines }: Invoice, itemId: string): number =>
  sumOf(
    lines.filter((line) => line.itemId === itemId),
    (line) => line.units,
  )

const packsOf = ({ lines }: Invoice, stockLineId: string): number =>
  sumOf(
    lines.filter((line) => line.stockLineId === stockLineId),
    (line) => line.packs,
  )

const nothingOpen = {
  invoice: null,
  openItemId: null,
  allocation: null,
  drafts: [],
  packSizes: {},
  asked: null,
  busy: null,
  refusal: null,
  conflict: null,
} as const

export function createInvoiceStore(client: Calls): InvoiceStore {
  return createStore<InvoiceStoreState>()((set, get) => {
    let last: Promise<unknown> = Promise.resolve()
    let previews = 0
    /** Units of the last question to first expiry: what somebody is typing must survive a reload. */
    let previewed: number | null = null
    let contested: Change | null = null
    let cursors = ''

    const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
      const next = last.then(job, job)
      last = next
      return next
    }
    const taking = () => takingCallsOf(client, get().invoice?.kind ?? 'outbound_shipment')
    const stillOpen = (id: string) => get().id === id
    const packSizeOf = (itemId: string) => get().packSizes[itemId] ?? null

    const fetched = async (id: string): Promise<Invoice | null> => {
      const answer = await client['invoice.get']({ id })
      if (!stillOpen(id)) return null
      set(answer.ok ? { invoice: answer.value } : { refusal: { target: 'document', error: answer.error } })
      return answer.ok ? answer.value : null
    }

    const took = async (invoice: Invoice) => {
      const present = new Set(invoice.lines.map((line) => line.itemId))
      set((state) => ({ invoice, refusal: null, conflict: null, drafts: state.drafts.filter((draft) => !present.has(draft.id)) }))
      const { openItemId } = get()
      if (openItemId !== null) await get().preview(openItemId, get().asked)
    }

    /** Somebody was quicker. Where they touched something else, ours simply goes on top; where they touched the same, ask. */
    const meet = async (change: Change, before: Invoice): Promise<boolean> => {
      const fresh = await fetched(before.id)
      if (!fresh) return false
      const theirs = change.read(fresh)
      if (theirs === change.mine) return true
      if (theirs === change.read(before)) return send(change, fresh, false)
      contested = change
      set({ conflict: { target: change.target, mine: change.mine, theirs } })
      return false
    }

    const send = async (change: Change, before: Invoice, mayMeet = true): Promise<boolean> => {
      const answer = await change.send(before.id, before.version)
      if (!stillOpen(before.id)) return false
      if (answer.ok) {
        await took(answer.value)
        return true
      }
      if (answer.error.code === 'conflict' && mayMeet) return meet(change, before)
      set({ refusal: { target: change.target, error: answer.error } })
      return false
    }

    const make = (change: Change): Promise<boolean> =>
      inTurn(async () => {
        const { invoice } = get()
        if (!invoice) return false
        set({ busy: change.target })
        const done = await send(change, invoice)
        set({ busy: null })
        return done
      })

    return {
      id: null,
      ...nothingOpen,
      create: async (id, nameId, kind = 'outbound_shipment', originalId, lines) => {
        const answer = await callsOf(client, kind).create(id, nameId, originalId ?? null, lines)
        if (answer.ok) set({ ...nothingOpen, id, invoice: answer.value })
        return answer.ok ? null : answer.error
      },
      load: async (id) => {
        if (get().id !== id) set({ ...nothingOpen, id })
        await fetched(id)
      },
      reload: async () => {
        const { id, openItemId } = get()
        if (id === null) return
        await inTurn(() => fetched(id))
        if (openItemId !== null && stillOpen(id)) await get().preview(openItemId, previewed)
      },
      edit: (field, text, base) => {
        const change: Change = {
          target: field,
          mine: text,
          read: (invoice) => invoice[field],
          send: (id, version) => callsOf(client, get().invoice?.kind ?? 'outbound_shipment').edit({ id, version, [field]: text }),
        }
        const said = get().invoice?.[field]
        if (said === text) return Promise.resolve(true)
        if (said === base) return make(change)
        contested = change
        set({ conflict: { target: field, mine: text, theirs: said ?? '' } })
        return Promise.resolve(false)
      },
      make,
      addDraft: (item) => {
        const { invoice, drafts } = get()
        const known = invoice?.lines.some((line) => line.itemId === item.id) || drafts.some((draft) => draft.id === item.id)
        if (!known) set({ drafts: [...drafts, item] })
      },
      dropDraft: (itemId) => set(({ drafts }) => ({ drafts: drafts.filter((draft) => draft.id !== itemId) })),
      openItem: async (itemId) => {
        set({ openItemId: itemId, allocation: null, asked: null, refusal: null })
        if (itemId !== null) await get().preview(itemId, null)
      },
      preview: async (itemId, units) => {
        const { id, invoice } = get()
        // What comes in takes nothing from the stock, so there is nothing to allocate.
        if (id === null || (invoice !== null && arrivingKinds.has(invoice.kind))) return
        const mine = (previews += 1)
        previewed = units
        const answer = await client['invoice.allocation']({ id, itemId, units, packSize: packSizeOf(itemId) })
        if (mine !== previews || get().openItemId !== itemId) return
        if (answer.ok) set({ allocation: answer.value })
        // What is wrong with the quantity itself is said at once; the batches stay on the screen.
        else if (answer.error.code === 'refused') set({ refusal: { target: `units:${itemId}`, error: answer.error } })
        else set({ allocation: null })
      },
      countIn: async (itemId, packSize) => {
        set(({ packSizes: { [itemId]: _before, ...others } }) => ({
          packSizes: packSize === null ? others : { ...others, [itemId]: packSize },
          refusal: null,
        }))
        if (itemId !== get().openItemId) return
        set({ asked: null })
        await get().preview(itemId, null)
      },
      setUnits: (itemId, units) => {
        const packSize = packSizeOf(itemId)
        set({ asked: itemId === get().openItemId ? units : null })
        return make({
          target: `units:${itemId}`,
          mine: units,
          read: (invoice) => unitsOf(invoice, itemId),
          send: (id, version) => taking().setItem({ id, version, itemId, units, packSize }),
        })
      },
      setPacks: (stockLineId, packs) => {
        set({ asked: null })
        return make({
          target: `packs:${stockLineId}`,
          mine: packs,
          read: (invoice) => packsOf(invoice, stockLineId),
          send: (id, version) => taking().setBatch({ id, version, stockLineId, packs }),
        })
      },
      ship: (to = 'shipped', liftHold = false) =>
        make({
          target: 'ship',
          mine: to,
          read: (invoice) => `${invoice.state} ${invoice.lines.length} ${invoice.total}`,
          send: (id, version) => taking().finalise({ id, version, to, liftHold }),
        }),
      remove: () =>
        inTurn(async () => {
          const { invoice } = get()
          if (!invoice) return false
          const answer = await callsOf(client, invoice.kind).remove({ id: invoice.id, version: invoice.version })
          if (answer.ok) set({ ...nothingOpen, id: null })
          else if (answer.error.code === 'conflict') await fetched(invoice.id)
          if (!answer.ok) set({ refusal: { target: 'remove', error: answer.error } })
          return answer.ok
        }),
      keepMine: () => {
        const change = contested
        contested = null
        set({ conflict: null })
        return change ? make(change) : Promise.resolve(false)
      },
      takeTheirs: () => {
        contested = null
        set({ conflict: null })
      },
      clearRefusal: () => set({ refusal: null }),
      syncMoved: (status) => {
        const now = [status.accepted, status.confirmed, status.problems].join()
        if (now === cursors) return
        cursors = now
        void get().reload()
      },
      close: () => set({ ...nothingOpen, id: null }),
    }
  })
}
