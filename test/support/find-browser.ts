/** Which Chromium the browser journeys run in. Run as a program it prints the path, or says in one line how to get one. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe', 'msedge.exe']
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

export const howToGetOne =
  'No Chromium found for the browser journeys: install one (Debian: apt-get install chromium; elsewhere: npx playwright install chromium) or name it in PLAYWRIGHT_CHROMIUM.'

/** The path of a Chromium on this machine, or null. */
export function findBrowser(): string | null {
  const named = process.env['PLAYWRIGHT_CHROMIUM'] ?? ''
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return [named, ...onPath, chromium.executablePath(), ...usualPlaces].find((path) => path !== '' && existsSync(path)) ?? null
}

if (import.meta.main) {
  const found = findBrowser()
  process.stderr.write(found === null ? `${howToGetOne}\n` : `Browser journeys in ${found}\n`)
  process.exitCode = found === null ? 1 : 0
}
