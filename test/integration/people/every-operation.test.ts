/**
 * U-04 and style 6, row 17: every operation of the contract, asked by everybody who may not, through the bridge of the
 * window and the server of the web shell as they are. A new operation cannot be left out: it would not compile.
 */
import { describe, expect, test, vi } from 'vitest'
import type { OperationName } from '../../../src-main/contract/operations.ts'
import { operations } from '../../../src-main/contract/operations.ts'
import { rightsFor } from '../../../src-main/contract/operation.ts'
import type { Result } from '../../../src-main/contract/result.ts'
import type { Right } from '../../../src-main/contract/rights.ts'
import { rights } from '../../../src-main/contract/rights.ts'
import { valueOf } from '../../support/builders.ts'
import { inputs, openWithAll as open } from '../../support/every-operation.ts'
import type { ClinicApp } from '../../support/people.ts'
import { allNumbers, allRows, loginStub, nurse, numbersOf } from '../../support/people.ts'
import { foreignEvents, foreignRequests, ownEvent, ownRequest, throughWeb, throughWindow } from '../../support/callers.ts'
import type { Ask } from '../../support/callers.ts'

vi.mock('electron', () => ({ ipcMain: { handle: vi.fn() } }))

const names = Object.keys(operations) as OperationName[]
const needing = (...needs: string[]) => names.filter((name) => needs.includes(operations[name].needs))
const ofPeople = needing('user', 'store')
/** Each of them has a batch or a place of its own, which nothing else changes. */
const ofStock = (name: OperationName): boolean => name.startsWith('batch.') || name.startsWith('locations.')
const withRight = ofPeople.filter((name) => operations[name].right !== null)

const ask = ({ app }: ClinicApp, name: OperationName, input: unknown = inputs[name]): Promise<Result<unknown>> =>
  app.invoke(name, input, 'page')

/** Asks for all of `asked`, one after the other, and sees that no row of any table is another one afterwards. */
async function refused(clinic: ClinicApp, asked: readonly OperationName[], expected: (name: OperationName) => object): Promise<void> {
  const before = allRows(clinic.sqlite)
  for (const name of asked) expect({ [name]: await ask(clinic, name) }).toMatchObject({ [name]: { ok: false, error: expected(name) } })
  expect(allRows(clinic.sqlite)).toEqual(before)
  expect(clinic.log.filter((entry) => entry.level === 'error')).toEqual([])
}

test('what anybody may ask is the look, the status of sync and the way in, and nothing else', () => {
  expect(needing('always', 'site').toSorted()).toEqual([
    'app.setLocale',
    'app.setTheme',
    'app.state',
    'identity.state',
    'practice.end',
    'practice.setLine',
    'rescue.find',
    'rescue.look',
    'rescue.restore',
    'session.lock',
    'session.signIn',
    'session.signOut',
    'session.state',
    'session.touch',
    'session.unlock',
    'setup.needs',
    'setup.setSyncing',
    'setup.summary',
    'sync.status',
  ])
})

test('every operation that shows or changes a document names its right; every right is used', () => {
  const free = needing('store').filter((name) => operations[name].right === null)
  expect(free).toEqual([])
  const used = new Set<string>(withRight.flatMap((name) => rightsFor(operations[name])))
  expect(used).toEqual(new Set(rights))
})

type Column = {
  readonly who: string
  readonly central?: () => ReturnType<typeof loginStub>
  /** Gets as far as this caller gets, and gives their way to ask. */
  readonly enter: (clinic: ClinicApp) => Promise<Ask>
  /** How the operation is refused to them; null where the contract lets them ask it. */
  readonly refusal: (name: OperationName) => object | null
  /** Tables that the way in itself changes. */
  readonly changes?: readonly string[]
}

const error = (reason: string, params: object = {}) => ({ ok: false, error: { code: 'forbidden', reason, params } })
const isFor = (name: OperationName, ...needs: string[]): boolean => needs.includes(operations[name].needs)
/** First run is over: its operations are nobody's any more. */
const afterSetup =
  (refusal: Column['refusal']): Column['refusal'] =>
  (name) =>
    isFor(name, 'setup') ? error('not_allowed_now', { needs: 'setup' }) : refusal(name)

const window = 'window-1'
const idler = { username: 'idler', password: 'idler-secret' }
async function signedIn(clinic: ClinicApp, given = nurse): Promise<Ask> {
  valueOf(await clinic.page(window)['session.signIn'](given))
  return throughWindow(clinic.app, ownEvent)
}

