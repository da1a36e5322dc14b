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
const linesOfDocument = 200

/** Rows for a list of `documents`, a search in it and a document of 200 lines, or none where this machine has no Chromium. */
export async function benchPainting(documents: number): Promise<BenchRow[]> {
  const executablePath = findBrowser()
  if (executablePath === null) {
    process.stderr.write('painting is left out: no Chromium here\n')
    return []
  }
  const served = await serve()
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  try {
    const open = (query: string) => opened(browser.newPage({ viewport: { width: 1280, height: 800 } }), `${served.url}?${query}`)
    const empty = await open('documents=0&lines=0')
    const full = await open(`documents=${documents}&lines=${linesOfDocument}`)
    const compare = async (name: string, budget: number, floor: () => Promise<number>, ours: () => Promise<number>) => {
      const [floors, times]: [number[], number[]] = [[], []]
      for (let round = 0; round < rounds; round++) {
        floors.push(await floor())
        times.push(await ours())
      }
      return { ...ratioRow(name, median(floors), median(times), budget), note: 'against an empty one' }
    }
    return [
      await compare(
        `painting a list of ${documents.toLocaleString('en')}`,
        4,
        () => toList(empty, false),
        () => toList(full, true),
      ),
      await compare(
        'painting the answer to a typed letter',
        4,
        () => toSearch(empty),
        () => toSearch(full),
      ),
      await compare(
        `painting a document of ${linesOfDocument} lines`,
        4,
        () => toDocument(empty, false),
        () => toDocument(full, true),
      ),
    ]
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
async function toList(page: Page, hasRows: boolean): Promise<number> {
  const ms = await page.evaluate<number>(`timeTo('#/transactions', '${hasRows ? '[role=row] [role=gridcell]' : '.tabpanel .empty'}')`)
  await leave(page)
  return ms
}

async function toSearch(page: Page): Promise<number> {
  await page.evaluate("location.hash = '#/transactions'")
  await page.locator('input[type=search]').waitFor()
  const ms = await page.evaluate<number>("timeToFind('a')")
  await page.evaluate<number>("timeToFind('')")
  await leave(page)
  return ms
}

/** Until its lines are there, or the place where its first would be. */
async function toDocument(page: Page, hasLines: boolean): Promise<number> {
  const ms = await page.evaluate<number>(`timeTo('#/transaction/paper', '${hasLines ? '[data-item]' : '.page-head'}')`)
  await leave(page)
  return ms
}

async function leave(page: Page): Promise<void> {
  await page.evaluate("location.hash = '#/about'")
  await page.locator('[role=grid], [role=treegrid], .tabpanel').first().waitFor({ state: 'detached' })
}
