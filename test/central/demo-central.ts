import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createCentral, type Central, type CentralOptions } from './central.ts'
import { demoSite } from './sample/generate.ts'
import { makeSample } from './sample-file.ts'
import type { SampleOptions } from './sample/country.ts'
import { demoUsers, type DemoUser } from './sample/demo-users.ts'

/** Opens the central in `file`; where there is none yet, a sample country is made first, in whole or not at all. */
export async function openSampleCentral(options: CentralOptions, sample: Partial<SampleOptions> = {}): Promise<Central> {
  if (!existsSync(options.file)) await makeSample(options.file, sample)
  return createCentral(options)
}

export type DemoCentral = {
  readonly central: Central
  readonly siteName: string
  readonly password: string
  readonly users: readonly DemoUser[]
}

/** The demo users as lines of a table, for a terminal. */
export const demoUserLines = (): string[] =>
  demoUsers.map((user) => `${user.username.padEnd(16)} ${user.password.padEnd(12)} ${user.jobTitle}`)

/**
 * The central of `npm run demo`: its sample country lies in `dataFolder` and stays between runs.
 * Close it and call this again with the same folder and port, and it goes on where it was.
 */
export async function startDemoCentral(options: { dataFolder: string; port?: number }): Promise<DemoCentral> {
  mkdirSync(options.dataFolder, { recursive: true })
  const file = join(options.dataFolder, 'central.db')
  const central = await openSampleCentral({ file, port: options.port ?? 0, integrationDelayMs: 300 })
  return { central, siteName: demoSite.name, password: demoSite.password, users: demoUsers }
}
