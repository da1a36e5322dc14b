/** Looking for secrets where they must not be: on disk, in processes, and in what went over a line. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** All bytes below a folder, the write-ahead log too. */
export function everyByte(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Buffer.concat(files.map((file) => readFileSync(join(file.parentPath, file.name))))
}

/** The forms in which a secret could slip out: as it is, and as a careless encoder would write it. */
export const formsOf = (secret: string): Buffer[] => [
  Buffer.from(secret, 'utf8'),
  Buffer.from(secret, 'latin1'),
  Buffer.from(secret, 'utf16le'),
  Buffer.from(Buffer.from(secret).toString('base64').replace(/=+$/, '')),
  Buffer.from(encodeURIComponent(secret)),
  Buffer.from(Buffer.from(secret).toString('hex')),
]

/** In which of these places a secret is, in any of its forms. */
export const placesOf = (secret: string, places: Readonly<Record<string, Buffer>>): string[] =>
  Object.keys(places).filter((place) => formsOf(secret).some((form) => places[place]?.includes(form)))

/** Arguments and environment of every process of this computer that may be looked at. */
export function everyProcess(): Buffer {
  if (!existsSync('/proc/self/cmdline')) return execFileSync('ps', ['axewwo', 'command'])
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return Buffer.concat(ids.flatMap((id) => [procFile(id, 'cmdline'), procFile(id, 'environ')]))
}

function procFile(id: string, name: string): Buffer {
  try {
    return readFileSync(`/proc/${id}/${name}`)
  } catch {
    // It has ended meanwhile, or is somebody else's.
    return Buffer.alloc(0)
  }
}
