import { contentSecurityPolicy } from '../../src-main/contract/page-policy.ts'
import { operationNames } from '../../src-main/contract/client.ts'
import { ask } from './support/ask.ts'
import { expect, test } from './support/fixtures.ts'
import { heading } from './support/steps.ts'

test.use({ breaksPolicy: true })

test('the policy comes as a header, and what it forbids does not happen (style 6, row 7)', async ({ page, shell }) => {
  // A window that is still on its way to its first page cannot be reloaded.
  await expect(heading(page, 'Which language?')).toBeVisible()
  const answered = page.waitForResponse((response) => response.request().isNavigationRequest())
  await page.reload()
  const response = await answered
  expect(response.headers()['content-security-policy']).toBe(contentSecurityPolicy(shell === 'electron' ? 'none' : 'self'))

  // A script of text does not get as far as script-src: nothing here may make one out of text.
  expect(await page.evaluate(violation, 'script')).toBe('require-trusted-types-for')
  expect(await page.evaluate(() => 'injected' in window)).toBe(false)
  expect(await page.evaluate(violation, 'style')).toBe('style-src-elem')
  expect(await page.evaluate(whetherFetched)).toBe('blocked')
  expect(await page.evaluate(whetherCompiled)).toBe('blocked')
})

/** What the policy says to an element of the page's own making; its text goes in as a node, past what guards `textContent`. */
const violation = (tag: string): Promise<string> =>
  new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective), { once: true })
    const element = document.createElement(tag)
    element.appendChild(document.createTextNode(tag === 'script' ? 'window.injected = true' : 'body { display: none }'))
    document.head.append(element)
  })

const whetherFetched = (): Promise<string> =>
  fetch('https://example.org/').then(
    () => 'done',
    () => 'blocked',
  )

/** In a later turn: what the debugger itself calls is not held by the policy. */
const whetherCompiled = (): Promise<string> =>
  new Promise((resolve) => {
    setTimeout(() => {
      try {
        resolve(String(Reflect.construct(Function, ['return 1'])))
      } catch {
        resolve('blocked')
      }
    }, 0)
  })

test('the page has no Node and nothing of the shell but its bridge (rows 2, 3, 20)', async ({ page, shell }) => {
  const found = await page.evaluate(() => ({
    node: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process'), typeof Reflect.get(window, 'Buffer')],
    electron: Object.keys(window).filter((name) => /electron|ipc/i.test(name)),
    bridge: Object.keys((Reflect.get(window, 'outpost') as { invoke?: object } | undefined)?.invoke ?? {}),
  }))
  expect(found.node).toEqual(['undefined', 'undefined', 'undefined'])
  expect(found.electron).toEqual([])
  expect(found.bridge).toEqual(shell === 'electron' ? [...operationNames] : [])
})

test('a made-up operation, or a good one with bad input, is refused and main goes on (row 17, bad input)', async ({ page }) => {
  for (const name of ['__proto__', 'constructor', 'no.such']) expect(await ask(page, name, {})).toMatchObject({ ok: false })
  const validation = { ok: false, error: { code: 'validation' } }
  expect(await ask(page, 'app.setLocale', { locale: 'xx' })).toMatchObject(validation)
  expect(await ask(page, 'app.setLocale', { locale: 'en', sql: 'DROP TABLE invoice' })).toMatchObject(validation)
  expect(await ask(page, 'app.setLocale', 'x'.repeat(100_000))).toMatchObject(validation)
  expect(await ask(page, 'app.state', {})).toMatchObject({ ok: true })
})