const columns: readonly Column[] = [
  {
    who: 'no session',
    enter: async ({ app }) => throughWindow(app, ownEvent),
    refusal: afterSetup((name) => (isFor(name, 'user', 'store') ? error('not_signed_in') : null)),
  },
  {
    who: 'no right: the refusal names it, and who can give it',
    central: () => {
      const central = loginStub()
      central.add('boss', { 'store-a': numbersOf('editUsers') })
      central.add('idler', { 'store-a': [] })
      return central
    },
    enter: async (clinic) => {
      valueOf(await clinic.page('other')['session.signIn']({ username: 'boss', password: 'boss-secret' }))
      return signedIn(clinic, idler)
    },
    refusal: afterSetup((name) => {
      const [right] = rightsFor(operations[name])
      return right === undefined ? null : error('right_missing', { right, who: 'Test boss' })
    }),
  },
  {
    who: 'every right, but at other stores',
    central: () => {
      const central = loginStub()
      central.add('idler', { 'store-a': [], 'store-c': allNumbers, 'store-b': allNumbers })
      return central
    },
    enter: (clinic) => signedIn(clinic, idler),
    refusal: afterSetup((name) => {
      const [right] = rightsFor(operations[name])
      return right === undefined ? null : error('right_missing', { right })
    }),
  },
  {
    who: 'another user’s store: each question finds it out by itself',
    enter: async (clinic) => {
      const asks = throughWindow(clinic.app, ownEvent)
      return async (name, input) => {
        await signedIn(clinic)
        clinic.sqlite.exec("DELETE FROM user_store WHERE store_id = 'store-a'")
        return asks(name, input)
      }
    },
    refusal: afterSetup((name) => (isFor(name, 'store') || name === 'stores.open' ? error('store_not_yours') : null)),
    changes: ['user_store', 'sign_in', 'change_log', 'activity_log', 'user', 'user_right'],
  },
  ...foreignEvents.map(([what, event]) => ({
    who: `a foreign frame: ${what}`,
    enter: async (clinic: ClinicApp) => {
      await signedIn(clinic)
      return throughWindow(clinic.app, event)
    },
    refusal: () => error('sender'),
  })),
  ...foreignRequests.map(({ what, status, headers }) => ({
    who: `a foreign request to the web shell: ${what}`,
    enter: ({ app, page }: ClinicApp) => throughWeb(app, (session) => page(session)['session.signIn'](nurse), headers),
    refusal: () => ({ status }),
    changes: ['sign_in', 'change_log', 'activity_log', 'user', 'user_right', 'user_store'],
  })),
]

describe('every operation × who asks: refused, and nothing is changed', () => {
  test.each(columns)('$who', async ({ central, enter, refusal, changes = [] }) => {
    const clinic = await open(central?.())
    const asks = await enter(clinic)
    const before = allRows(clinic.sqlite, changes)
    for (const name of names) {
      const expected = refusal(name)
      if (expected !== null) expect({ [name]: await asks(name, inputs[name]) }).toMatchObject({ [name]: expected })
    }
    expect(allRows(clinic.sqlite, changes)).toEqual(before)
    expect(clinic.log.filter((entry) => entry.level === 'error')).toEqual([])
  })

  test('our own page and our own browser are not taken for foreign ones', async () => {
    const clinic = await open()
    expect(await (await signedIn(clinic))('invoice.get', inputs['invoice.get'])).toMatchObject({ ok: true })
    const web = await throughWeb(clinic.app, (session) => clinic.page(session)['session.signIn'](nurse), ownRequest)
    expect(await web('invoice.get', inputs['invoice.get'])).toEqual({ status: 200 })
  })

  test('what is not refused is named here, so that nobody opens an operation in passing', () => {
    const openTo = Object.fromEntries(columns.map(({ who, refusal }) => [who, names.filter((name) => refusal(name) === null).toSorted()]))
    const [noSession = [], noRight = [], elsewhere, anotherStore = [], ...foreign] = Object.values(openTo)
    expect(noSession).toEqual(needing('always', 'site').toSorted())
    const ofSyncPage = ['journal.state', 'problems.details', 'problems.list', 'problems.retry', 'problems.retryAll', 'rules.state']
    const ofSync = ['sync.history', 'sync.now', 'sync.pause', 'sync.resume', 'sync.waiting', ...ofSyncPage]
    const ofDrafts = ['drafts.drop', 'drafts.keep', 'drafts.list', 'drafts.of']
    const ofLists = ['lists.keep', 'lists.looks', 'lists.setDensity']
    const ofBackups = ['backups.state', 'backups.overview', 'backups.now']
    const ofSafety = ['safety.loss', 'safety.state', 'start.report', 'start.seen']
    const ofSitePage = ['checklist.get', 'connection.check', 'connection.queue', 'siteSettings.disk', 'siteSettings.get']
    const ofStores = ['stores.list', 'stores.open']
    const ofEverybody = [
      'app.about',
      'print.pdf',
      ...ofStores,
      ...ofBackups,
      ...ofSafety,
      ...ofSitePage,
      ...ofDrafts,
      ...ofLists,
      ...ofSync,
    ]
    expect(noRight).toEqual([...noSession, ...ofEverybody].toSorted())
    expect(elsewhere).toEqual(noRight)
    const ofIdentity = ['certificate.trust', 'identity.removeSite', 'identity.startAnew', 'identity.takeOver', 'unsent.save']
    const ofSupport = ['problems.export', 'support.preview', 'support.save']
    const ofPlaces = ['setFolder', 'chooseFolder', 'drives', 'addStick', 'forgetStick', 'setPassphrase', 'remind', 'verify', 'restore']
    const ofSettings = ['checklist.save', 'connection.try', 'siteSettings.change', 'siteSettings.setPace', 'siteSettings.setSyncing']
    const ofMoves = ['stores.move', 'stores.freeze', 'stores.thaw']
    const ofRules = ['app.setContact', 'session.setIdleLock', 'site.reenter', 'rules.set', 'rules.applyDefaults', ...ofSettings, ...ofMoves]
    const ofSite = [...ofRules, ...ofPlaces.map((name) => `backups.${name}`), ...ofSupport, ...ofIdentity]
    expect(anotherStore).toEqual([...noSession, ...ofEverybody.filter((name) => name !== 'stores.open'), ...ofSite].toSorted())
    expect(foreign).toEqual(foreign.map(() => []))
    expect(foreign).toHaveLength(foreignEvents.length + foreignRequests.length)
  })
})

