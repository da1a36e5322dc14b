/**
 * First run: central fills the site's queue (protocol-v5.md 2.2). The call blocks for as long as that takes, and a
 * proxy often cuts it; then site_status tells when central is done. A cut call is only believed to have arrived when
 * central shows it, for a site that was never prepared would end as an empty one.
 */
import type { CauseCode } from '../contract/causes.ts'
import type { Cycle } from './cycle.ts'
import { checkpoint } from './cycle.ts'
import type { InitialisationStatus, SiteInfo } from './ports.ts'
import { TransportError } from './ports.ts'

/** The call may have arrived although its answer did not. */
const mayHaveArrived: ReadonlySet<CauseCode> = new Set(['connection_lost', 'timeout', 'http_error', 'captive_portal', 'sync_is_running'])

export async function prepare(cycle: Cycle, site: SiteInfo): Promise<void> {
  const { store, progress } = cycle
  progress.step('prepare', { state: 'now' })
  const before = store.prepareAsked()
  const asked = isUnderWay(site.initialisationStatus, before) ? true : await ask(cycle, site.initialisationStatus)
  const seenBusy = await waitUntilIdle(cycle)
  if (asked !== true && !seenBusy) await mustHaveArrived(cycle, site.initialisationStatus, asked)
  store.markPrepared()
  progress.step('prepare', { state: 'done' })
}

/**
 * Another computer or database was this site meanwhile: what central gave to that one is never sent by itself again, so
 * central is asked for everything once more (4-5). Own work must be confirmed before, and nothing here is removed.
 */
export async function prepareAgain(cycle: Cycle, site: SiteInfo): Promise<void> {
  const { store, transport, progress, signal } = cycle
  if (!store.owesFetchAgain()) return
  checkpoint(signal)
  progress.step('prepare', { state: 'now' })
  const cut = site.initialisationStatus === 'started' ? null : await transport.initialise().then(noFault, faultThatHides)
  const seenBusy = await waitUntilIdle(cycle)
  if (cut !== null && !seenBusy) throw cut
  store.fetchesAgain()
  progress.step('prepare', { state: 'done' })
}

const noFault = (): null => null
function faultThatHides(error: unknown): TransportError {
  if (error instanceof TransportError && mayHaveArrived.has(error.cause_.code)) return error
  throw error
}

/** Central prepares already, or has done so since this program asked: asking again would only queue all once more. */
function isUnderWay(now: InitialisationStatus, before: InitialisationStatus | null): boolean {
  return now === 'started' || (now === 'completed' && before !== null && before !== 'completed')
}

/** true when central has answered; otherwise the fault that hides whether it was reached. */
async function ask({ store, transport, progress, signal }: Cycle, before: InitialisationStatus): Promise<true | TransportError> {
  checkpoint(signal)
  store.notePrepareAsked(before)
  try {
    const { queueLength } = await transport.initialise()
    progress.step('prepare', { total: queueLength })
    return true
  } catch (error) {
    if (error instanceof TransportError && mayHaveArrived.has(error.cause_.code)) return error
    throw error
  }
}

/** Gives whether central was seen at work. Throws `initialise_timeout` when it does not come to an end. */
async function waitUntilIdle({ transport, clock, limits, signal }: Cycle): Promise<boolean> {
  const until = clock.now() + limits.preparePatienceMs
  for (let seenBusy = false; ; seenBusy = true) {
    checkpoint(signal)
    const status = await transport.siteStatus()
    if (status.idle) return seenBusy
    if (clock.now() >= until) throw new TransportError('initialise_timeout', `${status.code}: ${status.message}`)
    await clock.sleep(limits.preparePollMs, signal)
  }
}

async function mustHaveArrived({ transport }: Cycle, before: InitialisationStatus, fault: TransportError): Promise<void> {
  const { initialisationStatus } = await transport.site()
  if (initialisationStatus !== 'completed' || before === 'completed') throw fault
}
