/**
 * What fast-check draws. A run by hand draws anew each time and looks for what nobody has seen yet; in CI the same tree
 * gives the same answer, so that a change is judged by what it changes. `OUTPOST_SEED` repeats a run that was printed.
 */
import fc from 'fast-check'

const isCi = (process.env['CI'] ?? '') !== ''

/** `inCi`: the seed of this test there. */
export function seedOf(inCi: number): number {
  const given = process.env['OUTPOST_SEED']
  if (given !== undefined) return Number(given)
  return isCi ? inCi : Math.floor(Math.random() * 2 ** 31)
}

if (isCi) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_121 })
