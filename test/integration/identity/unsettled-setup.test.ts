/** 4-5, F-135: data that come from elsewhere before their loading has ended; nobody can sign in there to settle them. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { valueOf } from '../../support/builders.ts'
import type { Variant } from '../../support/identity-site.ts'
import { changesAsked, copyData, load, openWorld, placeOf, register, setUp, start } from '../../support/identity-site.ts'

test.each<Variant>(['A', 'B'])(
  '4-5: at a central of variant %s, data carried to another computer while they are loading: the setup begins anew, and central decides',
  async (variant) => {
    const world = await openWorld(variant)
    const [clinic, next] = [placeOf(world, 'clinic'), placeOf(world, 'next')]
    const first = await start(clinic)
    valueOf(await register(first, world))
    await first.close()
    copyData(clinic, next)
    const running = await start(next)
    const { client } = running
    expect(valueOf(await client['app.state']({}))).toMatchObject({ phase: 'initialising', identity: 'moved', readOnly: true })
    await client['setup.load']({})
    expect(changesAsked(world)).toBe(0)

    valueOf(await client['setup.anew']({}))
    expect(valueOf(await client['app.state']({}))).toMatchObject({ phase: 'first_run', identity: 'fine', readOnly: false })
    expect(readdirSync(join(next.folder, 'set-aside'))).toHaveLength(1)
    const { address, siteName } = valueOf(await client['setup.state']({}))
    expect({ address, siteName }).toEqual({ address: world.country.central.url, siteName: 'Kibera' })
    // The other computer may still be the site's own: only the administrator at central can say that it is not.
    expect(await register(running, world)).toMatchObject({ error: { reason: 'site_incorrect_hardware_id' } })
    world.country.central.admin.resetHardware(world.country.siteId)
    valueOf(await register(running, world))
    await load(running)
    expect(valueOf(await client['app.state']({}))).toMatchObject({ phase: 'ready', identity: 'fine' })
  },
)

test('4-5: another database that was being loaded, in place of the one that this computer used last, is set aside likewise', async () => {
  const world = await openWorld('A')
  const [clinic, third] = [placeOf(world, 'clinic'), placeOf(world, 'third')]
  await (await setUp(world, clinic)).close()
  const other = await start(third)
  valueOf(await register(other, world, 'mathare'))
  await other.close()
  copyData(third, clinic)
  const { client } = await start(clinic)
  expect(valueOf(await client['app.state']({}))).toMatchObject({ phase: 'initialising', identity: 'foreign' })
  valueOf(await client['setup.anew']({}))
  expect(valueOf(await client['app.state']({}))).toMatchObject({ phase: 'first_run', identity: 'fine' })
})

test('U-84: what is this computer’s own is not set aside, neither while it loads nor before', async () => {
  const world = await openWorld('A')
  const clinic = placeOf(world, 'clinic')
  const running = await start(clinic)
  expect(await running.client['setup.anew']({})).toMatchObject({ error: { reason: 'identity_fine' } })
  valueOf(await register(running, world))
  expect(await running.client['setup.anew']({})).toMatchObject({ error: { reason: 'identity_fine' } })
  await load(running)
  expect(await running.client['setup.anew']({})).toMatchObject({ error: { reason: 'not_allowed_now' } })
  expect(readdirSync(clinic.folder)).not.toContain('set-aside')
})
