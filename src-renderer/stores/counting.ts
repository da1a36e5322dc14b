/**
 * One open stocktake. What is counted is shown at once and sent one after the other, each with the version that the last
 * answer brought, so that nobody waits and nothing is lost; what main refuses comes back as it was typed, with the reason
 * at its line. Lines come in parts: there may be ten thousand.
 */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Client } from '../../src-main/contract/client.ts'
import type { Input } from '../../src-main/contract/operations.ts'
import type { AppError, Result } from '../../src-main/contract/result.ts'
import { refuse } from '../../src-main/contract/result.ts'
import type { OpenStocktake, Stocktake, StocktakeChange, StocktakeLine } from '../../src-main/contract/stocktakes.ts'
import { linesAtOnce } from '../../src-main/contract/stocktakes.ts'
import type { LineShow, Lines } from './count-lines.ts'
import { shownIds, withEdit } from './count-lines.ts'

type Seen = { readonly id: string; readonly version: number }
type Without<T> = Omit<T, 'id' | 'version'>
export type LinePatch = Omit<Without<Input<'stocktake.setLine'>>, 'lineId'>
export type HeadPatch = Without<Input<'stocktake.edit'>>
/** Somebody else said something else of the same line. */
export type LineConflict = { readonly lineId: string; readonly mine: LinePatch; readonly theirs: StocktakeLine }

export type CountingState = {
  readonly id: string | null
  readonly take: Stocktake | null
  /** The ids of its lines in their order. */
  readonly order: readonly string[]
  readonly lines: Lines
  /** Whether all lines are here; until then filters wait. */
  readonly isWhole: boolean
  readonly show: LineShow
  readonly search: string
  /** What the filter let through when it was set: a line does not leave while somebody is at it. */
  readonly shown: readonly string[]
  /** What is being typed into the counts, by line. */
  readonly typed: ReadonlyMap<string, string>
  /** What was refused, by line; of the whole stocktake under ''. */
  readonly wrong: ReadonlyMap<string, AppError>
  readonly conflict: LineConflict | null
  /** Changes that are on their way. */
  readonly sending: number

  readonly load: (id: string) => Promise<void>
  /** The data have changed: asks for what may be other now; nothing that is being typed is touched. */
  readonly refresh: () => Promise<void>
  readonly setFilter: (change: { readonly show?: LineShow; readonly search?: string }) => void
  readonly type: (lineId: string, text: string | null) => void
  /** Takes what was typed into a count; `parse` gives null for what is no quantity. False where it is none. */
  readonly commit: (lineId: string, parse: (text: string) => number | null) => boolean
  readonly setLine: (lineId: string, patch: LinePatch) => Promise<Result<StocktakeChange>>
  readonly edit: (patch: HeadPatch) => Promise<Result<StocktakeChange>>
  readonly setLines: (asked: Without<Input<'stocktake.setLines'>>) => Promise<Result<StocktakeChange>>
  readonly addLine: (asked: Without<Input<'stocktake.addLine'>>) => Promise<Result<StocktakeChange>>
  readonly removeLines: (lineIds: readonly string[]) => Promise<Result<StocktakeChange>>
  readonly reconcile: (asked: Without<Input<'stocktake.reconcile'>>) => Promise<Result<StocktakeChange>>
  /** The day to which it is dated back; null: of now. Its lines get what the books say of that day. */
  readonly setDay: (datedBackTo: string | null) => Promise<Result<OpenStocktake>>
  readonly finalise: () => Promise<Result<OpenStocktake>>
  readonly remove: () => Promise<Result<object>>
  readonly keepMine: () => void
  readonly takeTheirs: () => void
  readonly clearWrong: (lineId: string) => void
  /** Nothing of it may be seen any more. */
  readonly close: () => void
}

