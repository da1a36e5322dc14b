/** electron-builder's own reading of electron-builder.yml, and its own check of it. */
import { createRequire } from 'node:module'
import { join } from 'node:path'

export type BuilderConfig = {
  readonly npmRebuild: boolean
  readonly electronFuses: Readonly<Record<string, boolean>>
  readonly win: { readonly target: unknown }
  readonly nsis: Readonly<Record<string, unknown>>
  readonly pkg: { readonly scripts: string }
  readonly mac: Readonly<Record<string, unknown>>
  readonly linux: { readonly target: unknown; readonly maintainer: string }
  readonly deb: { readonly afterInstall: string }
}

// Its inner module: what it exports neither reads a configuration nor applies the schema.
const inner = createRequire(import.meta.url)('../../node_modules/app-builder-lib/out/util/config/config.js') as {
  readonly getConfig: (folder: string, path: null, more: null) => Promise<BuilderConfig>
  readonly validateConfiguration: (config: object, debug: { readonly isEnabled: boolean }) => Promise<void>
}

export const readBuilderConfig = (): Promise<BuilderConfig> => inner.getConfig(join(import.meta.dirname, '../..'), null, null)

/** Rejects with electron-builder's words where the configuration does not fit its schema. */
export const checkBuilderConfig = (config: object): Promise<void> => inner.validateConfiguration(config, { isEnabled: false })
