/** Keys under which a record could carry what nobody may copy out. */
const secretKey = /pass(?:word|wd|phrase)|secret|token|credential|api_?key/i

/** The value without what lies under such keys, at any depth; the keys stay, for it matters that they were there. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, secretKey.test(key) ? '[hidden]' : withoutSecrets(one)]))
}
