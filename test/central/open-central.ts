import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createAdmin, type Admin } from './admin.ts'
import type { Certificate } from './certificate.ts'
import type { Context } from './context.ts'
import { beginInitialise } from './http/answer-site.ts'
import { createHold, type Hold } from './hold.ts'
import { adminRoute } from './http/admin-calls.ts'
import { createKnobs } from './http/knobs.ts'
import { createRequestLog } from './http/request-log.ts'
import { createListener } from './http/serve.ts'
import { resumeIntegrations } from './integration-run.ts'
import { defaultSettings, type Settings } from './settings.ts'
import { allSites } from './store/sites.ts'
import { openStorage, type Storage } from './store/storage.ts'

export type OpenOptions = Partial<Settings> & {
  /** The SQLite file; made where there is none. */
  file: string
  /** 0 takes a free one. */
  port?: number
  host?: string
  /** Serve HTTPS with it. */
  certificate?: Certificate | null
  /** Whether anybody who reaches it may ask what lies below `/test/`: for tests and demos. Others have none. */
  isForTests?: boolean
}

export type Central = Hold & {
  readonly url: string
  readonly port: number
  readonly admin: Admin
  /** PEM of the self-signed certificate, for a client that is to trust it; null over plain http. */
  readonly certificate: string | null
  /** For the sample country and for benches: rows are written straight into it. */
  readonly storage: Storage
  /** Ends open connections and work in hand; a central opened on the same file goes on with it. */
  close(): Promise<void>
}

function createContext(storage: Storage, settings: Settings, closing: AbortSignal, wait: Context['wait']): Context {
  return { storage, settings, knobs: createKnobs(), busy: { initialising: new Map(), integrating: new Map() }, closing, wait }
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return (server.address() as AddressInfo).port
}

/** What was begun before the last stop is taken up again. */
function resume(ctx: Context): void {
  const sites = allSites(ctx.storage)
  for (const site of sites) if (site.initialisation === 'started') void beginInitialise(ctx, site.id)
  const ids = sites.map((site) => site.id)
  resumeIntegrations(ctx, ids)
}

async function closeAll(server: Server, ctx: Context, stop: AbortController): Promise<void> {
  stop.abort()
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
  await Promise.allSettled([...ctx.busy.initialising.values(), ...ctx.busy.integrating.values()])
  ctx.storage.close()
}

/** Opens the central in the file and serves it. Throws where the file cannot be opened or the port is taken. */
export async function openCentral(options: OpenOptions): Promise<Central> {
  const { file, port = 0, host = '127.0.0.1', certificate = null, isForTests = true, ...settings } = options
  const stop = new AbortController()
  const { wait, hold, release } = createHold((ms) => sleep(ms, undefined, { signal: stop.signal }), stop.signal)
  const ctx = createContext(openStorage(file), { ...defaultSettings, testCalls: isForTests, ...settings }, stop.signal, wait)
  const log = createRequestLog()
  const admin = createAdmin(ctx, log)
  const listener = createListener(ctx, log, isForTests ? adminRoute(admin) : null)
  const server = certificate ? createSecureServer({ key: certificate.key, cert: certificate.cert }, listener) : createServer(listener)
  const taken = await listen(server, port, host)
  resume(ctx)
  return {
    url: `${certificate ? 'https' : 'http'}://${host}:${taken}`,
    port: taken,
    admin,
    certificate: certificate?.cert ?? null,
    storage: ctx.storage,
    hold,
    release,
    close: () => closeAll(server, ctx, stop),
  }
}
