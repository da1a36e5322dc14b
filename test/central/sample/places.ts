/** The stores of the demo and their neighbours stand first; further ones are made of the words below. */
export type Place = { readonly code: string; readonly name: string }

export const demoStores: readonly Place[] = [
  { code: 'KBR', name: 'Kibera Clinic' },
  { code: 'LSB', name: 'Laini Saba Health Post' },
]
export const nationalStore: Place = { code: 'NMS', name: 'National Medical Stores' }
export const regionalStores: readonly Place[] = [
  { code: 'NWR', name: 'Nairobi West Regional Store' },
  { code: 'CRS', name: 'Coast Regional Store' },
  { code: 'RVR', name: 'Rift Valley Regional Store' },
  { code: 'WRS', name: 'Western Regional Store' },
]
/** Clinics near Kibera; they get some of their stock from it. */
export const neighbours: readonly Place[] = [
  { code: 'MTH', name: 'Mathare Health Centre' },
  { code: 'DGR', name: 'Dagoretti Clinic' },
  { code: 'KWG', name: 'Kawangware Dispensary' },
]
export const farTowns: readonly string[] = [
  'Ruaraka',
  'Kasarani',
  'Kitengela',
  'Machakos',
  'Mtwapa',
  'Kilifi',
  'Voi',
  'Lamu',
  'Nakuru',
  'Naivasha',
  'Eldoret',
  'Kericho',
  'Bomet',
  'Kakamega',
  'Bungoma',
  'Busia',
  'Siaya',
  'Homa Bay',
  'Migori',
  'Kisii',
  'Nyeri',
  'Meru',
  'Embu',
  'Isiolo',
  'Garissa',
  'Wajir',
  'Kitui',
  'Narok',
]
export const storeKinds: readonly string[] = ['Hospital', 'Health Centre', 'Dispensary', 'Clinic', 'Health Post']

export const suppliers: readonly Place[] = [
  { code: 'MEDI', name: 'Medipharm Wholesale' },
  { code: 'LABX', name: 'Labotec Laboratories' },
  { code: 'UNIC', name: 'United Essential Supplies' },
  { code: 'HARA', name: 'Harambee Pharmaceuticals' },
  { code: 'SAVA', name: 'Savannah Surgical' },
  { code: 'GDON', name: 'Global Health Donations' },
]
/** Facilities without a store of their own: wards, departments, teams. */
export const wards: readonly string[] = [
  'Maternity ward',
  'Outpatient department',
  'Theatre',
  'Laboratory',
  'Paediatric ward',
  'Outreach team, Langata',
  'Emergency room',
  'Dental unit',
  'Comprehensive care clinic',
  'Immunisation room',
]
export const firstNames: readonly string[] = [
  'Achieng',
  'Brian',
  'Catherine',
  'David',
  'Esther',
  'Faith',
  'George',
  'Hassan',
  'Irene',
  'John',
  'Kevin',
  'Lilian',
]
export const lastNames: readonly string[] = [
  'Otieno',
  'Wanjiru',
  'Mwangi',
  'Njeri',
  'Hassan',
  'Kamau',
  'Chebet',
  'Mutua',
  'Wairimu',
  'Odhiambo',
  'Barasa',
  'Kiptoo',
]
