/** F-135: users of one computer each remember its data for themselves; what one has set up anew is no stranger to the other. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { valueOf } from '../../support/builders.ts'
import { openWorld, placeOf, register, setUp, start } from '../../support/identity-site.ts'

test('F-135: a site that one user has registered anew and not loaded yet is this computer’s own for the other, too', async () => {
  const world = await openWorld('A')
  const clinic = placeOf(world, 'clinic')
  await (await setUp(world, clinic)).close()
  const anew = { ...clinic, folder: join(world.root, 'anew'), memory: join(world.root, 'memory of the second user') }
  const second = await start(anew)
  valueOf(await register(second, world))
  await second.close()
  const { client } = await start({ ...anew, memory: clinic.memory })
  expect(valueOf(await client['app.state']({}))).toMatchObject({ phase: 'initialising', identity: 'fine', readOnly: false })
})
