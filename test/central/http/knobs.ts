/**
 * Faults on order. Each is set for requests whose path holds `path`, for the next `times` of them or until cleared.
 * README.md says what each does.
 */
export type KnobValues = {
  delayMs: number
  dropRequest: true
  dropReply: true
  /** Share of the body that is sent before the line is cut, 0 to 1. */
  cutBody: number
  status: { status: number; text?: string }
  html: true
  plain409: true
  wrongSiteUuid: true
  /** `status`: site_status is never idle. `error`: every call is answered 503 sync_is_running. */
  busy: 'status' | 'error'
  poison: { table?: string; recordId?: string }
  doubledRows: true
  emptyPage: true
  /** New central entries leave out this many serials, and pages are windows of the serial. */
  cursorGaps: number
  throttle: { bytesPerSecond: number }
  resetAfterBytes: number
  /** Integration refuses matching rows: all of them while `sticky`, else one for each of `times`. */
  refuse: { table?: string; recordId?: string; code?: string; message?: string; sticky: boolean }
  /** Answers carry a `Date` that is so many ms after the true one. */
  dateAheadMs: number
  /** Stands in for the JSON of /api/v4/login; a text goes out as it is, so it need not be JSON. */
  loginAnswer: unknown
}
export type KnobName = keyof KnobValues
export type KnobSetting<N extends KnobName = KnobName> = {
  readonly name: N
  readonly value: KnobValues[N]
  readonly path?: string
  readonly method?: string
  readonly times?: number
}
type Held = { setting: KnobSetting; left: number }

export type Knobs = {
  set<N extends KnobName>(name: N, value: KnobValues[N], when?: { path?: string; method?: string; times?: number }): void
  /** The value for this request, and one use of it is spent. */
  take<N extends KnobName>(name: N, path?: string, method?: string): KnobValues[N] | undefined
  /** The value without spending a use. */
  see<N extends KnobName>(name: N): KnobValues[N] | undefined
  clear(name?: KnobName): void
  list(): KnobSetting[]
}

export function createKnobs(): Knobs {
  let held: Held[] = []
  const fits = (knob: Held, name: KnobName, path?: string, method?: string): boolean =>
    knob.setting.name === name &&
    (path === undefined || path.includes(knob.setting.path ?? '')) &&
    (method === undefined || knob.setting.method === undefined || knob.setting.method === method)
  return {
    set: (name, value, when = {}) => void held.push({ setting: { name, value, ...when }, left: when.times ?? Number.POSITIVE_INFINITY }),
    take: <N extends KnobName>(name: N, path?: string, method?: string) => {
      const knob = held.find((one) => fits(one, name, path, method))
      if (!knob) return undefined
      knob.left -= 1
      held = held.filter((one) => one.left > 0)
      return knob.setting.value as KnobValues[N]
    },
    see: <N extends KnobName>(name: N) => held.find((one) => one.setting.name === name)?.setting.value as KnobValues[N] | undefined,
    clear: (name) => void (held = name === undefined ? [] : held.filter((one) => one.setting.name !== name)),
    list: () => held.map((one) => one.setting),
  }
}
