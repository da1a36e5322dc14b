/** The stock of a store over whole random histories: every way in which people here move it, one after the other. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ledgerOf } from '../../../src-main/domain/ledger.ts'
import { daysOfItem, movementsOfBatch, movementsOfItem, promisesOf } from '../../../src-main/repositories/ledger.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic } from '../../support/builders.ts'
import { batches, deeds } from '../../support/stock-deeds.ts'

/** Packs that came with the first sync, without a document. */
const pulled: Readonly<Record<string, number>> = { 'came by sync': 8 }

function seeThatAllHolds(clinic: Clinic): void {
  const { db } = clinic
  for (const batch of batches(clinic)) {
    expect(batch.available).toBeGreaterThanOrEqual(0)
    expect(batch.total).toBeGreaterThanOrEqual(batch.available)
    const promised = promisesOf(db, 'store-a', batch.id).reduce((sum, one) => sum + one.packs, 0)
    expect(batch.totalVolume).toBeCloseTo(batch.volumePerPack * batch.total, 6)
    const lies = db.sqlite.prepare('SELECT location_id FROM location_movement WHERE stock_line_id = ? AND exit_date IS NULL').pluck()
    if (pulled[batch.id] === undefined) expect(lies.all(batch.id)).toEqual(batch.place === null ? [] : [batch.place])
    expect(batch.available + promised).toBeCloseTo(batch.total, 6)
    const ledger = ledgerOf(movementsOfBatch(db, 'store-a', batch.id), batch.total * batch.pack_size)
    expect(ledger.missing).toBe(0)
    expect(ledger.opening).toBeCloseTo((pulled[batch.id] ?? 0) * batch.pack_size, 6)
    expect(Math.min(0, ...ledger.entries.map((entry) => entry.balance))).toBe(0)
    expect(ledger.entries.at(-1)?.balance ?? ledger.opening).toBeCloseTo(batch.total * batch.pack_size, 6)
  }
  for (const item of ['amox', 'zinc']) {
    const moved = movementsOfItem(db, 'store-a', item).reduce((sum, one) => sum + one.units, 0)
    expect(daysOfItem(db, 'store-a', item).reduce((sum, day) => sum + day.in - day.out, 0)).toBeCloseTo(moved, 6)
  }
}

/** People work over some days: what is dated back lies among what others did. */
const [start, sevenHours] = [Date.parse('2026-03-01T08:00:00Z'), 7 * 3_600_000]

const kinds = Object.keys(deeds)
/** Every deed once, so that what is proved never hangs on what was drawn. */
const eachOnce = [
  { what: 'begin', n: 0, m: 0, packs: 0 },
  { what: 'promiseItem', n: 0, m: 0, packs: 5 },
  { what: 'ship', n: 0, m: 0, packs: 0 },
  { what: 'receive', n: 2, m: 0, packs: 5 },
  { what: 'adjust', n: 0, m: 0, packs: 2 },
  { what: 'repack', n: 0, m: 1, packs: 1 },
  { what: 'find', n: 1, m: 0, packs: 3 },
  { what: 'begin', n: 0, m: 0, packs: 0 },
  { what: 'promiseBatch', n: 0, m: 0, packs: 1 },
  { what: 'remove', n: 0, m: 0, packs: 0 },
  { what: 'correct', n: 0, m: 0, packs: 7 },
  { what: 'takeOff', n: 0, m: 0, packs: 0 },
  { what: 'begin', n: 0, m: 0, packs: 0 },
  { what: 'promiseBatch', n: 0, m: 0, packs: 1 },
  { what: 'allocate', n: 0, m: 0, packs: 0 },
  { what: 'pick', n: 0, m: 0, packs: 0 },
  { what: 'bringBack', n: 0, m: 0, packs: 1 },
  { what: 'sendBack', n: 2, m: 0, packs: 1 },
  { what: 'count', n: 0, m: 0, packs: 4 },
  { what: 'countThen', n: 0, m: 0, packs: 3 },
  { what: 'countThen', n: 1, m: 2, packs: 5 },
  { what: 'hold', n: 0, m: 0, packs: 0 },
  { what: 'move', n: 1, m: 1, packs: 0 },
  { what: 'beginCount', n: 0, m: 0, packs: 6 },
  { what: 'mergePlaces', n: 0, m: 0, packs: 0 },
  { what: 'endCount', n: 0, m: 0, packs: 0 },
  { what: 'receive', n: 4, m: 0, packs: 3 },
  { what: 'sendAllBack', n: 1, m: 0, packs: 0 },
]
const deed = fc.record({
  // What is asked for often goes first: most deeds are worth nothing without it.
  what: fc.constantFrom(...kinds, 'promiseItem', 'promiseBatch', 'promiseBatch', 'ship', 'pick', 'receive', 'countThen'),
  n: fc.nat(20),
  m: fc.nat(20),
  packs: fc.integer({ min: 0, max: 15 }),
})

test('5B, 5I: at every moment of a random history of all kinds of documents total ≥ available ≥ 0, promised + available = total, ledger balance = total, volume = packs × volume of a pack, and the movement log says where it lies', () => {
  const done = new Set<string>()
  fc.assert(
    fc.property(fc.array(deed, { minLength: 8, maxLength: 20 }), (history) => {
      const clinic = makeClinic({ isAudited: false })
      clinic.add.item('zinc', 'Zinc 20 mg')
      clinic.add.customer('depot', { supplier: true })
      for (const place of ['shelf', 'fridge', 'store room']) clinic.add.location(place)
      clinic.add.name('invad', { code: 'invad', type: 'invad', customer: true, supplier: true })
      clinic.add.batch('came by sync', 8, { volume_per_pack: 0.25, total_volume: 2 })
      clinic.add.preferences({ backdating: { enabled: true, max_days: 10 } })
      for (const [at, { what, ...drawn }] of history.entries()) {
        clinic.at(new Date(start + at * sevenHours).toISOString())
        const result = deeds[what]?.(clinic, drawn)
        if (result?.ok === true && result.value !== null) done.add(what)
        seeThatAllHolds(clinic)
      }
      clinic.db.close()
    }),
    { numRuns: 13, examples: [[eachOnce]] },
  )
  expect([...done].toSorted(), 'every deed was done at least once').toEqual([...kinds].toSorted())
})
