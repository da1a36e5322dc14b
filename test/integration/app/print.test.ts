/** U-62: the PDF of a page, as the page asks for it in each shell. */
import { expect, test } from 'vitest'
import { outputHandlers } from '../../../src-main/ipc/output-handlers.ts'
import type { HandlerPorts } from '../../../src-main/ipc/handlers.ts'

const page = { id: 'window-7', refusal: () => null }
const handlers = (pdf: HandlerPorts['pdf']) => outputHandlers({ pdf } as HandlerPorts)

test('U-62: the desktop program prints the window that asked, whatever bytes come', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at)
  const asked: string[] = []
  const answer = await handlers(async (id) => (asked.push(id), bytes))['print.pdf']({}, page)
  expect(answer.ok && Uint8Array.from(atob(answer.value.base64), (sign) => sign.charCodeAt(0))).toEqual(bytes)
  expect(asked).toEqual(['window-7'])
})

test('U-62: the web shell has no PDF of its own and says so', async () => {
  expect(await handlers(null)['print.pdf']({}, page)).toMatchObject({ ok: false, error: { reason: 'no_pdf_here' } })
})
