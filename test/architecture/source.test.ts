import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesBelow, root, sourceFiles, targetOf } from './source-files.ts'

const product = sourceFiles('src-main', 'src-renderer')
const everything = [...product, ...sourceFiles('test')]
const paths = (files: readonly { readonly path: string }[]): string[] => files.map((file) => file.path)

describe('security settings (style 6)', () => {
  test('ipcMain and ipcRenderer stand in one file each', () => {
    expect(paths(product.filter((file) => /\bipcMain\b/.test(file.text)))).toEqual(['src-main/electron/ipc-bridge.ts'])
    expect(paths(product.filter((file) => /\bipcRenderer\b/.test(file.text)))).toEqual(['src-main/electron/preload.ts'])
  })

  test.each([
    [
      'rows 6, 8 to 10: settings that open a page',
      /\b(webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures)\b/,
    ],
    ['row 15: nothing opens a link outside the program', /\bopenExternal\b/],
    ['certificates are never trusted by hand', /certificate-error|setCertificateVerifyProc|NODE_TLS_REJECT/],
    ['the sandbox is never switched off', /no-sandbox|sandbox:\s*false|nodeIntegration\w*:\s*true|contextIsolation:\s*false|bypassCSP/],
    ['nothing is run from text or laid into the page as text', /\beval\(|dangerouslySetInnerHTML|\.innerHTML\b/],
    ['no synchronous call from the page', /\bsendSync\b|\.returnValue\b/],
  ])('%s', (_what, pattern) => {
    expect(paths(product.filter((file) => pattern.test(file.text)))).toEqual([])
  })

  test('F-102: only the probe, which sends nothing, and the line that takes one compared certificate look at it themselves', () => {
    expect(paths(product.filter((file) => /rejectUnauthorized:\s*false/.test(file.text)))).toEqual([
      'src-main/sync/pinned.ts',
      'src-main/sync/probe.ts',
    ])
  })

  test('U-82, F-100: only the web shell opens a port, and nothing but itself leads to it', () => {
    const opensPort = /\bcreate(Secure|Http2)?Server\(|\bcreateSocket\(|\.listen\(|\bWebSocketServer\b/
    expect(paths(product.filter((file) => opensPort.test(file.text)))).toEqual(['src-main/web/server.ts'])
    const leads = product.filter((file) =>
      file.imports.some(({ from, typeOnly }) => !typeOnly && targetOf(file.path, from)?.startsWith('src-main/web/') === true),
    )
    expect(paths(leads).filter((path) => !path.startsWith('src-main/web/'))).toEqual([])
  })

  test('functions are made from text only where the registry compiles its codecs', () => {
    expect(
      paths(product.filter((file) => /new Function\(/.test(file.text))).filter((path) => !path.startsWith('src-main/tables/')),
    ).toEqual([])
  })
})

describe('writes', () => {
  const writes = /\b(insertInto|updateTable|deleteFrom)\(|\b(INSERT (OR \w+ )?INTO|UPDATE \w+\s+SET|DELETE FROM|REPLACE INTO)\b/

  test('SQL that writes stands in repositories and migrations only', () => {
    const writing = paths(product.filter((file) => writes.test(file.text)))
    expect(
      writing.filter((path) => !/^src-main\/(repositories|db\/migrations)\//.test(path) && path !== 'src-main/tables/compile.ts'),
    ).toEqual([])
    expect(writing.length).toBeGreaterThan(0)
  })
})

describe('form', () => {
  test('no file has more than 400 lines', () => {
    const styles = filesBelow('src-renderer', /\.css$/).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
    expect(paths([...everything, ...styles].filter((file) => file.text.split('\n').length > 401))).toEqual([])
  })

  test('file names are kebab-case', () => {
    const name = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|config|bench|d|setup))?\.tsx?$/
    expect(paths(everything).filter((path) => !name.test(path.split('/').at(-1) ?? ''))).toEqual([])
  })

  test('no enum, no parameter property, no default export outside the configs', () => {
    const fault = /^\s*(export )?(const )?enum \w|constructor\([^)]*\b(private|public|readonly) |^export default /m
    expect(paths(everything.filter((file) => fault.test(file.text))).filter((path) => !path.endsWith('.config.ts'))).toEqual([])
  })

  test('no test is left out or alone, and nothing is left to do later', () => {
    const left = new RegExp(String.raw`\b(test|it|describe)\.(skip|only|todo|fixme)\b|\b(TO` + String.raw`DO|FIX` + String.raw`ME|XXX)\b`)
    expect(paths(everything.filter((file) => left.test(file.text) && file.path !== 'test/architecture/source.test.ts'))).toEqual([])
  })

  test('the source knows nothing of the machine that it was written on', () => {
    const machine = /["'`( ](\/work\/|\/root\/|C:\\Users)|electron-runtime/
    const texts = [
      ...filesBelow('src-main', /./),
      ...filesBelow('src-renderer', /./),
      ...filesBelow('test', /\.(ts|md|json)$/),
      'package.json',
      'README.md',
    ]
    const naming = texts.filter(
      (path) => path !== 'test/architecture/source.test.ts' && machine.test(readFileSync(join(root, path), 'utf8')),
    )
    expect(naming).toEqual([])
  })
})

test('every font of the project has its licence beside it', () => {
  const fonts = filesBelow('src-renderer', /\.(woff2?|ttf|otf)$/)
  expect(fonts.length).toBeGreaterThan(0)
  const bare = fonts.filter((path) => !/OPEN FONT LICENSE Version 1\.1/.test(readFileSync(join(root, dirname(path), 'LICENSE'), 'utf8')))
  expect(bare).toEqual([])
})

describe('the top level', () => {
  const folders = ['src-main', 'src-renderer', 'resources', 'test']
  const files = ['package.json', 'package-lock.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'tsconfig.json', 'electron-builder.yml']
  const made = ['node_modules', 'out', 'dist', 'test-results', 'playwright-report']

  test('holds the folders of design 2, dotfiles and tool configs, and nothing else', () => {
    const strange = readdirSync(root).filter(
      (name) => ![...folders, ...files, ...made].includes(name) && !name.startsWith('.') && !/^[a-z.]+\.config\.ts$/.test(name),
    )
    expect(strange).toEqual([])
  })
})
