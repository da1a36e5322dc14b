/** Fewer, larger messages: calls in quick succession become one. */

/** Collects values and hands them over together, `ms` after the first of them. */
export function gathered<T>(ms: number, give: (values: readonly T[]) => void) {
  let values = new Set<T>()
  let timer: NodeJS.Timeout | undefined
  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    if (values.size === 0) return
    const given = [...values]
    values = new Set()
    give(given)
  }
  function add(more: readonly T[]): void {
    for (const value of more) values.add(value)
    timer ??= setTimeout(flush, ms)
  }
  return { add, flush }
}

/** `soon` runs `action` within `ms`, many calls as one; `now` runs it at once and makes a waiting one void. */
export function throttled(ms: number, action: () => void) {
  let timer: NodeJS.Timeout | undefined
  function now(): void {
    cancel()
    action()
  }
  function cancel(): void {
    clearTimeout(timer)
    timer = undefined
  }
  function soon(): void {
    timer ??= setTimeout(now, ms)
  }
  return { now, soon, cancel }
}