describe('an operation is refused too, and nothing is changed', () => {
  test('where first run is over', async () => {
    const clinic = await open()
    valueOf(await clinic.client['session.signIn'](nurse))
    await refused(clinic, needing('setup'), () => ({ code: 'forbidden', reason: 'not_allowed_now', params: { needs: 'setup' } }))
  })

  test('where the session is locked', async () => {
    const clinic = await open()
    valueOf(await clinic.client['session.signIn'](nurse))
    valueOf(await clinic.client['session.lock']({}))
    await refused(clinic, ofPeople, () => ({ code: 'forbidden', reason: 'locked' }))
    expect(valueOf(await clinic.client['session.state']({}))).toMatchObject({ locked: true, storeId: 'store-a' })
  })

  test('where the user signed out again, and at a page that never signed in', async () => {
    const clinic = await open()
    valueOf(await clinic.client['session.signIn'](nurse))
    valueOf(await clinic.page('other')['session.signIn'](nurse))
    valueOf(await clinic.client['session.signOut']({}))
    await refused(clinic, ofPeople, () => ({ reason: 'not_signed_in' }))
    expect((await clinic.page('third')['invoice.get']({ id: 'open' })).ok).toBe(false)
    expect((await clinic.page('other')['invoice.get']({ id: 'open' })).ok).toBe(true)
  })

  test.each([
    ['store-c', 'forbidden', 'store_not_yours'],
    ['store-b', 'forbidden', 'store_not_yours'],
    ['nowhere', 'forbidden', 'store_not_yours'],
  ])('opening %s, which is not the user’s', async (storeId, code, reason) => {
    const clinic = await open()
    valueOf(await clinic.client['session.signIn'](nurse))
    const before = allRows(clinic.sqlite)
    expect(await clinic.client['stores.open']({ storeId })).toMatchObject({ error: { code, reason } })
    expect(valueOf(await clinic.client['session.state']({})).storeId).toBe('store-a')
    expect(allRows(clinic.sqlite)).toEqual(before)
  })

  test('where it names a document or a batch of another store', async () => {
    const clinic = await open()
    valueOf(await clinic.client['session.signIn'](nurse))
    const ofDocuments = (name: OperationName) => 'id' in inputs[name] && 'version' in inputs[name] && !ofStock(name)
    const named = ofPeople.filter((name) => ofDocuments(name) || name === 'invoice.get' || name === 'invoice.allocation')
    const before = allRows(clinic.sqlite)
    for (const name of named) {
      const input = { ...inputs[name], id: 'theirs' }
      expect({ [name]: await ask(clinic, name, input) }).toMatchObject({
        [name]: { error: { code: 'not_found', reason: 'document_gone' } },
      })
    }
    const batch = { ...inputs['invoice.setBatch'], stockLineId: 'c' }
    expect(await ask(clinic, 'invoice.setBatch', batch)).toMatchObject({ error: { code: 'not_found', reason: 'batch_gone' } })
    expect(valueOf(await clinic.client['history.ofDocument']({ id: 'theirs' }))).toEqual([])
    expect(allRows(clinic.sqlite)).toEqual(before)
  })

  test('where it names a batch or a place of another store', async () => {
    const clinic = await open()
    valueOf(await clinic.client['session.signIn'](nurse))
    const before = allRows(clinic.sqlite)
    for (const name of ['batch.adjust', 'batch.edit', 'batch.repack'] as const)
      expect(await ask(clinic, name, { ...inputs[name], stockLineId: 'c' })).toMatchObject({ error: { reason: 'batch_gone' } })
    const places = {
      'batch.create': 'locationId',
      'batch.edit': 'locationId',
      'locations.edit': 'id',
      'locations.merge': 'goneId',
    } as const
    for (const [name, key] of Object.entries(places) as [keyof typeof places, string][])
      expect(await ask(clinic, name, { ...inputs[name], [key]: 'far' })).toMatchObject({ error: { reason: 'location_gone' } })
    expect(allRows(clinic.sqlite)).toEqual(before)
  })

  test('where central has switched the user off', async () => {
    const clinic = await open()
    valueOf(await clinic.client['session.signIn'](nurse))
    clinic.sqlite.exec("UPDATE user SET is_active = 0 WHERE id = 'nurse'")
    expect(await ask(clinic, 'invoice.get')).toMatchObject({ error: { code: 'forbidden', reason: 'user_inactive' } })
    await refused(clinic, ofPeople, () => ({ reason: 'not_signed_in' }))
  })
})

