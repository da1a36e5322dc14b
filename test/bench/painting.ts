/**
 * Painting in a real window (design 12): the built page in a Chromium, a list of many documents against an empty one on
 * the same machine. Timed from the change of place to the frame after the one that shows it.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { chromium, type Page } from 'playwright'
import { build, preview, type InlineConfig } from 'vite'
import { findBrowser } from '../support/find-browser.ts'
import { median, ratioRow, type BenchRow } from './report.ts'
import { scratch } from './site.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const rounds = 15

/** Rows for a list of `documents`, or none where this machine has no Chromium. */
export async function benchPainting(documents: number): Promise<BenchRow[]> {
  const executablePath = findBrowser()
  if (executablePath === null) {
    process.stderr.write('painting is left out: no Chromium here\n')
    return []
  }
  const served = await serve()
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  try {
    const open = (count: number) => opened(browser.newPage({ viewport: { width: 1280, height: 800 } }), `${served.url}?documents=${count}`)
    const [empty, full] = [await open(0), await open(documents)]
    const [floors, ours]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round++) {
      floors.push(await toList(empty, 0))
      ours.push(await toList(full, documents))
    }
    const row = ratioRow(`painting a list of ${documents.toLocaleString('en')}`, median(floors), median(ours), 4)
    return [{ ...row, note: 'against an empty list' }]
  } finally {
    await browser.close()
    await served.close()
  }
}

async function serve(): Promise<{ url: string; close: () => Promise<void> }> {
  const page = path.join(root, 'test/bench/painting/index.html')
  const shared: InlineConfig = { root, configFile: false, logLevel: 'error', plugins: [react()] }
  const outDir = scratch()
  await build({ ...shared, build: { outDir, emptyOutDir: true, target: 'chrome130', rolldownOptions: { input: page } } })
  const server = await preview({ ...shared, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } })
  return { url: `${server.resolvedUrls?.local[0] ?? ''}test/bench/painting/index.html`, close: () => server.close() }
}

async function opened(opening: Promise<Page>, url: string): Promise<Page> {
  const page = await opening
  await page.goto(`${url}#/about`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  return page
}

/** Milliseconds until the list, or the sentence that there is nothing in it, is on the screen; then away again. */
async function toList(page: Page, documents: number): Promise<number> {
  const shown = documents === 0 ? '.tabpanel .empty' : '[role=row] [role=gridcell]'
  const ms = await page.evaluate<number>(`timeTo('#/transactions', '${shown}')`)
  await page.evaluate("location.hash = '#/about'")
  await page.locator('[role=grid], .tabpanel').first().waitFor({ state: 'detached' })
  return ms
}
