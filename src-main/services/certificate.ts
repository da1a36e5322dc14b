/** A central whose certificate nobody has signed (F-102): its fingerprint is compared by people once, then only that one is taken. */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { Db } from '../db/write.ts'
import { write } from '../db/write.ts'
import { clearSetting, getSetting, setSetting } from '../repositories/settings.ts'
import type { LineFault } from './setup.ts'

export type CertificateContext = {
  readonly db: Db
  readonly clock: () => Date
  /** The fingerprint that the server at this address shows now, whether this computer trusts it anyway, or why it was not reached. */
  readonly shown: (address: string) => Promise<{ readonly fingerprint: string; readonly isTrusted: boolean } | LineFault>
  /** Told once it is on disk: the line is made anew with it. */
  readonly changed: () => Promise<void>
}

/** Central must show it at this moment: what a page was told a while ago may be another's by now. null forgets the one there is. */
export async function trustCertificate(context: CertificateContext, fingerprint: string | null): Promise<Result<Record<string, never>>> {
  const { db, clock, shown, changed } = context
  const address = getSetting(db, 'address')
  if (address === undefined) return refuse('refused', 'not_registered')
  const found = fingerprint === null ? null : await shown(address)
  if (found !== null && 'fault' in found) return refuse('unavailable', found.fault, found.params)
  if (found !== null && found.fingerprint !== fingerprint)
    return refuse('refused', 'certificate_differs', { fingerprint: found.fingerprint })
  write(db, { kind: 'local', userId: null, at: clock().toISOString() }, (tx) =>
    // One that is signed by somebody trusted needs no exception, nor does the one that follows it.
    fingerprint === null || found?.isTrusted === true ? clearSetting(tx, 'certificate') : setSetting(tx, 'certificate', fingerprint),
  )
  await changed()
  return ok({})
}
