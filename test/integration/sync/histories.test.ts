/**
 * Random histories on three sites and one central: work, central's own changes, merges, deletes, stores that move,
 * restarts, and a line that loses, doubles, delays and cuts. In the end, over a good line, every site equals central
 * where it should, nothing is lost, nothing is done twice. A counter-example becomes a test in histories-found.test.ts.
 * In the long form (OUTPOST_LONG) ten times as many.
 */
import { it } from 'vitest'
import { isLong, proveHistories, runs } from '../../support/histories/prove.ts'

it(
  `F-101 F-109 F-111 F-113 F-161 F-225 F-251: after any history all are equal, nothing lost, nothing twice (${runs} histories)`,
  () => proveHistories(1),
  isLong ? 3_600_000 : 900_000,
)
