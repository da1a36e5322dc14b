import type { Admin } from './admin.ts'

/** The administrator's operations of a central in another process: the same names, answered over HTTP. */
export type RemoteAdmin = {
  [K in keyof Admin]: (...values: Parameters<Admin[K]>) => Promise<Awaited<ReturnType<Admin[K]>>>
}

/** Speaks to the central at `url`. An operation that central refuses is thrown with central's words. */
export function remoteAdmin(url: string): RemoteAdmin {
  const call = async (name: string, values: readonly unknown[]): Promise<unknown> => {
    const response = await fetch(new URL(`/test/${name}`, url), { method: 'POST', body: JSON.stringify(values) })
    const body = (await response.json()) as { result?: unknown; error?: { message: string } }
    if (!response.ok) throw new Error(`central, ${name}: ${body.error?.message ?? response.status}`)
    return body.result
  }
  return new Proxy({} as RemoteAdmin, {
    get:
      (_target, name) =>
      (...values: unknown[]) =>
        call(String(name), values),
  })
}
