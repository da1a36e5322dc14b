/** Packs the program twice for the tests that follow, and looks at what was packed. */
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listPackage } from '@electron/asar'
import { expect, test } from '@playwright/test'
import { readBuilderConfig } from '../support/builder-config.ts'
import { readFuses } from '../support/fuses.ts'
import { pack, packedIn } from '../support/package.ts'
import { packed } from './support/packaged.ts'

test.describe.configure({ mode: 'serial' })

const opener = 'enableNodeCliInspectArguments'
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))

test('the program can be packed, as it is shipped and so that a test can drive it', () => {
  expect(pack(packed.release)).toBe(0)
  expect(pack(packed.driven, [`-c.electronFuses.${opener}=true`])).toBe(0)
})

test('style 6, row 19: the fuses in the packed program are those of the configuration', async () => {
  const { electronFuses } = await readBuilderConfig()
  expect(await readFuses(packedIn(packed.release).program)).toEqual(electronFuses)
  expect(await readFuses(packedIn(packed.driven).program)).toEqual({ ...electronFuses, [opener]: true })
})

test('only what runs is packed: the built program, what main imports of npm, one native file', () => {
  const { resources } = packedIn(packed.release)
  const files = listPackage(join(resources, 'app.asar'), { isPack: false }).map((path) => path.replaceAll('\\', '/'))
  const expected = [
    /^\/(package\.json|resources|resources\/icons|resources\/icons\/outpost\.png)$/,
    /^\/out(\/main|\/preload|\/renderer)?(\/chunks|\/assets)?(\/[\w-]+\.(js|cjs|css|html|svg|woff2))?$/,
    /^\/node_modules(\/(better-sqlite3|fflate|kysely|node-machine-id|undici|zod)(\/.*)?)?$/,
  ]
  expect(files.filter((path) => !expected.some((pattern) => pattern.test(path)))).toEqual([])
  const needless = /\.(ts|cts|mts|map|md|gyp|c|cpp|h|sql|yml)$|\/(test|tests|docs|deps|src|types)(\/|$)/
  expect(files.filter((path) => needless.test(path))).toEqual([])
  expect(files.length).toBeLessThan(800)
  // U-80: the sample central of practice is among it.
  expect(files).toContain('/out/main/practice.js')

  expect(
    filesBelow(resources)
      .filter((path) => !path.startsWith('app.asar.unpacked/'))
      .toSorted(),
  ).toEqual(['app.asar'])
  const native = filesBelow(join(resources, 'app.asar.unpacked'))
  expect(native).toHaveLength(1)
  expect(native[0]).toMatch(/^node_modules\/better-sqlite3\/.+\.node$/)
})

test('it carries the words of Chromium in the languages of Outpost only', () => {
  if (process.platform === 'darwin') return
  const locales = readdirSync(join(dirname(packedIn(packed.release).program), 'locales'))
  expect(locales.toSorted()).toEqual(['en-US.pak', 'fr.pak'])
})
