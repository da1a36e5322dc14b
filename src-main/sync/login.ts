/**
 * Asks central whether a user's password is right: POST /api/v4/login (protocol-v5.md 1.8). The answer decides who
 * gets in and what they may do, so it is taken whole or not at all: one value of a wrong type, a list of permissions
 * of a wrong length or somebody else's data, and nobody is let in.
 */
import { z } from 'zod'
import { originOf } from './address.ts'
import type { LineOptions } from './http.ts'
import { createHttp } from './http.ts'
import { TransportError } from './ports.ts'
import { isObject } from './protocol.ts'
import type { Answer } from './refusal.ts'
import { answerBody, looksLikeHtml, refusalOf } from './refusal.ts'

export type CentralUser = {
  readonly id: string
  readonly username: string
  readonly firstName: string
  readonly lastName: string
  readonly jobTitle: string
  readonly isActive: boolean
}
/** `rights` are permission numbers of 4.14, from 1. */
export type CentralStore = { readonly storeId: string; readonly isDefault: boolean; readonly rights: readonly number[] }
export type Login =
  | { readonly kind: 'accepted'; readonly user: CentralUser; readonly stores: readonly CentralStore[] }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'blocked'; readonly seconds: number }
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'unreachable'; readonly cause: string }
export type LoginCall = { readonly address: string; readonly siteName: string; readonly username: string; readonly password: string }

/**
 * How long a list of permissions may be. It has 1000 places in the sample (1.8), which nowhere says that it must: a
 * central with more or fewer of them has another whole number of hundreds, no fewer than the numbers of 4.14 take. A
 * list that is off by a few has been moved by a place, and every right in it would be another one.
 */
export const permissionPlaces = { least: 600, most: 10_000, step: 100 }
const mostStores = 10_000
/** A person waits for the answer. */
const line: LineOptions = { connectTimeoutMs: 10_000, idleTimeoutMs: 30_000, largestAnswerBytes: 16 * 1024 * 1024 }

/** Asks with the person's name and password, which are kept nowhere. Rejects only for a bug. */
export async function askLogin(call: LoginCall, options: LineOptions & { readonly allowInsecure?: boolean } = {}): Promise<Login> {
  const { allowInsecure = false, ...own } = options
  try {
    const url = `${originOf(call.address, allowInsecure)}/api/v4/login`
    return readLogin(await post(url, call, { ...line, ...own }), call.username)
  } catch (error) {
    if (!(error instanceof TransportError)) throw error
    const { code, detail } = error.cause_
    return code === 'bad_answer' ? { kind: 'unreadable', detail } : { kind: 'unreachable', cause: code }
  }
}

async function post(url: string, { username, password, siteName }: LoginCall, options: LineOptions): Promise<Answer> {
  const http = createHttp(options)
  try {
    const body = JSON.stringify({ username, password, loginType: 'User', siteName })
    return await http.exchange({ method: 'POST', url, headers: { 'content-type': 'application/json' }, body })
  } finally {
    await http.close()
  }
}

/** What an answer means. A page of HTML is some box on the way, whatever its status: it is no word of central's on a password (T5). */
export function readLogin(answer: Answer, username: string): Login {
  if (looksLikeHtml(answer)) return { kind: 'unreachable', cause: 'captive_portal' }
  if (answer.status === 401) return { kind: 'wrong' }
  if (answer.status === 403) return readBlocked(answer)
  if (answer.status < 200 || answer.status >= 300) throw refusalOf(answer)
  const body = answerBody(answer)
  if (isObject(body) && body.status === 'error') return { kind: 'unreachable', cause: 'central_error' }
  return readAccepted(body, username)
}

const Blocked = z.object({ status: z.literal('user_login_timeout'), timeoutRemaining: z.number().min(0) })
const longestBlockSeconds = 24 * 3600

function readBlocked(answer: Answer): Login {
  const body = Blocked.safeParse(answerBody(answer))
  if (!body.success) throw refusalOf(answer)
  return { kind: 'blocked', seconds: Math.ceil(Math.min(body.data.timeoutRemaining, longestBlockSeconds)) }
}

const wellFormed = (text: string): boolean => (text as string & { isWellFormed(): boolean }).isWellFormed()
const Id = z.string().min(1).max(64).refine(wellFormed)
const Text = z
  .string()
  .max(1000)
  .refine(wellFormed)
  .nullish()
  .transform((text) => text ?? '')
const User = z.object({
  ID: Id,
  name: z.string().min(1).max(200).refine(wellFormed),
  first_name: Text,
  last_name: Text,
  job_title: Text,
  active: z.boolean().default(true),
})
const Store = z.object({
  user_ID: Id,
  store_ID: Id,
  can_login: z.boolean(),
  store_default: z.boolean().nullish(),
  permissions: z.unknown(),
})
const Accepted = z.object({
  status: z.literal('success'),
  authenticated: z.literal(true).optional(),
  userInfo: z.object({ user: User, userStores: z.array(Store).max(mostStores) }),
})

function readAccepted(body: unknown, username: string): Login {
  const read = Accepted.safeParse(body)
  if (!read.success) return unreadable(read.error.issues[0]?.path ?? [])
  const { user, userStores } = read.data.userInfo
  if (folded(user.name) !== folded(username)) return unreadable(['userInfo', 'user', 'name'])
  const stores = new Map<string, CentralStore>()
  for (const [at, store] of userStores.entries()) {
    if (store.user_ID !== user.ID) return unreadable(['userInfo', 'userStores', at, 'user_ID'])
    if (!store.can_login) continue
    const rights = numbersOf(store.permissions)
    if (rights === null) return unreadable(['userInfo', 'userStores', at, 'permissions', lengthOf(store.permissions)])
    stores.set(store.store_ID, { storeId: store.store_ID, isDefault: store.store_default === true, rights })
  }
  return { kind: 'accepted', user: userOf(user), stores: [...stores.values()] }
}

const folded = (name: string): string => name.normalize('NFC').toLowerCase().normalize('NFC').trim()

/** null for anything but a list of booleans of a length that can be. */
function numbersOf(permissions: unknown): number[] | null {
  if (!Array.isArray(permissions) || !isWhole(permissions.length)) return null
  if (!permissions.every((value) => typeof value === 'boolean')) return null
  return permissions.flatMap((value, at) => (value ? [at + 1] : []))
}

function isWhole(length: number): boolean {
  const { least, most, step } = permissionPlaces
  return length >= least && length <= most && length % step === 0
}

const lengthOf = (permissions: unknown): string => (Array.isArray(permissions) ? `length ${permissions.length}` : 'no list')

const userOf = (user: z.infer<typeof User>): CentralUser => ({
  id: user.ID,
  username: user.name,
  firstName: user.first_name,
  lastName: user.last_name,
  jobTitle: user.job_title,
  isActive: user.active,
})

/** Only where it went wrong, never what was there. */
const unreadable = (path: readonly PropertyKey[]): Login => ({ kind: 'unreadable', detail: path.map(String).join('.') || 'answer' })
