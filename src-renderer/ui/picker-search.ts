/**
 * What a picker knows while somebody types. Answers may come late: only those to the present text are shown, and an
 * Enter that was faster than the answer waits for it, so that it can never choose what an earlier text had found.
 */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { AppError, Result } from '../../src-main/contract/result.ts'

export type PickerState<T> = {
  readonly text: string
  readonly choices: readonly T[]
  /** The choices answer the present text. */
  readonly isSettled: boolean
  /** The choice that Enter takes; -1 = none. */
  readonly active: number
  readonly refusal: AppError | null
  readonly type: (text: string) => void
  readonly move: (key: string) => boolean
  readonly point: (index: number) => void
  /** Enter: the active choice, now or when the answer comes. */
  readonly enter: () => void
}

export type PickerOptions<T> = {
  readonly search: (text: string) => Promise<Result<readonly T[]>>
  readonly canChoose: (choice: T) => boolean
  readonly onChoose: (choice: T) => void
  /** Enter on an empty field: there is nothing more to pick. */
  readonly onNothing?: (() => void) | undefined
}

export type PickerStore<T> = StoreApi<PickerState<T>>

export function createPicker<T>(options: PickerOptions<T>): PickerStore<T> {
  const { search, canChoose, onChoose, onNothing } = options
  return createStore<PickerState<T>>()((set, get) => {
    let asked = 0
    let enterWaits = false

    const choose = () => {
      const { choices, active, text } = get()
      const choice = choices[active]
      if (choice !== undefined && canChoose(choice)) onChoose(choice)
      else if (choice === undefined && text.trim() === '') onNothing?.()
    }
    const ask = async (text: string) => {
      const mine = (asked += 1)
      const answer = await search(text.trim())
      if (mine !== asked) return
      const choices = answer.ok ? answer.value : []
      const active = text.trim() === '' ? -1 : choices.findIndex(canChoose)
      set({ choices, active, isSettled: true, refusal: answer.ok ? null : answer.error })
      if (enterWaits) choose()
      enterWaits = false
    }
    const type = (text: string) => {
      enterWaits = false
      set({ text, isSettled: false })
      void ask(text)
    }
    return {
      text: '',
      choices: [],
      isSettled: false,
      active: -1,
      refusal: null,
      type,
      move: (key) => {
        const next = movedChoice(get(), key, canChoose)
        if (next !== null) set({ active: next })
        return next !== null
      },
      point: (index) => set({ active: index }),
      enter: () => {
        if (get().isSettled) choose()
        else enterWaits = true
      },
    }
  })
}

/** The next choice in the direction of an arrow, around the end; choices that cannot be taken are passed over. */
function movedChoice<T>({ choices, active }: PickerState<T>, key: string, canChoose: (choice: T) => boolean): number | null {
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (step === 0 || !choices.some(canChoose)) return null
  const start = active === -1 && step === -1 ? 0 : active
  for (let count = 1; count <= choices.length; count += 1) {
    const at = (start + step * count + choices.length * 2) % choices.length
    const choice = choices[at]
    if (choice !== undefined && canChoose(choice)) return at
  }
  return null
}
