/** The other half of the histories, for the other processor; see histories.test.ts. In the long form (OUTPOST_LONG) ten times as many. */
import { it } from 'vitest'
import { isLong, proveHistories, runs } from '../../support/histories/prove.ts'

it(
  `F-101 F-109 F-111 F-113 F-161 F-225 F-251: after any history all are equal, nothing lost, nothing twice, once more (${runs} histories)`,
  () => proveHistories(2),
  isLong ? 3_600_000 : 900_000,
)
