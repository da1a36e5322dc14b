import { describe, expect, test } from 'vitest'
import { problemReasons, problemKinds, ProblemMender } from '../../../src-main/contract/problems.ts'
import { storeRoles } from '../../../src-main/contract/trade.ts'
import { needNames } from '../../../src-main/contract/site.ts'
import { syncedTables } from '../../../src-main/tables/registry.ts'
import { missingFor } from '../../../src-renderer/features/needs/missing.ts'
import { causeParams } from '../../../src-renderer/features/sync/cause-params.ts'
import {
  problemFacts,
  problemMessage,
  problemName,
  problemSentence,
  problemShort,
  problemTitle,
} from '../../../src-renderer/features/sync/problem-words.ts'
import { canOpen, inOrder, readiness, shareHere } from '../../../src-renderer/stores/stores.ts'
import { formatsFor } from '../../../src-renderer/ui/format.ts'
import { emptyStoreNeeds, movingStores, noNeeds, noStoreNeeds, problems } from '../../support/fake-sync-data.ts'
import { languages, wordsOf } from '../renderer/catalogue.ts'

const days = { today: 'Today', yesterday: 'yesterday', tomorrow: 'tomorrow' }
const opened = async (language: 'en' | 'fr') => {
  const words = await wordsOf(language)
  return { t: words.getFixedT(language, 'sync'), format: formatsFor(language, days), exists: (key: string) => words.exists(key) }
}