export type CountingStore = StoreApi<CountingState>
type Ask = 'get' | 'lines' | 'edit' | 'setLine' | 'setLines' | 'addLine' | 'removeLines' | 'reconcile' | 'setDay' | 'finalise' | 'remove'
export type CountingClient = Pick<Client, `stocktake.${Ask}`>
/** Keeps what is being typed into the counts of a stocktake, so that it outlives the page; null: nothing any more. */
export type TypedCounts = {
  readonly typed: (id: string) => Promise<ReadonlyMap<string, string>>
  readonly keep: (id: string, lineId: string, text: string | null) => void
}
const forgetful: TypedCounts = { typed: () => Promise.resolve(new Map()), keep: () => undefined }

const nothing = {
  take: null,
  order: [],
  lines: new Map<string, StocktakeLine>(),
  isWhole: false,
  show: 'all',
  search: '',
  shown: [],
  typed: new Map<string, string>(),
  wrong: new Map<string, AppError>(),
  conflict: null,
  sending: 0,
} as const

const put = <V>(map: ReadonlyMap<string, V>, key: string, value: V | null): ReadonlyMap<string, V> => {
  const next = new Map(map)
  if (value === null) next.delete(key)
  else next.set(key, value)
  return next
}

/** Whether two lines say the same where the patch says something. */
const agree = (patch: LinePatch, a: LinePatch | StocktakeLine, b: LinePatch | StocktakeLine): boolean =>
  (Object.keys(patch) as (keyof LinePatch)[]).every((field) => a[field] === b[field])

