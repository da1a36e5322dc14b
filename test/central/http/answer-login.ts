import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { blockedSeconds, forgetFailures, noteFailure } from '../store/login-failures.ts'
import { readRecord, textAt, type Data } from '../store/records.ts'
import { siteByName } from '../store/sites.ts'
import type { Storage } from '../store/storage.ts'
import { accountOf, isPassword, permissionCount, storesOfUser, type UserStore } from '../store/users.ts'
import { emptyRow } from '../wire/columns.ts'
import { ok, okText, refuse, type Answer } from './answer.ts'

export const loginPath = '/api/v4/login'

const Login = z.object({
  username: z.string(),
  password: z.string(),
  loginType: z.enum(['User', 'user']),
  // Older sites do not say where they are.
  siteName: z.string().optional(),
})
type Login = z.infer<typeof Login>

function readLogin(body: string): Login | null {
  try {
    return Login.safeParse(JSON.parse(body)).data ?? null
  } catch {
    return null
  }
}

/** The body as the log of requests keeps it: never a password, and nothing of what is no login. */
export function loggedLogin(body: string): string {
  const login = readLogin(body)
  return login ? JSON.stringify({ username: login.username, loginType: login.loginType, siteName: login.siteName }) : ''
}

const joinId = (userId: string, storeId: string): string => createHash('md5').update(`${userId} ${storeId}`).digest('hex').toUpperCase()

function userStore(userId: string, store: UserStore): Data {
  const permissions = Array.from({ length: permissionCount }, () => false)
  for (const number of store.rights) permissions[number - 1] = true
  return {
    ID: joinId(userId, store.storeId),
    user_ID: userId,
    store_ID: store.storeId,
    can_login: store.canLogin,
    store_default: store.isDefault,
    can_action_replenishments: false,
    permissions,
  }
}

/** The row as this call gives it: here the group's key is spelt otherwise than in the table, and two columns are always null. */
function loginUser(row: Data): Data {
  const { group_ID, ...others } = { ...emptyRow('user'), ...row }
  return { ...others, group_id: group_ID, Signature: '[object Picture]', qdump_offset_b: null, permissions_spare: null }
}

/** `status: "error"` has all keys but `userInfo`: a client reads the shape before the status. */
const failed = {
  status: 'error',
  authenticated: false,
  username: '',
  userFirstName: '',
  userLastName: '',
  userJobTitle: '',
  userType: 'user',
  service: '',
  storeName: '',
}

function success(storage: Storage, row: Data): Answer {
  const userId = textAt(row, 'ID')
  const stores = storesOfUser(storage, userId)
  const home = readRecord(storage, 'store', stores.find((store) => store.isDefault)?.storeId ?? '')
  return ok({
    ...failed,
    status: 'success',
    authenticated: true,
    username: row['name'],
    userFirstName: row['first_name'],
    userLastName: row['last_name'],
    userJobTitle: row['job_title'],
    service: 'login',
    storeName: textAt(home ?? {}, 'name'),
    userInfo: { user: loginUser(row), userStores: stores.map((store) => userStore(userId, store)) },
  })
}

/** The row of the user whose password this is, or null: wrong name, wrong password, not active. */
function checked(storage: Storage, login: Login): Data | null {
  const userId = accountOf(storage, login.username)
  const row = userId === null ? null : readRecord(storage, 'user', userId)
  return row && userId !== null && row['active'] !== false && isPassword(storage, userId, login.password) ? row : null
}

/** POST /api/v4/login: a person's name and password for their stores and rights (protocol-v5.md 1.8; U-01, U-03). */
export function answerLogin(ctx: Context, body: string): Answer {
  const ordered = ctx.knobs.take('loginAnswer')
  if (ordered !== undefined) return typeof ordered === 'string' ? okText(ordered) : ok(ordered)
  const login = readLogin(body)
  if (!login) return refuse(400, 'bad_body', 'A login needs username, password, loginType and siteName.')
  const { storage, settings } = ctx
  if (login.siteName !== undefined && !siteByName(storage, login.siteName)) return ok(failed)
  const seconds = blockedSeconds(storage, login.username)
  if (seconds > 0) return { ...ok({ status: 'user_login_timeout', timeoutRemaining: seconds }), status: 403 }
  const row = checked(storage, login)
  if (row) {
    forgetFailures(storage, login.username)
    return success(storage, row)
  }
  noteFailure(storage, login.username, settings.loginAttempts, settings.loginBlockSeconds)
  return refuse(401, 'user_incorrect_login', 'The name or the password is wrong.')
}
