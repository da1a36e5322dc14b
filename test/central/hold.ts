/** Keeps central busy with its own slow work for as long as a test wants, so that no test has to be faster than a clock. */
export type Hold = {
  /** From now on central is busy with whatever is pushed or initialised, until `release`. */
  readonly hold: () => void
  readonly release: () => void
}
type Held = { readonly over: Promise<void>; readonly release: () => void }

/** `usual`: how the work takes its time while nobody holds it. What is held when `closing` aborts is rejected. */
export function createHold(usual: (ms: number) => Promise<void>, closing: AbortSignal): Hold & { wait: (ms: number) => Promise<void> } {
  let held: Held | null = null
  return {
    wait: (ms) => held?.over ?? usual(ms),
    hold: () => void (held ??= begin(closing)),
    release: () => {
      held?.release()
      held = null
    },
  }
}

function begin(closing: AbortSignal): Held {
  let release = (): void => {}
  const over = new Promise<void>((resolve, reject) => {
    release = resolve
    closing.addEventListener('abort', () => reject(new Error('central closes')), { once: true })
  })
  // It may be that nobody waits for it.
  over.catch(() => undefined)
  return { over, release }
}
