/**
 * The ID by which central knows this computer (F-130): the operating system's machine ID, hashed with a salt of
 * this application so that other programs' hashes do not match. Read at each start, never stored as truth.
 * node-machine-id answers something even where the machine has none: the hash of nothing for an empty file, and on
 * Linux the host name. Such an ID would be shared by many computers, so it is refused by name.
 */
import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import machineIdLibrary from 'node-machine-id'

export type HardwareId =
  | { readonly kind: 'usable'; readonly id: string }
  | { readonly kind: 'unusable'; readonly problem: HardwareProblem; readonly detail: string }

/** Keys of the locale catalogue under `hardware.` */
export type HardwareProblem = 'unreadable' | 'empty' | 'all_same' | 'host_name' | 'placeholder'

const salt = 'outpost:hardware-id:v1:'
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The machine ID as the operating system gives it; rejects where it has none. */
export const readMachineId = (): Promise<string> => machineIdLibrary.machineId(true)

/** The ID to send, or why this computer has none that can be used. `read` gives the raw machine ID. */
export async function hardwareId(read: () => Promise<string>, host: string = hostname()): Promise<HardwareId> {
  let raw: string
  try {
    raw = await read()
  } catch (error) {
    return { kind: 'unusable', problem: 'unreadable', detail: error instanceof Error ? error.message : String(error) }
  }
  const problem = problemOf(raw, host)
  return problem === null ? { kind: 'usable', id: sha256(salt + normalise(raw)) } : { kind: 'unusable', problem, detail: '' }
}

const normalise = (text: string): string => text.toLowerCase().replaceAll(/[^0-9a-z]/g, '')

const placeholders: ReadonlySet<string> = new Set(['uninitialized', '03000200040005000006000700080009', 'notapplicable', 'tobefilledbyoem'])

function problemOf(raw: string, host: string): HardwareProblem | null {
  const id = normalise(raw)
  if (id === '' || id === sha256('')) return 'empty'
  if (/^(.)\1*$/.test(id)) return 'all_same'
  const hosts = [host, host.split('.')[0] ?? ''].map(normalise).filter((name) => name !== '')
  if (hosts.some((name) => id === name || id === sha256(name)) || id === sha256(host)) return 'host_name'
  return placeholders.has(id) || id.length < 8 ? 'placeholder' : null
}
