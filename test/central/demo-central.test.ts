import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSampleCentral, startDemoCentral } from './demo-central.ts'
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
    expect((await site.get('/queued_records?limit=1')).body['queueLength']).toBe(queued)
    expect((await site.get('/site')).body).toMatchObject({ siteId: 12, code: 's12', name: 'Kibera', initialisationStatus: 'completed' })
    expect(readdirSync(dataFolder).filter((name) => name.includes('.new'))).toEqual([])
  } finally {
    await second.central.close()
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
