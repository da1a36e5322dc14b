/** What the configuration of the package promises, held against electron-builder's own schema and what main imports. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { describe, expect, test } from 'vitest'
import { checkBuilderConfig, readBuilderConfig } from '../support/builder-config.ts'
import { fuseNames } from '../support/fuses.ts'
import { packageOf, root, sourceFiles } from './source-files.ts'

const config = await readBuilderConfig()
const metadata = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly dependencies: Record<string, string>
  readonly devDependencies: Record<string, string>
  readonly homepage: string
}
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

describe("electron-builder's configuration", () => {
  test('fits the schema of the electron-builder that reads it', async () => {
    await expect(checkBuilderConfig(structuredClone(config))).resolves.toBeUndefined()
  })

  test.each([{ electronFuses: { runAsNodes: false } }, { nsis: { permachine: true } }, { asarUnpacked: [] }])(
    'the schema has teeth: %j does not fit',
    async (wrong) => {
      const spoilt = structuredClone({ ...config, ...wrong })
      await expect(checkBuilderConfig(spoilt)).rejects.toThrow('Invalid configuration object')
    },
  )

  test('style 6, row 19: the eight fuses stand as style 6 has them', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
    expect(Object.keys(fuseNames).toSorted()).toEqual(Object.keys(config.electronFuses).toSorted())
    expect(new Set(Object.values(fuseNames))).toEqual(new Set(Object.values(FuseV1Options).filter((value) => typeof value === 'number')))
  })

  test('Windows, macOS and Linux: an installer for the whole machine, and the data outlive the program', () => {
    expect(config.npmRebuild).toBe(false)
    expect(config.win.target).toBe('nsis')
    expect(config.nsis).toMatchObject({ oneClick: false, perMachine: true, deleteAppDataOnUninstall: false })
    expect(config.mac).toMatchObject({ target: ['pkg', 'zip'], hardenedRuntime: true })
    expect(config.linux.target).toEqual(['deb', 'AppImage'])
    expect([config.linux.maintainer, metadata.homepage]).toEqual([expect.stringMatching(/<.+@.+>/), expect.stringMatching(/^https:/)])
  })
})

/** Small parsers of main that the build puts into its own file, as it does with what the page imports. */
const bundled: readonly string[] = ['gs1-barcode-parser-mod']

describe('what is packed', () => {
  test('of npm exactly the packages that main imports; the page has its own bundled in', () => {
    const main = sourceFiles('src-main').flatMap((file) => file.imports.filter((one) => !one.typeOnly && !/^\.|^node:/.test(one.from)))
    const imported = new Set(main.map(({ from }) => packageOf(from)).filter((name) => name !== 'electron'))
    const installed = [...imported].filter((name) => !bundled.includes(name))
    expect(Object.keys(metadata.dependencies).toSorted()).toEqual(installed.toSorted())
    // The build leaves out of main's own file only what is among the dependencies.
    expect(bundled.filter((name) => metadata.devDependencies[name] === undefined || !imported.has(name))).toEqual([])
  })

  test('style 6, row 16: every version is pinned exactly, Electron before all', () => {
    const versions = Object.entries({ ...metadata.dependencies, ...metadata.devDependencies })
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
    expect(metadata.devDependencies['electron']).toMatch(/^45\./)
  })
})

describe('what the installers run', () => {
  const scripts = [config.deb.afterInstall, join('resources', config.pkg.scripts, 'postinstall')]
  const include = textOf(String(config.nsis['include']))

  test('the files that the configuration names are there', () => {
    const named = [...scripts, String(config.nsis['include']), String(config.mac['entitlements']), 'resources/icons/outpost.png']
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
    if (process.platform !== 'win32') expect(statSync(join(root, scripts[1] ?? '')).mode & 0o111).toBe(0o111)
  })

  test('Linux: only the words that electron-builder fills in stand in ${…}', () => {
    const words = [...textOf(config.deb.afterInstall).matchAll(/\$\{([a-zA-Z]+)\}/g)].map((match) => match[1])
    expect(new Set(words)).toEqual(new Set(['executable', 'sanitizedProductName']))
  })

  test('each makes the data folder of design 3, for the users of Outpost on this machine and for nobody else', () => {
    expect(textOf(scripts[0] ?? '')).toContain('install --directory --mode=2770 --owner=root --group=outpost /var/lib/outpost')
    expect(textOf(scripts[1] ?? '')).toMatch(/for folder in '\/Library\/Application Support\/Outpost' [^]+chown root:staff[^]+chmod 2770/)
    expect(include).toMatch(/SetShellVarContext all\s+CreateDirectory "\$APPDATA\\Outpost"/)
    // What is remembered of the data lies beside them (F-135), for the same people.
    expect(textOf(scripts[0] ?? '')).toContain('--group=outpost /var/lib/outpost-memory')
    expect(textOf(scripts[1] ?? '')).toContain("'/Library/Application Support/Outpost-memory'; do")
    expect(include).toContain('icacls.exe" "$APPDATA\\Outpost-memory" /inheritance:r /grant:r *S-1-5-18')
    const rights = /\/inheritance:r \/grant:r (.+)'/.exec(include)?.[1]?.split(' ')
    expect(rights).toEqual(['*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F', '*S-1-5-32-545:(OI)(CI)M'])
  })
})
