/** The line as set-up sees it: the checks of an address and the call that binds this computer. */
import type { LadderReport } from './contract/diagnosis.ts'
import type { Climb } from './services/connection.ts'
import type { Line, LineFault } from './services/setup.ts'
import type { LoginCentral } from './services/sign-in.ts'
import type { ReadDb } from './db/open.ts'
import { getSetting } from './repositories/settings.ts'
import { cleanAddress } from './sync/address.ts'
import { climbLadder } from './sync/ladder.ts'
import { askLogin } from './sync/login.ts'
import { checkAddress, shownCertificate } from './sync/probe.ts'
import { TransportError } from './sync/ports.ts'
import type { ProxyOf } from './sync/proxy.ts'
import { createTransport } from './sync/transport.ts'

/** Version of the sync interface that this program speaks (protocol-v5.md 1.7). */
export const syncVersion = 14

export type Identity = { readonly hardwareId: string; readonly databaseId: string; readonly appVersion: string }

/** What every connection of main is made with: by which proxy, and in practice the one origin that it may lead to (U-80). */
export type Way = { readonly proxyOf: ProxyOf; readonly only?: string }

export function createLine(identity: () => Identity, way: Way): Line {
  return {
    checkAddress: (text, certificate) => checkAddress(text, { ...way, ...(certificate !== null && { certificate }) }),
    cleanAddress: (text) => cleanAddress(text)?.address ?? null,
    askSite: async ({ certificate, ...credentials }) => {
      let transport: ReturnType<typeof createTransport> | null = null
      try {
        const line = { ...way, ...(certificate !== null && { certificate }) }
        transport = createTransport({ ...credentials, ...identity(), syncVersion, line })
        return await transport.site()
      } catch (error) {
        return lineFault(error)
      } finally {
        await transport?.close()
      }
    },
  }
}

/** Climbs to central as this computer; `hardwareId` is '' where it has none. */
export const createClimb =
  (identity: () => Identity, way: Way): Climb =>
  ({ asked, ...to }) =>
    climbLadder({ ...to, asked: 'cause' in asked ? asked : { ...asked, ...identity(), syncVersion } }, way)

/** The same, and what it found last since the program was started: for the support bundle. */
export function remembered(climb: Climb): { readonly climb: Climb; readonly last: () => LadderReport | null } {
  let last: LadderReport | null = null
  return { climb: async (to) => (last = await climb(to)), last: () => last }
}

/** The certificate that the server at this address shows now, or why none was seen. */
export async function certificateOf(address: string, way: Way): Promise<{ fingerprint: string; isTrusted: boolean } | LineFault> {
  try {
    return await shownCertificate(address, way)
  } catch (error) {
    return lineFault(error)
  }
}

/** A person's password goes only where the site's own does (F-102). */
export const pinnedLogin =
  (db: () => ReadDb, way: Way): LoginCentral =>
  (question) => {
    const certificate = getSetting(db(), 'certificate')
    return askLogin(question, { ...way, ...(certificate !== undefined && { certificate }) })
  }

function lineFault(error: unknown): LineFault {
  if (!(error instanceof TransportError)) throw error
  const { code, detail, params } = error.cause_
  return { fault: code, params: { ...params, detail } }
}
