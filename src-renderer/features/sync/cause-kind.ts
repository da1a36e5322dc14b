import type { CauseCode } from '../../../src-main/contract/causes.ts'
import { stoppingCauses } from '../../../src-main/contract/causes.ts'

/**
 * What a cause asks of the reader (look README, States): `stopped` until somebody acts, `attention` of a person in
 * their own time, `offline` is no fault at all, `busy` goes by itself.
 */
export type CauseKind = 'stopped' | 'attention' | 'offline' | 'busy'

const offline: ReadonlySet<CauseCode> = new Set<CauseCode>([
  'offline',
  'dns',
  'refused',
  'unreachable',
  'timeout',
  'connection_lost',
  'proxy_unreachable',
])
const busy: ReadonlySet<CauseCode> = new Set<CauseCode>([
  'sync_is_running',
  'site_auth_timeout',
  'initialise_timeout',
  'integration_timeout',
  'central_error',
  'http_error',
  'bad_answer',
  'sync_restarting',
])
const stopsWriting: ReadonlySet<CauseCode> = new Set<CauseCode>(['disk_full', 'disk_read_only'])

export function causeKind(code: CauseCode): CauseKind {
  if (stoppingCauses.has(code) || stopsWriting.has(code)) return 'stopped'
  if (offline.has(code)) return 'offline'
  return busy.has(code) ? 'busy' : 'attention'
}
