/** A store is made ready to go to another site: frozen here, sent until nothing waits, and certified (F-236). */
import { createHash } from 'node:crypto'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { CertificateFigures, StoreMove } from '../contract/store-move.ts'
import { codeAlphabet, figureParts, wholeLength } from '../contract/store-move.ts'
import type { Db, ReadDb, Tx } from '../db/write.ts'
import { write } from '../db/write.ts'
import { certificateFigures, textOfPart } from '../domain/store-certificate.ts'
import { isWhole } from '../domain/store-role.ts'
import { countArrivals } from '../repositories/inbox.ts'
import { getSetting } from '../repositories/settings.ts'
import { documentsOf, stockOf } from '../repositories/store-certificate.ts'
import { freeze, thaw } from '../repositories/store-freezes.ts'
import { storeQueue } from '../repositories/store-queue.ts'
import type { KnownStore } from '../repositories/store-stays.ts'
import { readStoreFacts } from '../repositories/store-stays.ts'
import { readStore } from '../repositories/stores.ts'

export type MoveContext = {
  readonly db: Db
  readonly clock: () => Date
  readonly userId: string | null
  /** The name of who asks, for the certificate. */
  readonly userName: string
  /** The data are not the ones this computer used last: nothing of the site may be written. */
  readonly readOnly: boolean
  /** Told once it is on disk: what waits is sent, and every page hears what it may do in the store. */
  readonly changed: () => void
}

/** What is still to be sent of a store, and what it holds here: of one that is whole here, or was until it left. */
export function storeMove({ db, clock }: Pick<MoveContext, 'db' | 'clock'>, storeId: string): Result<StoreMove> {
  const store = factsOf(db, storeId)
  const here = store.role === 'left' || store.role === 'collector' ? ok(null) : isWhole(store)
  return here.ok ? ok(moveOf(db, store, clock())) : here
}

/** From now on no record of the store is written here, also none that the program makes by itself. Repeating it changes nothing. */
export const freezeStore = (context: MoveContext, storeId: string): Result<StoreMove> =>
  changeFreeze(context, storeId, (tx) => freeze(tx, storeId, context.userName))

/** Work in the store goes on here, as long as central has not moved it. */
export const thawStore = (context: MoveContext, storeId: string): Result<StoreMove> =>
  changeFreeze(context, storeId, (tx) => thaw(tx, storeId))

function changeFreeze(context: MoveContext, storeId: string, change: (tx: Tx) => void): Result<StoreMove> {
  const { db, clock, userId, readOnly, changed } = context
  if (readOnly) return refuse('unavailable', 'read_only')
  const here = write(db, { kind: 'local', userId, at: clock().toISOString() }, (tx) => {
    // Inside of the transaction: the store may have left with a sync that went on meanwhile.
    const allowed = isWhole(factsOf(tx, storeId))
    if (allowed.ok) change(tx)
    return allowed
  })
  if (!here.ok) return here
  changed()
  return storeMove(context, storeId)
}

const factsOf = (db: ReadDb, storeId: string): KnownStore => readStoreFacts(db, storeId, getSetting(db, 'site')?.number)

function moveOf(db: ReadDb, { id, name, frozen }: KnownStore, now: Date): StoreMove {
  const site = getSetting(db, 'site')
  const figures = certificateFigures({ ...documentsOf(db, id), ...stockOf(db, id) })
  return {
    storeId: id,
    code: readStore(db, id)?.code ?? '',
    name,
    site: { number: site?.number ?? 0, name: site?.name ?? '' },
    frozen,
    ...storeQueue(db, id),
    inbox: countArrivals(db),
    at: now.toISOString(),
    figures,
    checkCode: checkCode(id, figures),
  }
}

/** Five letters stand against two stores that differ in one part being called equal: once in twenty million. */
export function checkCode(storeId: string, figures: CertificateFigures): string {
  const texts = figureParts.map((part) => textOfPart[part](figures))
  return letters([storeId, ...texts].join('\n\n'), wholeLength) + texts.map((text, at) => letters(`${figureParts[at]} ${text}`, 1)).join('')
}

const letters = (text: string, count: number): string =>
  [...createHash('sha256').update(text).digest().subarray(0, count)].map((byte) => codeAlphabet[byte % codeAlphabet.length]).join('')
