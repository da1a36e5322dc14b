import { expect, test } from 'vitest'
import { knownSites } from '../../../src-main/domain/known-sites.ts'

const own = { number: 12, name: 'Kibera' }
const store = (name: string, site_number: number | null) => ({ code: name.slice(0, 1), name, site_number })

test('F-220: central on top, then this site, then the others by their number, each with its stores', () => {
  const stores = [store('Zam', 140), store('Dispensary', 12), store('Annex', 140), store('Mathare', 14), store('Clinic', 12)]
  expect(knownSites(own, 1, stores)).toEqual([
    { role: 'central', number: 1, name: '', type: 'central', stores: [] },
    { role: 'here', number: 12, name: 'Kibera', type: 'standalone', stores: ['Dispensary', 'Clinic'] },
    { role: 'other', number: 14, name: '', type: null, stores: ['Mathare'] },
    { role: 'other', number: 140, name: '', type: null, stores: ['Zam', 'Annex'] },
  ])
})

test('F-220: central stays on top where its number is higher, has stores, or is not told; a store that no site has makes no site', () => {
  const sites = (central: number | null) => knownSites(own, central, [store('Nowhere', 0), store('Never', null), store('Bulk', 90)])
  expect(sites(90)).toMatchObject([{ role: 'central', number: 90, stores: ['Bulk'] }, { role: 'here' }])
  expect(sites(null)).toMatchObject([{ role: 'central', number: null, stores: [] }, { role: 'here' }, { role: 'other', number: 90 }])
  expect(knownSites(null, null, [])).toEqual([{ role: 'central', number: null, name: '', type: 'central', stores: [] }])
})

test('F-220: a store without a name is called by its code', () => {
  expect(knownSites(own, 1, [{ code: 'KBR', name: null, site_number: 12 }])[1]?.stores).toEqual(['KBR'])
})
