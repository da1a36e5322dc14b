import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** The newest `maxBytes` of a log and of the older files that it rotated into, oldest line first and whole lines only. */
export function readLogTail(path: string, maxBytes: number): string {
  const parts: string[] = []
  let left = maxBytes
  for (let number = 0; left > 0; number++) {
    const part = tail(number === 0 ? path : `${path}.${number}`, left)
    if (part === null) break
    parts.unshift(part)
    left -= Buffer.byteLength(part)
  }
  return parts.join('')
}

/** null where there is no such file. */
function tail(path: string, maxBytes: number): string | null {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return null
  }
  try {
    const size = fstatSync(file).size
    const length = Math.min(size, maxBytes)
    const bytes = Buffer.alloc(length)
    const text = bytes.toString('utf8', 0, readSync(file, bytes, 0, length, size - length))
    return length === size ? text : text.slice(text.indexOf('\n') + 1)
  } finally {
    closeSync(file)
  }
}
