/** The central of one journey: its own process, file and port; stopped as by a cut line, started again on the same data. */
import { join } from 'node:path'
import { remoteAdmin } from '../../central/remote-admin.ts'
import type { RemoteAdmin } from '../../central/remote-admin.ts'
import { demoSite } from '../../central/sample/generate.ts'
import { startChild } from '../../support/child.ts'
import { lastingPort } from './lasting-port.ts'

export type CentralUnderTest = {
  readonly url: string
  readonly site: { readonly name: string; readonly password: string }
  readonly admin: RemoteAdmin
  readonly stop: () => Promise<void>
  readonly start: () => Promise<void>
}

/** Starts a central with a small sample country in `folder`. */
export async function startCentral(folder: string): Promise<CentralUnderTest> {
  const file = join(folder, 'central.db')
  const port = String(await lastingPort())
  const run = () =>
    startChild(join(import.meta.dirname, '../../central/main.ts'), {
      ready: /Central:\s+(http:\/\/[^:]+:\d+)/,
      args: ['--file', file, '--port', port, '--items', '150', '--documents', '500'],
    })
  let child = await run()
  const url = child.ready[1] ?? ''
  return {
    url,
    site: demoSite,
    admin: remoteAdmin(url),
    stop: () => child.stop(),
    start: async () => {
      child = await run()
    },
  }
}
