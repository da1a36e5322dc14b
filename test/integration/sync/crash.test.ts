/**
 * F-002 F-111 F-116 F-250: the whole program killed with SIGKILL at random moments of initialisation, sync and work, again
 * and again on the same database. After each kill everything that was said to be saved is there, nothing by halves, the
 * database and the stock are sound; in the end the site equals central. 50 kills; with OUTPOST_LONG 1,000, or as many
 * as fit into eight minutes.
 */
import { expect, it } from 'vitest'
import { openCentral } from '../../central/test-country.ts'
import { furnishCentral, liveThroughKills } from '../../support/crash-site.ts'

const isLong = process.env.OUTPOST_LONG === '1'
const kills = Number(process.env.OUTPOST_KILLS ?? (isLong ? 1000 : 50))
const killsASite = isLong ? 20 : 13
const longestMs = 8 * 60_000
/** Two processors. */
const atOnce = 2

it(
  `F-002 F-111 F-116 F-250: killed at random moments (${kills} times), nothing is lost, nothing is half there`,
  async () => {
    const central = await openCentral()
    furnishCentral(central)
    const from = performance.now()
    const moments: string[] = []
    let begun = 0
    let sites = 0
    async function worker(): Promise<void> {
      while (begun < kills && performance.now() - from < longestMs) {
        const mine = Math.min(killsASite, kills - begun)
        begun += mine
        moments.push(...(await liveThroughKills(central, ++sites, mine)))
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    const count = (kind: string) => `${kind} ${moments.filter((moment) => moment === kind).length}`
    const counts = [...new Set(moments)].map(count)
    const seconds = ((performance.now() - from) / 1000).toFixed(1)
    console.log(`${moments.length} kills on ${sites} sites in ${seconds} s: ${counts.join(', ')}`)
    expect(moments.length).toBe(begun)
    expect(moments.length).toBeGreaterThanOrEqual(Math.min(kills, 50))
  },
  isLong ? 3_600_000 : 900_000,
)
