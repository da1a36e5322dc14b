/** Keys under which a record could carry what nobody may copy out. */
const secretKey = /pass(?:word|wd|phrase)|secret|token|credential|api_?key/i

/**
 * The value without what lies under such keys, at any depth; the keys stay, for it matters that they were there. Not by
 * recursion: what came may be deeper than the stack is.
 */
export function withoutSecrets(value: unknown): unknown {
  const root: { value?: unknown } = {}
  const open: { readonly from: object; readonly to: object }[] = [{ from: { value }, to: root }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const isList = Array.isArray(next.from)
    for (const [key, one] of Object.entries(next.from) as [string, unknown][]) {
      const copy = isContainer(one) ? (Array.isArray(one) ? [] : {}) : one
      put(next.to, key, !isList && secretKey.test(key) ? '[hidden]' : copy)
      if (isContainer(one)) open.push({ from: one, to: copy as object })
    }
  }
  return root.value
}

/** Lists and plain objects; a number that is kept exactly is none. */
const isContainer = (value: unknown): value is object =>
  Array.isArray(value) ||
  (typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null))

/** A key may be `__proto__`: a plain assignment would lose it. */
function put(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
}
