/** Electron's fuses by the names that electron-builder gives them. */
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

export const fuseNames: Readonly<Record<string, FuseV1Options>> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
}

// In the file a fuse is one character.
const states: Readonly<Record<string, boolean>> = { 0: false, 1: true }

/** The fuses as they stand in the file of a packed program; null for one that this Electron does not have. */
export async function readFuses(program: string): Promise<Record<string, boolean | null>> {
  const wire = await getCurrentFuseWire(program)
  const state = (fuse: FuseV1Options): boolean | null => states[String.fromCharCode(Number(wire[fuse]))] ?? null
  return Object.fromEntries(Object.entries(fuseNames).map(([name, fuse]) => [name, state(fuse)]))
}
