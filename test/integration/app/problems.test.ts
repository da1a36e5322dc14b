/** 4-3: problem records through the program, as the page asks for them. */
import { expect, it } from 'vitest'
import type { EventMessage } from '../../../src-main/contract/operations.ts'
import { setAside } from '../../../src-main/repositories/inbox.ts'
import { valueOf } from '../../support/builders.ts'
import { fromCentral } from '../../support/make-db.ts'
import { nurse, openClinic } from '../../support/people.ts'

const key = { wire: 'item', recordId: 'broken', kind: 'upsert' } as const
const broken = {
  table: 'item',
  id: 'broken',
  kind: 'upsert',
  reason: 'unreadable',
  field: 'doses',
  data: '{"item_name":"Zinc","doses":"two"}',
} as const

it('are listed, looked into, exported and tried again; the page is told that the list has changed', async () => {
  const clinic = await openClinic(({ db }) => fromCentral(db, (tx) => setAside(tx, broken)))
  const { client, app } = clinic
  valueOf(await client['session.signIn'](nurse))
  const heard: EventMessage[] = []
  app.subscribe((message) => void heard.push(message), 'page')
  expect(valueOf(await client['problems.list']({ offset: 0, limit: 10 }))).toMatchObject({ total: 1, problems: [{ key, name: 'Zinc' }] })
  expect(valueOf(await client['problems.details'](key)).text).toContain('field: doses')
  expect(valueOf(await client['problems.export']({ format: 'csv' })).text).toContain('broken')
  expect(valueOf(await client['problems.retry'](key))).toEqual({ retried: 1 })
  expect(valueOf(await client['problems.retryAll']({}))).toEqual({ retried: 1 })
  clinic.tick()
  const told = heard.flatMap((message) => (message.name === 'data.changed' ? message.payload.tables : []))
  expect(told).toContain('inbox')
  expect(await client['problems.retry']({ ...key, recordId: 'gone' })).toMatchObject({
    ok: false,
    error: { code: 'not_found', reason: 'problem_gone' },
  })
  expect(await client['problems.list']({ offset: 0, limit: 9999 })).toMatchObject({ ok: false, error: { code: 'validation' } })
})
