/**
 * The line to a central in this process, down to the text of each body, and what can happen to a call on it. The
 * reading of answers is the program's own.
 */
import type { CentralInProcess, LineCall } from '../central/in-process.ts'
import type { Answer } from '../central/http/answer.ts'
import type { Transport } from '../../src-main/sync/ports.ts'
import { TransportError } from '../../src-main/sync/ports.ts'
import {
  readCentralPage,
  readInitialised,
  readPushed,
  readQueuePage,
  readSite,
  readStatus,
  writePush,
} from '../../src-main/sync/protocol.ts'
import { answerBody, refusalOf } from '../../src-main/sync/refusal.ts'

/**
 * lost: never arrives. answer lost: central has acted, nobody hears of it. twice: arrives twice. late: the caller has
 * given it up, and it arrives before the next call. cut: half of the body arrives. answer cut: half of the answer does.
 */
export const faults = ['lost', 'answer lost', 'twice', 'late', 'cut', 'answer cut'] as const
export type Fault = (typeof faults)[number]
/** Asked before each call of a cycle; `nth` counts them from 1. */
export type Weather = (nth: number, call: LineCall) => Fault | null | Promise<Fault | null>

export type Line = Transport & {
  /** A new cycle under this weather. */
  begin(weather: Weather): void
  /** What is still on its way arrives. */
  settle(): Promise<void>
}
export type Caller = { readonly siteName: string; readonly passwordHash: string; readonly hardwareId: string }

export function createLine(central: CentralInProcess, { siteName, passwordHash, hardwareId }: Caller): Line {
  const headers = {
    authorization: `Basic ${Buffer.from(`${siteName}:${passwordHash}`).toString('base64')}`,
    'msupply-site-uuid': hardwareId,
    version: '14',
  }
  let weather: Weather = () => null
  let nth = 0
  let late: LineCall[] = []

  async function settle(): Promise<void> {
    for (const call of late.splice(0)) await central.exchange(call)
  }

  async function send(call: LineCall): Promise<Answer> {
    await settle()
    const fault = await weather(++nth, call)
    if (fault === 'late') late.push(call)
    if (fault === 'lost' || fault === 'late') throw new TransportError('timeout', `${fault}: ${call.route}`)
    if (fault === 'cut') {
      await central.exchange({ ...call, body: half(call.body) })
      throw new TransportError('connection_lost', `cut: ${call.route}`)
    }
    const answer = await central.exchange(call)
    if (fault === 'answer lost') throw new TransportError('connection_lost', `answer lost: ${call.route}`)
    if (fault === 'answer cut') return { ...answer, body: half(answer.body) }
    return fault === 'twice' ? central.exchange(call) : answer
  }

  async function ask(method: 'GET' | 'POST', route: string, body = ''): Promise<unknown> {
    const { status, body: text } = await send({ method, route, headers, body })
    const answer = { status, contentType: 'application/json', location: '', text }
    if (status < 200 || status >= 300) throw refusalOf(answer)
    return text === '' ? null : answerBody(answer)
  }

  return {
    begin(next) {
      weather = next
      nth = 0
    },
    settle,
    site: async () => readSite(await ask('GET', 'site')),
    siteStatus: async () => readStatus(await ask('GET', 'site_status')),
    initialise: async () => readInitialised(await ask('POST', 'initialise', '{}')),
    centralRecords: async (cursor, limit) => readCentralPage(await ask('GET', `central_records?cursor=${cursor}&limit=${limit}`), cursor),
    queuedRecords: async (limit) => readQueuePage(await ask('GET', `queued_records?limit=${limit}`)),
    acknowledge: async (syncIDs) => void (await ask('POST', 'acknowledged_records', JSON.stringify({ syncIDs }))),
    push: async (records, remaining) => readPushed(await ask('POST', 'queued_records', writePush(records, remaining))),
    traffic: () => ({ requests: nth, bytesOut: 0, bytesIn: 0 }),
    close: () => Promise.resolve(),
  }
}

const half = (text: string): string => text.slice(0, Math.floor(text.length / 2))
