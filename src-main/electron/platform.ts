/** What the operating system gives: where the data lies, where the secret lies, and whether there is a line. */
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Net, PowerMonitor, SafeStorage, Session } from 'electron'
import { besideFolder, fileSecretBox } from '../app.ts'
import type { FindProxy } from '../app-proxy.ts'
import type { SecretBox } from '../app.ts'

export type DevelopmentOptions = {
  readonly data?: string
  readonly central?: string
  readonly site?: string
  readonly 'machine-id'?: string
  readonly interval?: string
}

/** What `npm start`, the demo and the tests give on the command line; a packaged program takes none of it. */
export function developmentOptions(packaged: boolean, args: readonly string[]): DevelopmentOptions {
  if (packaged) return {}
  const text = { type: 'string' } as const
  const options = { data: text, central: text, site: text, 'machine-id': text, interval: text }
  // Not strict: Chromium's own switches stand on the same line.
  const { values } = parseArgs({ args: [...args], options, strict: false })
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => name in options && typeof value === 'string'))
}

export type Place = {
  readonly packaged: boolean
  readonly platform: NodeJS.Platform
  readonly programData: string | undefined
  readonly userData: string
}

/**
 * One folder for the whole machine once packaged: two users of one PC must not make two databases of one site.
 * In development each developer has their own.
 */
export function dataFolder(place: Place): string {
  if (!place.packaged) return join(place.userData, 'data')
  if (place.platform === 'win32') return join(place.programData ?? 'C:\\ProgramData', 'Outpost')
  return place.platform === 'darwin' ? '/Library/Application Support/Outpost' : '/var/lib/outpost'
}

/**
 * Where the use of the data is remembered outside their folder (F-135): beside it where this user may write there, and
 * with the user's own settings, unless these lie in the data folder itself.
 */
export function memoryFolders(folder: string, userData: string): readonly string[] {
  const own = join(userData, 'memory')
  return own.startsWith(join(folder, '/')) ? [besideFolder(folder)] : [besideFolder(folder), own]
}

type Cipher = { readonly seal: (text: string) => Promise<Buffer>; readonly open: (sealed: Buffer) => Promise<string> }

/**
 * The secret, sealed with the OS keychain's key in a file of `folder`; where there is no keychain, in a plain file there.
 * A keychain belongs to one OS user and the folder to all of this machine: each has a sealed file of their own.
 */
export async function secretBox(storage: SafeStorage, platform: NodeJS.Platform, folder: string): Promise<SecretBox> {
  const cipher = await cipherOf(storage, platform)
  if (cipher === null) return fileSecretBox(join(folder, 'site.secret'))
  const file = fileSecretBox(join(folder, `site.${process.getuid?.() ?? userInfo().username}.sealed`))
  return {
    kind: 'keychain',
    read: async () => {
      const sealed = await file.read()
      return sealed === null ? null : cipher.open(Buffer.from(sealed, 'base64'))
    },
    write: async (secret) => file.write((await cipher.seal(secret)).toString('base64')),
    clear: () => file.clear(),
  }
}

/** Electron 45 has the asynchronous form and calls the other deprecated; 33 knows the synchronous one only. */
async function cipherOf(storage: SafeStorage, platform: NodeJS.Platform): Promise<Cipher | null> {
  // With this backend Chromium uses a key that is the same on every computer.
  if (platform === 'linux' && storage.getSelectedStorageBackend() === 'basic_text') return null
  if ('isAsyncEncryptionAvailable' in storage) {
    if (!(await storage.isAsyncEncryptionAvailable())) return null
    return { seal: (text) => storage.encryptStringAsync(text), open: async (sealed) => (await storage.decryptStringAsync(sealed)).result }
  }
  const older: Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> = storage
  if (!older.isEncryptionAvailable()) return null
  return { seal: async (text) => older.encryptString(text), open: async (sealed) => older.decryptString(sealed) }
}

/** Sleep holds syncing until the computer wakes (U-85). Sleep and the lock of the operating system lock the pages; both events where there are both, for Linux has the first alone. */
export function watchPower(
  monitor: Pick<PowerMonitor, 'on'>,
  app: { lockAll(): void; powerSuspended(): void; powerResumed(): void },
): void {
  monitor.on('suspend', () => {
    app.lockAll()
    app.powerSuspended()
  })
  monitor.on('lock-screen', () => app.lockAll())
  monitor.on('resume', () => app.powerResumed())
}

const proxySchemes: ReadonlyMap<string, string> = new Map([
  ['PROXY', 'http'],
  ['HTTPS', 'https'],
])

/**
 * The proxy in Chromium's answer (`PROXY a:8080; SOCKS5 b:1080; DIRECT`), as a URL: the first way that is known here, null
 * where that is the direct one. Throws where there is none of them.
 */
export function proxyIn(answer: string): string | null {
  for (const way of answer.split(';')) {
    const [kind = '', place = ''] = way.trim().split(/\s+/)
    if (kind === 'DIRECT') return null
    const scheme = proxySchemes.get(kind)
    if (scheme !== undefined && place !== '') return `${scheme}://${place}`
  }
  throw new Error(`no known kind of proxy: ${answer}`)
}

/** The proxy that the operating system's settings name for an address, by Chromium, which also reads their scripts (design 3). */
export const systemProxy =
  (session: Pick<Session, 'resolveProxy'>): FindProxy =>
  async (address) =>
    proxyIn(await session.resolveProxy(address))

/** Tells `changed` when the line comes or goes; Electron has no event for it in main. Gives the way to stop. */
export function watchLine(net: Pick<Net, 'isOnline'>, changed: (online: boolean) => void, everyMs = 5000): () => void {
  let before = net.isOnline()
  const timer = setInterval(() => {
    const now = net.isOnline()
    if (now !== before) changed(now)
    before = now
  }, everyMs)
  return () => clearInterval(timer)
}
