/** What a route gives back; how it gets over the line is the server's matter. */
export type Answer = { readonly status: number; readonly type: 'application/json' | 'text/html' | 'text/plain'; readonly body: string }

const json = (status: number, body: string): Answer => ({ status, type: 'application/json', body })

export const ok = (value: unknown): Answer => json(200, toJson(value))
/** For bodies that are JSON text already: pages of records are never parsed here. */
export const okText = (body: string): Answer => json(200, body)
export const noContent: Answer = json(204, '')
export const text = (status: number, body: string): Answer => ({ status, type: 'text/plain', body })
export const html = (status: number, body: string): Answer => ({ status, type: 'text/html', body })

/** The error body of protocol-v5.md 1.6. */
export function refuse(status: number, code: string, message: string, data: unknown = null): Answer {
  return json(status, toJson({ error: { code, message, data } }))
}

/** JSON in which a bigint stands as the whole number it is. */
export function toJson(value: unknown): string {
  const exact: string[] = []
  const text = JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'bigint') return part
    exact.push(part.toString())
    return `\u0000${exact.length - 1}\u0000`
  })
  return exact.length === 0 ? text : text.replace(/"\\u0000(\d+)\\u0000"/g, (_whole, index: string) => exact[Number(index)] ?? '0')
}
