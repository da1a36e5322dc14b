import type { Admin } from '../admin.ts'
import { ok, refuse, type Answer } from './answer.ts'
import type { AdminRoute } from './serve.ts'

/**
 * `POST /test/<operation>` with the arguments as a JSON array, answered `{"result": ...}`; `GET /test/<operation>`
 * for those without arguments. For tests and demos that run central in another process.
 */
export function adminRoute(admin: Admin): AdminRoute {
  return async (url, _method, body): Promise<Answer> => {
    const name = url.pathname.slice('/test/'.length)
    if (!Object.hasOwn(admin, name)) return refuse(404, 'no_such_operation', `Central has no test operation ${name}.`)
    const given: unknown = body === '' ? [] : JSON.parse(body)
    const operation = admin[name as keyof Admin] as (...values: unknown[]) => unknown
    const result = await operation(...(Array.isArray(given) ? given : [given]))
    return ok({ result: result ?? null })
  }
}
