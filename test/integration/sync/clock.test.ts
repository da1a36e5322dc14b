/** U-08: a clock that is off is said by the sync that finds it out, stops nothing, and is said no more once it is right. */
import { expect, test } from 'vitest'
import { openCountry } from '../../central/test-country.ts'
import { issue, openSite } from '../../support/sync-site.ts'

test.each(['A', 'B'] as const)('U-08: over variant %s', async (variant) => {
  const country = await openCountry(variant)
  const { admin } = country.central
  const site = openSite({ url: country.central.url, variant })
  expect(await site.press()).toMatchObject({ outcome: 'done' })
  expect(site.supervisor.status().cause).toBeNull()

  admin.knob('dateAheadMs', 2 * 3_600_000 + 5.5 * 60_000)
  issue(site.db, { id: 'inv-1', storeId: country.store.storeId, nameId: 'ward-1' })
  expect(await site.press()).toMatchObject({ outcome: 'done', cause: null, sent: 2 })
  const { cause, phase } = await site.until((status) => status.cause !== null)
  expect(phase).toBe('idle')
  expect(cause).toMatchObject({ code: 'clock_behind', params: { hours: 2, minutes: 5 } })

  admin.clearKnobs('dateAheadMs')
  admin.knob('dateAheadMs', -24 * 3_600_000)
  await site.press()
  await site.until((status) => status.cause?.code === 'clock_ahead')

  admin.clearKnobs('dateAheadMs')
  expect(await site.press()).toMatchObject({ outcome: 'done' })
  await site.until((status) => status.cause === null)
})

test('U-08: the date of a box on the way says nothing of this clock, and what it did say comes first', async () => {
  const country = await openCountry()
  const { admin } = country.central
  const site = openSite({ url: country.central.url })
  await site.press()
  admin.knob('dateAheadMs', 24 * 3_600_000)
  admin.knob('html', true)
  expect(await site.press()).toMatchObject({ outcome: 'failed', cause: { code: 'captive_portal' } })
  expect(site.supervisor.status().cause?.code).toBe('captive_portal')
  admin.clearKnobs('dateAheadMs')
  admin.clearKnobs('html')
  await site.press()
  await site.until((status) => status.cause === null)
})
