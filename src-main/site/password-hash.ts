/** What is kept of passwords: never themselves. */
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** What is kept and sent in place of the site's password: lower-case hex SHA-256 (protocol-v5.md 1.1). */
export const passwordHash = (password: string): string => createHash('sha256').update(password, 'utf8').digest('hex')

/** A user's password as it is kept here. A format that this version does not know cannot be checked by it. */
export type KeptPassword = { readonly format: number; readonly hash: string }

/** Format 1: `scrypt$ln=15,r=8,p=1$salt$hash`, base64; 2^ln rounds, so 32 MiB for each try. */
export const passwordFormat = 1
type Cost = { readonly ln: number; readonly r: number; readonly p: number }
const cost: Cost = { ln: 15, r: 8, p: 1 }
const shape = /^scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/=]{8,100})\$([\w+/=]{20,200})$/
const mostMemory = 256 * 1024 * 1024

/** Hashes a user's password with a salt of its own. */
export async function keepPassword(password: string): Promise<KeptPassword> {
  const salt = randomBytes(16)
  const hash = await derived(password, salt, 32, cost)
  const text = `scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${salt.toString('base64')}$${hash.toString('base64')}`
  return { format: passwordFormat, hash: text }
}

/** Whether this is the password; `unknown` where what is kept cannot be read by this version. */
export async function checkPassword(password: string, kept: KeptPassword): Promise<'right' | 'wrong' | 'unknown'> {
  const parts = kept.format === passwordFormat ? shape.exec(kept.hash) : null
  if (parts === null) return 'unknown'
  const [ln, r, p] = parts.slice(1, 4).map(Number) as [number, number, number]
  if (ln < 1 || r < 1 || p < 1 || 128 * 2 ** ln * r * p > mostMemory) return 'unknown'
  const expected = Buffer.from(parts[5] ?? '', 'base64')
  const found = await derived(password, Buffer.from(parts[4] ?? '', 'base64'), expected.length, { ln, r, p })
  return timingSafeEqual(found, expected) ? 'right' : 'wrong'
}

/** In the pool of Node's threads: the window stays quick. An accent may come composed or not, by the keyboard that is used. */
function derived(password: string, salt: Buffer, bytes: number, { ln, r, p }: Cost): Promise<Buffer> {
  const options = { N: 2 ** ln, r, p, maxmem: mostMemory + 1024 * 1024 }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, bytes, options, (error, key) => (error === null ? resolve(key) : reject(error)))
  })
}
