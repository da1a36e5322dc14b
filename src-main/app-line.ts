/** The line as set-up sees it: the checks of an address and the call that binds this computer. */
import type { Line } from './services/setup.ts'
import { cleanAddress } from './sync/address.ts'
import { checkAddress } from './sync/probe.ts'
import { TransportError } from './sync/ports.ts'
import { createTransport } from './sync/transport.ts'

/** Version of the sync interface that this program speaks (protocol-v5.md 1.7). */
export const syncVersion = 14

export type Identity = { readonly hardwareId: string; readonly databaseId: string; readonly appVersion: string }

export function createLine(identity: () => Identity): Line {
  return {
    checkAddress: (text) => checkAddress(text),
    cleanAddress: (text) => cleanAddress(text)?.address ?? null,
    askSite: async (credentials) => {
      let transport: ReturnType<typeof createTransport> | null = null
      try {
        transport = createTransport({ ...credentials, ...identity(), syncVersion })
        return await transport.site()
      } catch (error) {
        if (!(error instanceof TransportError)) throw error
        const { code, detail, params } = error.cause_
        return { fault: code, params: { ...params, detail } }
      } finally {
        await transport?.close()
      }
    },
  }
}
