/**
 * Who may import what, as data (design 2). A file belongs to the first zone whose pattern fits. `ours` names zones,
 * `packages` npm packages, `node` allows node: modules. `typesOnly` zones may be imported by `import type` alone.
 */
export type Zone = {
  readonly name: string
  readonly files: RegExp
  readonly ours: readonly string[]
  readonly typesOnly?: readonly string[]
  readonly packages?: readonly string[]
  readonly node?: boolean
}

const page = [
  'react',
  'react-dom',
  'react-aria-components',
  'react-aria',
  'react-stately',
  'zustand',
  '@tanstack/react-virtual',
  'i18next',
  'react-i18next',
  'lucide-react',
  '@fontsource-variable/inter',
  '@internationalized/date',
  'zod',
]

/** The engine and what it is made of: no clock, no timers, no node:, so that every history can be played in a test. */
const pureSync = /^src-main\/sync\/(engine|schedule|schedule-.*|ports|cycle|fetch|send|prepare|pace|progress)\.ts$/
const worker = ['sync-pure', 'sync-wire', 'sync-store', 'sync-node']

export const zones: readonly Zone[] = [
  { name: 'contract', files: /^src-main\/contract\//, ours: ['contract'], packages: ['zod'] },
  { name: 'domain', files: /^src-main\/domain\//, ours: ['domain', 'contract'], packages: ['gs1-barcode-parser-mod'] },
  { name: 'tables', files: /^src-main\/tables\//, ours: ['tables', 'domain', 'contract'] },
  { name: 'log', files: /^src-main\/(log|private-file)\.ts$/, ours: [], node: true },
  { name: 'db-write', files: /^src-main\/db\/write\.ts$/, ours: ['db', 'contract'], packages: ['better-sqlite3'], node: true },
  {
    name: 'db',
    files: /^src-main\/db\//,
    ours: ['db', 'db-write', 'contract', 'log'],
    typesOnly: ['tables'],
    packages: ['better-sqlite3', 'kysely'],
    node: true,
  },
  {
    name: 'repositories',
    files: /^src-main\/repositories\//,
    ours: ['repositories', 'db', 'db-write', 'tables', 'domain', 'contract'],
    packages: ['kysely', 'zod'],
    node: true,
  },
  {
    name: 'site',
    files: /^src-main\/site\//,
    ours: ['site', 'contract', 'log'],
    packages: ['node-machine-id', 'fflate', 'zod'],
    node: true,
  },
  {
    name: 'services',
    files: /^src-main\/services\//,
    ours: ['services', 'repositories', 'db-write', 'domain', 'site', 'contract', 'log'],
    node: true,
  },
  { name: 'sync-pure', files: pureSync, ours: ['sync-pure', 'contract'] },
  {
    name: 'sync-wire',
    files: /^src-main\/sync\/(protocol|json)\.ts$/,
    ours: ['sync-wire', 'sync-pure', 'contract'],
    packages: ['zod'],
  },
  {
    name: 'sync-store',
    files: /^src-main\/sync\/(store|integrate|inbox|encode)[^/]*\.ts$/,
    ours: ['sync-store', 'sync-pure', 'sync-wire', 'db', 'db-write', 'tables', 'repositories', 'domain', 'contract'],
    node: true,
  },
  {
    name: 'sync-node',
    files: /^src-main\/sync\//,
    ours: [...worker, 'db', 'db-write', 'repositories', 'tables', 'site', 'contract', 'log'],
    packages: ['undici', 'zod'],
    node: true,
  },
  { name: 'ipc', files: /^src-main\/ipc\//, ours: ['ipc', 'contract', 'services', 'log'], packages: ['zod'] },
  {
    name: 'electron',
    files: /^src-main\/electron\//,
    ours: ['electron', 'app', 'contract', 'log'],
    packages: ['electron', 'zod'],
    node: true,
  },
  { name: 'web', files: /^src-main\/web\//, ours: ['web', 'app', 'contract', 'ipc', 'log'], packages: ['zod'], node: true },
  {
    name: 'app',
    files: /^src-main\/(app|app-[a-z-]+)\.ts$/,
    ours: ['app', 'contract', 'domain', 'tables', 'db', 'db-write', 'repositories', 'services', 'site', ...worker, 'ipc', 'log'],
    node: true,
  },
  { name: 'page-build', files: /^src-renderer\/vite\.config\.ts$/, ours: [], packages: ['vite', '@vitejs/plugin-react'], node: true },
  { name: 'page', files: /^src-renderer\//, ours: ['page', 'contract', 'locales'], packages: page },
  { name: 'locales', files: /^resources\//, ours: [] },
]

export const zoneOf = (file: string): Zone | null => zones.find((zone) => zone.files.test(file)) ?? null
