/** What a failed connection means (F-120): the codes of Node, OpenSSL and undici, sorted into causes that can be said. */
import { networkInterfaces } from 'node:os'
import type { CauseCode } from '../contract/causes.ts'
import { TransportError } from './ports.ts'

const causeOfCode: Readonly<Record<string, CauseCode>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ECONNRESET: 'connection_lost',
  ECONNABORTED: 'connection_lost',
  EPIPE: 'connection_lost',
  UND_ERR_SOCKET: 'connection_lost',
  UND_ERR_CLOSED: 'connection_lost',
  UND_ERR_DESTROYED: 'connection_lost',
  UND_ERR_ABORTED: 'connection_lost',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'connection_lost',
  Z_BUF_ERROR: 'connection_lost',
  Z_DATA_ERROR: 'bad_answer',
  ERR_BUFFER_TOO_LARGE: 'bad_answer',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls_untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls_untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls_untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls_untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls_untrusted',
  CERT_UNTRUSTED: 'tls_untrusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls_name',
  CERT_HAS_EXPIRED: 'tls_expired',
  CERT_NOT_YET_VALID: 'tls_expired',
  EPROTO: 'tls_other',
}

const otherTls = /^(?:ERR_SSL|ERR_TLS|CERT_|CRL_)/

/** Turns what undici or Node threw into a TransportError; what is no fault of the line is thrown on as it is. */
export function faultOf(error: unknown, isOnline: () => boolean = hasNetwork): TransportError {
  if (error instanceof TransportError) return error
  const code = faultCode(error)
  if (code === null) throw error
  const detail = error instanceof Error && error.message !== '' ? error.message : code
  const params = code === 'bad_answer' ? { field: 'answer' } : {}
  return new TransportError(isOffline(code, isOnline) ? 'offline' : code, detail, params, error)
}

/** A place that is not found or not reached says nothing of that place while this computer has no network. */
const isOffline = (code: CauseCode, isOnline: () => boolean): boolean => (code === 'dns' || code === 'unreachable') && !isOnline()

/** Whether this error tells no more than that this computer has no network. */
export function saysOffline(error: Error): boolean {
  const code = faultCode(error)
  return code !== null && isOffline(code, hasNetwork)
}

/** The cause of an error or of whatever caused it; happy-eyeballs connects throw an AggregateError. */
function faultCode(error: unknown): CauseCode | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const known = causeOfCode[code] ?? (otherTls.test(code) ? 'tls_other' : undefined)
  if (known !== undefined) return known
  if (error.name === 'HTTPParserError') return 'not_central'
  if (error instanceof AggregateError) return faultCode(error.errors[0])
  return error.cause === undefined ? null : faultCode(error.cause)
}

/** False when this computer has no address but its own loopback. */
export function hasNetwork(): boolean {
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some((address) => !address.internal) ?? false)
}
