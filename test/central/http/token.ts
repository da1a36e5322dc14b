import { createHmac, timingSafeEqual } from 'node:crypto'

export type Claims = { readonly siteId: number; readonly databaseId: string; readonly generation: number; readonly exp: number }

const encode = (value: string | Buffer): string => Buffer.from(value).toString('base64url')
const sign = (text: string, secret: string): string => createHmac('sha256', secret).update(text).digest('base64url')

/** A JWT (HS256) that names the site and the UUID of its active database (F-106). `exp` is in seconds. */
export function issueToken(claims: Claims, secret: string): string {
  const text = `${encode('{"alg":"HS256","typ":"JWT"}')}.${encode(JSON.stringify(claims))}`
  return `${text}.${sign(text, secret)}`
}

/** The claims of a token that this central signed, or null. Whether it is still good is for the caller to see. */
export function readToken(token: string, secret: string): Claims | null {
  const [head, body, signature] = token.split('.')
  if (head === undefined || body === undefined || signature === undefined) return null
  const expected = Buffer.from(sign(`${head}.${body}`, secret))
  const given = Buffer.from(signature)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims
}
