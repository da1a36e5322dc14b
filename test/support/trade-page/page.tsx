/** The real renderer over made-up data: `?theme=dark&locale=fr&documents=100000#/stores`. For pictures and keyboard walks. */
import { ok } from '../../../src-main/contract/result.ts'
import type { AppState } from '../../../src-main/contract/site.ts'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { cleanStart, safe } from '../fake-diagnosis.ts'
import { homeAnswers } from '../fake-home.ts'
import { stockAnswers } from '../fake-stock.ts'
import { signedIn } from '../fake-people.ts'
import { createFakeTrade } from '../fake-trade.ts'
import { openStoreId } from '../fake-trade-data.ts'

const query = new URLSearchParams(location.search)

const app: AppState = {
  version: '0.1.0',
  shell: 'web',
  locale: query.get('locale') === 'fr' ? 'fr' : 'en',
  theme: (query.get('theme') ?? 'light') as AppState['theme'],
  phase: 'ready',
  identity: 'fine',
  readOnly: false,
  cause: null,
  site: { number: 12, name: 'Kibera', code: 'KBR', uuid: 'a4c0', address: 'https://central.example' },
  storeId: openStoreId,
  hardwareId: 'c0ffee',
  hardwareProblem: null,
  secretStore: 'file',
  contact: '',
  practice: null,
}

const status: SyncStatus = {
  phase: 'idle',
  initialised: true,
  waitingDocuments: 2,
  waitingRecords: 14,
  oldestWaitingAt: '2025-11-20T11:05:00',
  lastCursor: 40,
  accepted: 30,
  confirmed: 28,
  lastContactAt: '2025-11-20T11:02:00',
  lastSuccessAt: '2025-11-20T11:02:00',
  nextRunAt: new Date(Date.now() + 240_000).toISOString(),
  pausedUntil: null,
  cause: null,
  problems: 0,
  heldBack: 0,
  run: null,
  oneMore: false,
  intervalSeconds: 300,
}

const session = {
  ...signedIn,
  storeId: openStoreId,
  stores: signedIn.stores.map((store, at) => (at === 0 ? { ...store, id: openStoreId } : store)),
}

const fake = createFakeTrade({
  documents: Number(query.get('documents') ?? 340),
  handlers: {
    ...stockAnswers,
    ...homeAnswers,
    'safety.state': () => ok(safe),
    'start.report': () => ok(cleanStart),
    'drafts.list': () => ok([]),
    'app.state': () => ok(app),
    'session.state': () => ok(session),
    'session.touch': () => ok(session),
    'stores.open': () => ok(app),
    'sync.status': () => ok(status),
    'sync.now': () => ok(status),
  },
})
Object.assign(window, { outpost: fake.bridge, fake })

await import('../../../src-renderer/main.tsx')
