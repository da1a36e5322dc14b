/**
 * The packed program under test. It takes no option: its data lie in /var/lib/outpost and its machine's ID where Linux
 * keeps that. So the test gives it a world (a mount name space) in which /var/lib is a folder of the test.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { packedIn } from '../../support/package.ts'

const below = join(import.meta.dirname, '../../../test-results/packed')
/** `release` as it is shipped; `driven` with the one fuse the other way that keeps Playwright out. */
export const packed = { release: join(below, 'release'), driven: join(below, 'driven') }

export type World = {
  /** A program that starts the packed one in this world. */
  readonly program: string
  readonly env: Record<string, string>
  /** What the program sees as /var/lib/outpost; there once somebody has made it. */
  readonly data: string
  /** What it logs, for the OS user of this world. */
  readonly log: string
}

export type WorldOptions = {
  /** The OS user, as the name of a home of their own. */
  readonly user?: string
  /** Shell commands that change the world once /var/lib is there. */
  readonly mount?: string
}

/** Makes a world below `folder` for the program that lies in `output`; the worlds of one folder share one machine. */
export function worldIn(folder: string, output: string, { user = 'anna', mount = 'true' }: WorldOptions = {}): World {
  const [machine, home] = [join(folder, 'var-lib'), join(folder, `home-${user}`)]
  mkdirSync(join(machine, 'dbus'), { recursive: true })
  mkdirSync(home, { recursive: true })
  const idFile = join(machine, 'dbus/machine-id')
  if (!existsSync(idFile)) writeFileSync(idFile, `${randomBytes(16).toString('hex')}\n`)
  const program = join(folder, `start-as-${user}`)
  writeFileSync(program, startScript(machine, mount, packedIn(output).program), { mode: 0o755 })
  return {
    program,
    env: { ...given(), HOME: home, XDG_CONFIG_HOME: home, AS_USER_EXE: packedIn(output).program },
    data: join(machine, 'outpost'),
    log: join(home, 'outpost/logs/outpost.log'),
  }
}

const given = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined))

/** Mounting takes root's rights, if only inside; Chromium's sandbox refuses root, so inside of that it is a plain user again. */
function startScript(machine: string, mount: string, program: string): string {
  const asRoot = process.getuid?.() === 0 ? '' : '--user --map-root-user'
  const wrapper = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const plainly = wrapper === undefined ? `unshare --user --map-user=65534 --map-group=65534 -- '${program}'` : `'${wrapper}/electron'`
  const inside = `mount --bind "$0" /var/lib && { ${mount}; } && exec ${plainly} "$@"`
  return `#!/bin/sh\nexec unshare --mount ${asRoot} --propagation private sh -c '${inside.replaceAll("'", `'\\''`)}' '${machine}' "$@"\n`
}
