/**
 * A poor line, reckoned instead of waited for: the same bytes take the same time and are cut at the same places in each
 * run, however busy the computer is. The calls themselves go to central over HTTP.
 */
import type { Clock, Traffic, Transport } from '../../src-main/sync/ports.ts'
import { TransportError } from '../../src-main/sync/ports.ts'

export type PoorLineOptions = {
  readonly bytesPerSecond: number
  readonly latencyMs: number
  readonly resetAfterBytes: number
  /** How far the line is already on the way to its first reset. */
  readonly bytesBefore: number
}
export type PoorLine = {
  readonly clock: Clock
  /** The transport as it is over this line: of an answer that is cut only the bytes until then are counted, and it is lost. */
  carry(transport: Transport): Transport
}

export function createPoorLine({ bytesPerSecond, latencyMs, resetAfterBytes, bytesBefore }: PoorLineOptions): PoorLine {
  let ms = Date.now()
  let sinceReset = bytesBefore

  function carry(transport: Transport): Transport {
    let lost = 0
    async function over<T>(call: () => Promise<T>): Promise<T> {
      const before = transport.traffic()
      const answer = await call()
      const bytes = inAnswer(before, transport.traffic())
      const through = Math.min(bytes, resetAfterBytes - sinceReset)
      ms += latencyMs + (through / bytesPerSecond) * 1000
      sinceReset += through
      lost += bytes - through
      if (sinceReset < resetAfterBytes) return answer
      sinceReset = 0
      throw new TransportError('connection_lost', 'the line was reset')
    }
    const traffic = (): Traffic => ({ ...transport.traffic(), bytesIn: transport.traffic().bytesIn - lost })
    return {
      ...transport,
      traffic,
      site: () => over(() => transport.site()),
      siteStatus: () => over(() => transport.siteStatus()),
      initialise: () => over(() => transport.initialise()),
      centralRecords: (cursor, limit) => over(() => transport.centralRecords(cursor, limit)),
      queuedRecords: (limit) => over(() => transport.queuedRecords(limit)),
      acknowledge: (ids) => over(() => transport.acknowledge(ids)),
      push: (records, remaining) => over(() => transport.push(records, remaining)),
    }
  }
  return { carry, clock: { now: () => ms, sleep: async (wait) => void (ms += wait) } }
}

const inAnswer = (before: Traffic, after: Traffic): number => after.bytesIn - before.bytesIn