/** `invoice.get` asks for a customer invoice here: who sees only other kinds is told what is missing. */
const isOfOtherKind = (right: Right, name: OperationName): boolean => name === 'invoice.get' && right !== 'viewCustomerInvoices'

test('U-04: each right opens exactly its own operations', async () => {
  for (const right of rights) {
    const central = loginStub()
    central.add('one', { 'store-a': numbersOf(right) })
    const clinic = await open(central)
    valueOf(await clinic.client['session.signIn']({ username: 'one', password: 'one-secret' }))
    for (const name of ofPeople) {
      const answer = await ask(clinic, name)
      const isMissing = !answer.ok && answer.error.reason === 'right_missing'
      const opens = rightsFor(operations[name])
      const isShut = opens.length > 0 && !opens.includes(right)
      expect({ [`${right}: ${name}`]: isMissing }).toEqual({ [`${right}: ${name}`]: isShut || isOfOtherKind(right, name) })
    }
    await clinic.close()
  }
})

test('with all rights the same questions are answered', async () => {
  const clinic = await open()
  valueOf(await clinic.client['session.signIn'](nurse))
  const unlike = new Map<OperationName, string>([
    ['site.reenter', 'nothing_to_change'],
    ['print.pdf', 'no_pdf_here'],
    ['backups.chooseFolder', 'no_dialog_here'],
    ['backups.addStick', 'drive_gone'],
    ['backups.forgetStick', 'place_gone'],
    ['backups.verify', 'backup_gone'],
    ['backups.restore', 'backup_gone'],
    ['identity.takeOver', 'identity_fine'],
    ['identity.startAnew', 'site_name_differs'],
    ['identity.removeSite', 'site_name_differs'],
    ['stocktake.finalise', 'nothing_counted'],
    ['outbound.addList', 'list_gone'],
    ['inbound.changeLines', 'line_gone'],
    ['customerReturn.changeLines', 'line_gone'],
    ['invoice.remove', 'already_shipped'],
    ['inbound.remove', 'deleted_only_while_new'],
    ['supplierReturn.remove', 'return_sent'],
    ['customerReturn.remove', 'deleted_only_while_new'],
  ])
  for (const name of ofPeople) {
    const answer = await ask(clinic, name, ofStock(name) ? inputs[name] : await fresh(clinic, name, inputs[name]))
    if (unlike.has(name)) expect(answer).toMatchObject({ error: { reason: unlike.get(name) } })
    else expect({ [name]: answer }).toMatchObject({ [name]: { ok: true } })
  }
})

/** The question as a page asks it that has the newest of the document in hand. */
async function fresh({ client }: ClinicApp, name: OperationName, input: object): Promise<object> {
  if (!('version' in input) || !('id' in input)) return input
  const of = { id: String(input.id) }
  const isCount = name.startsWith('stocktake.')
  const { version } = isCount ? valueOf(await client['stocktake.get'](of)).stocktake : valueOf(await client['invoice.get'](of))
  return { ...input, version }
}
