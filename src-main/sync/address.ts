/** Addresses of a central as people type them (protocol-v5.md 1.2). */
import { TransportError } from './ports.ts'

/**
 * The typed address as scheme, lower-case host and port: blanks, path, query and last slash go, https is put before
 * where no scheme was typed (http on this computer). null when no address can be made of it.
 */
export function cleanAddress(text: string): { readonly address: string; readonly cleaned: boolean } | null {
  const typed = text.trim().replaceAll('\\', '/')
  if (typed === '' || /\s/.test(typed)) return null
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `${isLoopback(hostOf(typed)) ? 'http' : 'https'}://${typed}`
  if (!URL.canParse(withScheme)) return null
  const url = new URL(withScheme)
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '') return null
  return { address: url.origin, cleaned: url.origin !== text }
}

const hostOf = (typed: string): string => /^(\[[^\]]*\]|[^:/]*)/.exec(typed)?.[1]?.toLowerCase() ?? ''

/** The address without path, when it may be used: https, or http on this computer. Throws TransportError otherwise. */
export function originOf(address: string, allowInsecure: boolean): string {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) throw new TransportError('url_invalid', address)
  if (url.protocol === 'http:' && !allowInsecure && !isLoopback(url.hostname)) throw new TransportError('url_insecure', url.origin)
  return url.origin
}

/** Practice knows one central, and its data go to no other (U-80). Throws TransportError `practice_only` for any other origin. */
export function checkOnly(url: string, only: string | undefined): void {
  if (only !== undefined && new URL(url).origin !== only) throw new TransportError('practice_only', new URL(url).origin)
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
}