describe.each(languages)('4-3: problem records in words, in %s', (language) => {
  test('every declared table has a word for many and for one', async () => {
    const { exists } = await opened(language)
    const missing = syncedTables.flatMap(({ local }) => [`sync:table.${local}`, `sync:record.${local}`]).filter((key) => !exists(key))
    expect(missing).toEqual([])
  })

  test('every reason, kind and mender has its sentence, without a hole', async () => {
    const { t, format, exists } = await opened(language)
    for (const reason of problemReasons) {
      for (const kind of problemKinds) {
        for (const mender of ProblemMender.options) {
          const problem = { ...problems[1]!, reason, mender, key: { ...problems[1]!.key, kind } }
          const texts = [problemShort(problem, t), problemSentence(problem, t), problemMessage(problem, 'Site 12', t, format)]
          texts.push(...problemFacts(problem, t, format, 0).flat())
          for (const text of texts) expect(text).not.toMatch(/\{\{|problem\./)
        }
      }
    }
    for (const role of storeRoles) expect(exists(`trade:stores.role.${role}`), role).toBe(true)
    for (const need of needNames) expect(exists(`people:needs.${need}`), need).toBe(true)
  })
})

describe('F-124: the sentence of a refused sync says what kind of record it names', () => {
  const refused = { context: 'record', called: '7 Maternity ward', reasonText: 'not today' }

  test.each([
    ['a document', { kind: 'outbound_shipment' }, 'Customer invoice 7 Maternity ward.', 'Facture client 7 Maternity ward.'],
    [
      'a part of one',
      { kind: 'outbound_shipment', part: 'invoice_line' },
      'Customer invoice 7 Maternity ward (Document line).',
      'Facture client 7 Maternity ward (Ligne de document).',
    ],
    ['a record of a table', { kind: 'stock_line' }, 'Batch in stock 7 Maternity ward.', 'Lot en stock 7 Maternity ward.'],
    ['a table without a word', { kind: 'a_new_table' }, 'a_new_table 7 Maternity ward.', 'a_new_table 7 Maternity ward.'],
  ])('F-124: %s', async (_what, named, en, fr) => {
    for (const [language, called] of Object.entries({ en, fr })) {
      const words = await wordsOf(language as 'en' | 'fr')
      const params = causeParams({ params: { ...refused, ...named } }, words.getFixedT(language, 'sync'))
      expect(words.t('causes:integration_error.meaning', params)).toContain(called)
    }
  })

  test('F-124: any other cause says what it is given', async () => {
    const { t } = await opened('en')
    expect(causeParams({ params: { status: 500 } }, t)).toEqual({ status: 500 })
  })
})

describe('4-3: a problem is called as people call it', () => {
  test('by document and number, by kind of record, by the name of a table that has no word', async () => {
    const { t } = await opened('en')
    expect(problems.map((problem) => problemTitle(problem, t))).toEqual(['Customer invoice 1067', 'Supplier invoice 483', 'List', 'Item'])
    expect(problemTitle({ ...problems[3]!, table: 'a_new_table' }, t)).toBe('a_new_table')
    expect(problemTitle({ ...problems[3]!, table: '' }, t)).toBe('Record')
  })

  test('a part of a document says that it is one', async () => {
    const { t } = await opened('en')
    expect(problems.map((problem) => problemName(problem, t))).toEqual([
      'Mathare Health Centre',
      'Nairobi West Regional Store',
      'Price list 2026',
      'Chloroquine 150 mg tablets',
    ])
    expect(problemName({ ...problems[0]!, table: 'invoice_line' }, t)).toBe('Document line, Mathare Health Centre')
    expect(problemName({ ...problems[0]!, name: '' }, t)).toBe('Going out')
  })

  test('the reason names what is missing and the field', async () => {
    const { t } = await opened('en')
    expect(problems.map((problem) => problemShort(problem, t))).toEqual([
      'Not accepted by central',
      'Waits for: Item',
      'Not readable: discount_percentage',
      'Not possible here',
    ])
    expect(problemSentence(problems[1]!, t)).toContain('(Item)')
  })

  test('what to tell the administrator holds site, record, answer of central and time', async () => {
    const { t, format } = await opened('en')
    const message = problemMessage(problems[0]!, 'Site 12, Kibera', t, format)
    expect(message).toContain('Site 12, Kibera: Customer invoice 1067, Mathare Health Centre.')
    expect(message).toContain('Answer of central: Mathare Health Centre is not visible to Kibera Clinic.')
    expect(message).toContain('First seen:')
  })

  test('the next try is a time, the next sync, or none', async () => {
    const { t, format } = await opened('en')
    const tries = (nextTryAt: string | null) =>
      problemFacts({ ...problems[0]!, nextTryAt }, t, format, Date.parse('2026-03-01T08:00:00Z')).at(-1)?.[1]
    expect(tries('2026-03-01T07:00:00Z')).toBe('3 tries in vain · the next with the next sync')
    expect(tries(null)).toBe('3 tries in vain · not tried again by itself')
    expect(tries('2026-03-01T09:00:00Z')).toMatch(/the next by itself/)
  })
})

describe('F-225, F-227: stores that come and go', () => {
  const named = (name: string) => movingStores.find((store) => store.name === name)!

  test('only active stores and copies open; those that come or have left stand between the active and the others', () => {
    expect(movingStores.filter(canOpen).map(({ code }) => code)).toEqual(['KBR', 'LSB', 'KWG', 'MTH'])
    expect(inOrder(movingStores).map(({ role }) => role)).toEqual([
      'active',
      'active',
      'active',
      'preparing',
      'left',
      'collector',
      'elsewhere',
      'elsewhere',
      'nowhere',
    ])
  })

  test('how much of a store is here; unknown until central has said', () => {
    const coming = named('Kibera Outreach')
    expect(shareHere(coming)).toBeCloseTo(0.4105)
    expect([
      shareHere({ ...coming, progress: { done: 3, total: null } }),
      shareHere({ ...coming, progress: { done: 0, total: 0 } }),
    ]).toEqual([null, 1])
    expect(readiness(coming).map(({ name, ok }) => [name, ok])).toEqual([
      ['site', true],
      ['data', false],
    ])
  })
})

describe('F-018: what is missing and whom to ask', () => {
  test('nothing while somebody can work somewhere; a store, or what the only store lacks', () => {
    expect(missingFor(noNeeds, null).map(({ name }) => name)).toEqual([])
    expect(missingFor(noStoreNeeds, null).map(({ name }) => name)).toEqual(['store'])
    expect(missingFor(emptyStoreNeeds, null).map(({ name }) => name)).toEqual(['names', 'items'])
    const other = { id: 'store-1', code: 'KBR', name: 'Kibera Clinic' }
    const both = { ...emptyStoreNeeds, needs: [...emptyStoreNeeds.needs, { name: 'names' as const, ok: true, store: other }] }
    expect(missingFor(both, null)).toEqual([])
    expect(missingFor(both, 'store-6').map(({ name }) => name)).toEqual(['names', 'items'])
  })

  test('while a store is on its way the rest of it is not missed yet', () => {
    const coming = {
      ...emptyStoreNeeds,
      needs: emptyStoreNeeds.needs.map((need) => (need.name === 'ready' ? { ...need, ok: false } : need)),
    }
    expect(missingFor(coming, null).map(({ name }) => name)).toEqual(['ready'])
  })
})
