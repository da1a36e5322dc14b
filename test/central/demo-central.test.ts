import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSampleCentral, startDemoCentral } from './demo-central.ts'
import { demoUsers, type DemoUser } from './sample/demo-users.ts'
import { createSiteCaller } from './site-caller.ts'

test('the demo central keeps its country and what was done to it when it is stopped and started at the same port', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'demo-central-'))
  const first = await startDemoCentral({ dataFolder })
  const { port, url } = first.central
  const site = createSiteCaller(first.central, { name: first.siteName, password: first.password, variant: 'A' })
  const queued = Number((await site.post('/initialise', {})).body['queueLength'])
  expect(queued).toBeGreaterThan(5000)
  await first.central.close()
  const second = await startDemoCentral({ dataFolder, port })
  try {
    expect(second.central.url).toBe(url)
    expect(second.users.map((user) => user.username)).toEqual(['grace.wanjiru', 'peter.otieno', 'amina.hassan'])
    expect((await site.get('/queued_records?limit=1')).body['queueLength']).toBe(queued)
    expect((await site.get('/site')).body).toMatchObject({ siteId: 12, code: 's12', name: 'Kibera', initialisationStatus: 'completed' })
    expect(readdirSync(dataFolder).filter((name) => name.includes('.new'))).toEqual([])
  } finally {
    await second.central.close()
  }
})

test('U-01, U-04: the people of the demo sign in with their passwords; one may do the work, one only look, one administer', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'demo-central-')), 'central.db')
  const central = await openSampleCentral({ file }, { items: 20, documents: 20 })
  type Store = { store_ID: string; permissions: boolean[] }
  const storesOf = async (user: DemoUser | undefined): Promise<Store[]> => {
    const body = { username: user?.username, password: user?.password, loginType: 'User', siteName: 'Kibera' }
    const response = await fetch(`${central.url}/api/v4/login`, { method: 'POST', body: JSON.stringify(body) })
    return ((await response.json()) as { userInfo: { userStores: Store[] } }).userInfo.userStores
  }
  try {
    const codes = new Map(central.admin.records('store').map((store) => [store['ID'], store['code']]))
    const may = async (role: string, number: number): Promise<unknown[]> => {
      const stores = await storesOf(demoUsers.find((user) => user.role === role))
      return stores.filter((store) => store.permissions[number - 1]).map((store) => codes.get(store.store_ID))
    }
    expect(await may('pharmacist', 42)).toEqual(['KBR', 'LSB'])
    expect(await may('pharmacist', 157)).toEqual([])
    expect(await may('clerk', 43)).toEqual(['KBR'])
    expect(await may('clerk', 42)).toEqual([])
    for (const number of [73, 157, 171]) expect(await may('administrator', number)).toEqual(['KBR', 'LSB'])
    expect(demoUsers.map((user) => user.role)).toEqual(['pharmacist', 'clerk', 'administrator'])
    expect(JSON.stringify(central.admin.records('user'))).not.toMatch(/-demo/)
  } finally {
    await central.close()
  }
})

test('a sample country that was cut short is made anew', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'demo-central-')), 'central.db')
  writeFileSync(`${file}.new`, 'half a country')
  const central = await openSampleCentral({ file }, { items: 20, documents: 20 })
  try {
    expect(central.admin.records('item').length).toBe(20)
  } finally {
    await central.close()
  }
})
