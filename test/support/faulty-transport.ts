/** A line that loses what it is told to lose: the request before central sees it, or the reply after central has acted. */
import type { Transport } from '../../src-main/sync/ports.ts'
import { TransportError } from '../../src-main/sync/ports.ts'

export type Call = Exclude<keyof Transport, 'traffic' | 'close'>
export type Loss = 'request' | 'reply' | null
/** `nth` counts the calls of this name from 1. */
export type Plan = (call: Call, nth: number) => Loss | Promise<Loss>

export const calls: readonly Call[] = ['site', 'siteStatus', 'initialise', 'centralRecords', 'queuedRecords', 'acknowledge', 'push']

export function faultyTransport(transport: Transport, plan: Plan): Transport {
  const counted = new Map<Call, number>()
  async function through<T>(call: Call, send: () => Promise<T>): Promise<T> {
    const nth = (counted.get(call) ?? 0) + 1
    counted.set(call, nth)
    const loss = await plan(call, nth)
    if (loss === 'request') throw new TransportError('connection_lost', `the request ${call} ${nth} was lost`)
    const answer = await send()
    if (loss === 'reply') throw new TransportError('connection_lost', `the reply to ${call} ${nth} was lost`)
    return answer
  }
  return {
    site: () => through('site', () => transport.site()),
    siteStatus: () => through('siteStatus', () => transport.siteStatus()),
    initialise: () => through('initialise', () => transport.initialise()),
    centralRecords: (cursor, limit) => through('centralRecords', () => transport.centralRecords(cursor, limit)),
    queuedRecords: (limit) => through('queuedRecords', () => transport.queuedRecords(limit)),
    acknowledge: (ids) => through('acknowledge', () => transport.acknowledge(ids)),
    push: (records, remaining) => through('push', () => transport.push(records, remaining)),
    traffic: () => transport.traffic(),
    close: () => transport.close(),
  }
}