export function createCountingStore(client: CountingClient, { typed: readTyped, keep }: TypedCounts = forgetful): CountingStore {
  return createStore<CountingState>()((set, get) => {
    let last: Promise<unknown> = Promise.resolve()
    let isDue = false
    /** What main last said of each line. */
    let known = new Map<string, StocktakeLine>()
    /** What is on its way for a line, on top of that. */
    const going = new Map<string, { patch: LinePatch; count: number }>()
    let moved: readonly string[] = []
    /** What is on its way when somebody goes elsewhere still reaches its own stocktake. */
    const versions = new Map<string, number>()

    const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
      const next = last.then(job, job)
      last = next
      return next
    }
    const isHere = (id: string) => get().id === id

    const took = (lines: readonly StocktakeLine[]) => {
      const shown = new Map(get().lines)
      for (const line of lines) {
        known.set(line.id, line)
        shown.set(line.id, withEdit(line, (going.get(line.id)?.patch ?? {}) as Partial<StocktakeLine>))
      }
      set({ lines: shown })
    }
    const reshow = () => {
      const { order, lines, show, search } = get()
      set({ shown: shownIds(order, lines, show, search) })
    }
    /** A line that is new here stands where it belongs; what is shown otherwise stays. */
    const setOrder = (order: readonly string[]) => {
      const now = new Set(order)
      const before = new Set(get().order)
      const { show, search, shown } = get()
      const isAll = show === 'all' && search.trim() === ''
      const added = order.filter((id) => !before.has(id))
      set({ order, shown: isAll ? order : [...shown.filter((id) => now.has(id)), ...(before.size > 0 ? added : [])] })
    }

    const askLines = async (id: string, lineIds: readonly string[]): Promise<void> => {
      for (let at = 0; at < lineIds.length && isHere(id); at += linesAtOnce) {
        const answer = await client['stocktake.lines']({ id, lineIds: lineIds.slice(at, at + linesAtOnce) })
        if (!isHere(id)) return
        if (!answer.ok) return set(({ wrong }) => ({ wrong: put(wrong, '', answer.error) }))
        took(answer.value)
      }
    }
    const opened = ({ stocktake, lineIds, movedIds }: OpenStocktake): readonly string[] => {
      const isOther = stocktake.version !== get().take?.version
      const stale = isOther ? lineIds : [...new Set([...moved, ...movedIds, ...lineIds.filter((id) => !known.has(id))])]
      moved = movedIds
      versions.set(stocktake.id, stocktake.version)
      set(({ wrong }) => ({ take: stocktake, wrong: wrong.has('') ? put(wrong, '', null) : wrong }))
      setOrder(lineIds)
      return stale
    }
    const askAll = async (id: string, isAnew: boolean): Promise<void> => {
      const answer = await client['stocktake.get']({ id })
      if (!isHere(id)) return
      if (!answer.ok) return set(({ wrong }) => ({ wrong: put(wrong, '', answer.error) }))
      const stale = opened(answer.value)
      await askLines(id, isAnew ? answer.value.lineIds : stale)
      if (isHere(id) && !get().isWhole) set({ isWhole: true })
    }

    type Answer = Result<StocktakeChange>
    const gone: Answer = refuse('not_found', 'document_gone')
    const send = (id: string, ask: (seen: Seen) => Promise<Answer>): Promise<Answer> => {
      const version = versions.get(id)
      return version === undefined ? Promise.resolve(gone) : ask({ id, version })
    }
    const accept = async (id: string, answer: Answer): Promise<Answer> => {
      if (!answer.ok) return answer
      const { stocktake, lines } = answer.value
      versions.set(id, stocktake.version)
      if (!isHere(id)) return answer
      set({ take: stocktake })
      if (lines === null) await askAll(id, true)
      else took(lines)
      return answer
    }
    const counting = async <T>(job: () => Promise<T>): Promise<T> => {
      set(({ sending }) => ({ sending: sending + 1 }))
      const done = await inTurn(job)
      set(({ sending }) => ({ sending: Math.max(0, sending - 1) }))
      return done
    }
    /** A change of the whole stocktake; what somebody else did meanwhile is fetched, and ours goes on top of it once. */
    const change = (ask: (seen: Seen) => Promise<Answer>): Promise<Answer> => {
      const { id } = get()
      if (id === null) return Promise.resolve(gone)
      return counting(async () => {
        const first = await send(id, ask)
        if (first.ok || first.error.reason !== 'document_changed' || !isHere(id)) return accept(id, first)
        await askAll(id, true)
        return accept(id, await send(id, ask))
      })
    }

    /** What makes another stocktake of it, and is not done again by itself on top of what somebody else did. */
    const changeWhole = (ask: (seen: Seen) => Promise<Result<OpenStocktake>>): Promise<Result<OpenStocktake>> =>
      counting(async () => {
        const { id, take } = get()
        if (id === null || take === null) return refuse('not_found', 'document_gone')
        const answer = await ask({ id, version: take.version })
        if (!isHere(id)) return answer
        if (answer.ok) await askLines(id, opened(answer.value)).then(reshow)
        else if (answer.error.code === 'conflict') await askAll(id, true)
        return answer
      })

    const sendLine = async (id: string, lineId: string, patch: LinePatch): Promise<Answer> => {
      const ask = (seen: Seen) => client['stocktake.setLine']({ ...seen, lineId, ...patch })
      const before = known.get(lineId)
      const first = await send(id, ask)
      if (first.ok || first.error.reason !== 'document_changed' || !isHere(id)) return first
      await askAll(id, true)
      const now = known.get(lineId)
      if (now === undefined || before === undefined || !get().order.includes(lineId)) return refuse('not_found', 'line_gone')
      if (agree(patch, now, before) || agree(patch, now, patch)) return send(id, ask)
      set({ conflict: { lineId, mine: patch, theirs: now } })
      return first
    }
    const settled = (lineId: string) => {
      const left = (going.get(lineId)?.count ?? 1) - 1
      const patch = going.get(lineId)?.patch ?? {}
      if (left > 0) going.set(lineId, { patch, count: left })
      else going.delete(lineId)
      const line = known.get(lineId)
      if (line !== undefined) took([line])
    }

    /** A count that was refused is typed again, unless something newer has been. */
    const sendCount = async (id: string, lineId: string, { text, counted }: { text: string; counted: number | null }): Promise<void> => {
      const answer = await get().setLine(lineId, { counted })
      if (isHere(id) && get().typed.has(lineId)) return
      if (answer.ok) keep(id, lineId, null)
      else if (isHere(id) && get().conflict?.lineId !== lineId) set(({ typed }) => ({ typed: put(typed, lineId, text) }))
    }

    return {
      id: null,
      ...nothing,
      load: async (id) => {
        if (get().id !== id) {
          known = new Map()
          going.clear()
          moved = []
          set({ ...nothing, id })
          const before = await readTyped(id)
          if (isHere(id)) set({ typed: new Map([...before, ...get().typed]) })
        }
        await inTurn(() => askAll(id, false))
      },
      refresh: async () => {
        const { id } = get()
        if (id === null || isDue) return
        isDue = true
        await inTurn(() => {
          isDue = false
          return isHere(id) ? askAll(id, false) : Promise.resolve()
        })
      },
      setFilter: (filter) => {
        set(filter)
        reshow()
      },
      type: (lineId, text) => {
        const { id, typed, wrong } = get()
        if (id === null) return
        set({ typed: put(typed, lineId, text), wrong: put(wrong, lineId, null) })
        keep(id, lineId, text)
      },
      commit: (lineId, parse) => {
        const { id, typed, lines, wrong } = get()
        const text = typed.get(lineId)
        if (text === undefined || id === null) return true
        const counted = text.trim() === '' ? null : parse(text)
        if (counted === null && text.trim() !== '') {
          set({ wrong: put(wrong, lineId, { code: 'validation', reason: 'no_quantity', params: {} }) })
          return false
        }
        set({ typed: put(typed, lineId, null) })
        if (lines.get(lineId)?.counted === counted) {
          keep(id, lineId, null)
          return true
        }
        void sendCount(id, lineId, { text, counted })
        return true
      },
      setLine: (lineId, patch) => {
        const { id } = get()
        if (id === null) return Promise.resolve(gone)
        const now = going.get(lineId)
        going.set(lineId, { patch: { ...now?.patch, ...patch }, count: (now?.count ?? 0) + 1 })
        const line = known.get(lineId)
        if (line !== undefined) took([line])
        return counting(async () => {
          const answer = await sendLine(id, lineId, patch)
          if (!isHere(id)) return accept(id, answer)
          const { conflict } = get()
          settled(lineId)
          const isWrong = !answer.ok && conflict?.lineId !== lineId
          set(({ wrong }) => ({ wrong: put(wrong, lineId, isWrong ? answer.error : null) }))
          return accept(id, answer)
        })
      },
      edit: (patch) => change((seen) => client['stocktake.edit']({ ...seen, ...patch })),
      setLines: (asked) => change((seen) => client['stocktake.setLines']({ ...seen, ...asked })),
      addLine: (asked) =>
        change(async (seen) => {
          const answer = await client['stocktake.addLine']({ ...seen, ...asked })
          if (answer.ok && isHere(seen.id)) {
            await accept(seen.id, answer)
            await askAll(seen.id, false)
          }
          return answer
        }),
      removeLines: (lineIds) =>
        change(async (seen) => {
          const answer = await client['stocktake.removeLines']({ ...seen, lineIds: [...lineIds] })
          if (answer.ok && isHere(seen.id)) {
            const out = new Set(lineIds)
            for (const lineId of lineIds) keep(seen.id, lineId, null)
            setOrder(get().order.filter((id) => !out.has(id)))
          }
          return answer
        }),
      reconcile: (asked) => change((seen) => client['stocktake.reconcile']({ ...seen, ...asked })),
      setDay: (datedBackTo) => changeWhole((seen) => client['stocktake.setDay']({ ...seen, datedBackTo })),
      finalise: () => changeWhole((seen) => client['stocktake.finalise'](seen)),
      remove: () =>
        counting(async () => {
          const { id, take } = get()
          if (id === null || take === null) return refuse('not_found', 'document_gone')
          const answer = await client['stocktake.remove']({ id, version: take.version })
          if (answer.ok) for (const lineId of get().typed.keys()) keep(id, lineId, null)
          else if (answer.error.code === 'conflict') await askAll(id, true)
          return answer
        }),
      keepMine: () => {
        const { conflict } = get()
        set({ conflict: null })
        if (conflict !== null) void get().setLine(conflict.lineId, conflict.mine)
      },
      takeTheirs: () => set({ conflict: null }),
      clearWrong: (lineId) => set(({ wrong }) => ({ wrong: put(wrong, lineId, null) })),
      close: () => {
        known = new Map()
        going.clear()
        set({ ...nothing, id: null })
      },
    }
  })
}
