/** Who may use the web shell: whoever holds the one-time address that was printed, and from then on that browser. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export type Gate = {
  /** The token of the next address to print; good once. */
  readonly newToken: () => string
  /** A session for a token that is good, else null. */
  readonly exchange: (token: string) => string | null
  /** The session of a cookie header, else null. */
  readonly sessionOf: (cookieHeader: string | undefined) => string | null
}

export const cookieName = 'outpost_session'
const secret = (): string => randomBytes(32).toString('base64url')
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

export function createGate(): Gate {
  const tokens: Buffer[] = []
  const sessions = new Map<string, Buffer>()
  return {
    newToken: () => {
      const token = secret()
      tokens.push(digest(token))
      return token
    },
    exchange: (token) => {
      const given = digest(token)
      const at = tokens.findIndex((known) => timingSafeEqual(known, given))
      if (at === -1) return null
      tokens.splice(at, 1)
      const session = secret()
      sessions.set(session.slice(0, 12), digest(session))
      return session
    },
    sessionOf: (header) => {
      const session = cookieOf(header)
      const known = session === null ? undefined : sessions.get(session.slice(0, 12))
      return session !== null && known !== undefined && timingSafeEqual(known, digest(session)) ? session.slice(0, 12) : null
    },
  }
}

function cookieOf(header: string | undefined): string | null {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1) ?? null
}
